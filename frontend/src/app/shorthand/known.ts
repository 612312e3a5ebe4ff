/** The words an organization adds: names of skills and behaviours to library keys, its dogs and its members. */
export interface Known {
  readonly skills?: Readonly<Record<string, string | null>>;
  readonly behaviors?: Readonly<Record<string, string | null>>;
  readonly dogs?: readonly string[];
  readonly members?: readonly string[];
  /** The words that these are added to: one dog's plans on top of the whole practice. */
  readonly beyond?: Known;
}
