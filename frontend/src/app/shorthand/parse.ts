// The way from a text to its facts; the same as registry/shorthand/parse.py.
import type { Fact } from './facts';

/** The words an organization adds: names of skills and behaviours to library keys, its dogs and its members. */
export interface Known {
  skills?: Readonly<Record<string, string | null>>;
  behaviors?: Readonly<Record<string, string | null>>;
  dogs?: readonly string[];
  members?: readonly string[];
}

export interface ParseOptions {
  language?: string;
  known?: Known;
}

export const GRAMMAR_VERSION = 1;

/** The facts in a text, by the start of their spans. */
export function parse(_text: string, _options: ParseOptions = {}): Fact[] {
  return [];
}
