// The way from a text to its facts; the same as registry/shorthand/parse.py, module by module.
import { readAbc } from './abc';
import { readAttendance } from './classes';
import { readCounts, readTimedCounts } from './counts';
import { readExposures } from './exposures';
import type { Fact } from './facts';
import { lexiconFor } from './grammar';
import { Known } from './known';
import { lex } from './lexing';
import { Page } from './lines';
import { readReadings } from './readings';
import { readMarkers, readRemarks } from './remarks';
import { muteScopes } from './scopes';
import { readSets } from './sets';
import { readTrials } from './trials';
import { readNodes } from './words';

export { GRAMMAR_VERSION } from './grammar';
export type { Known } from './known';

export interface ParseOptions {
  readonly language?: string;
  readonly known?: Known;
}

// In this order: who comes first takes the digits.
const READERS: readonly ((page: Page) => void)[] = [
  readAbc,
  readReadings,
  readTrials,
  readTimedCounts,
  readExposures,
  readCounts,
  readSets,
  readRemarks,
  readAttendance,
];

/** The facts in a text, by the start of their spans, then by their end. Never throws, never changes the text. */
export function parse(text: string, options: ParseOptions = {}): Fact[] {
  const lexicon = lexiconFor(options.language ?? 'en', options.known ?? {});
  const chars = Array.from(text);
  const page = new Page(chars, lexicon, readNodes(lex(chars, lexicon.alphabet), lexicon));
  readMarkers(page);
  muteScopes(page);
  for (const read of READERS) read(page);
  return page.facts.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}
