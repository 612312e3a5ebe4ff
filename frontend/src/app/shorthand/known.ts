/** The words an organization adds: names of skills and behaviours to library keys, its dogs and its members. */
export interface Known {
  readonly skills?: Readonly<Record<string, string | null>>;
  readonly behaviors?: Readonly<Record<string, string | null>>;
  readonly dogs?: readonly string[];
  readonly members?: readonly string[];
}
