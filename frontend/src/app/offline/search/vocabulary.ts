import { editDistance, furthestCorrection } from './edit-distance';
import { stem } from './stemming';

const SHORTEST_WORD = 2;
const LONGEST_WORD = 40;

/** A word near to another one, with how many typing errors lie between them. */
export type Near = readonly [word: string, distance: number];

/** The words of the index that begin with the same letter. What is asked for is worked out once. */
export class Vocabulary {
  private byStems: ReadonlyMap<string, readonly string[]> | null = null;
  private telling: readonly string[] | null = null;
  private signs: Int32Array | null = null;

  constructor(private readonly all: ReadonlySet<string>) {}

  /** The words that have a stem. */
  forms(of: string): readonly string[] {
    return (this.byStems ??= groupedByStem(this.all)).get(of) ?? [];
  }

  beginningWith(prefix: string): readonly string[] {
    return this.words().filter((word) => word.startsWith(prefix));
  }

  /** Words that somebody who typed `typed` may have meant. */
  near(typed: string): readonly Near[] {
    const furthest = furthestCorrection(typed);
    const wanted = signsOf(typed);
    const words = this.words();
    const signs = (this.signs ??= Int32Array.from(words, signsOf));
    const found: Near[] = [];
    for (const [at, word] of words.entries()) {
      if (Math.abs(word.length - typed.length) > furthest) continue;
      // An error changes at most two of the letters that a word is made of.
      if (bitsIn((signs[at] ?? 0) ^ wanted) > 2 * furthest) continue;
      const distance = editDistance(typed, word, furthest);
      if (distance <= furthest) found.push([word, distance]);
    }
    return found;
  }

  /** Those that may complete or correct what somebody types. */
  private words(): readonly string[] {
    return (this.telling ??= [...this.all].filter(
      (word) =>
        word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && /^\p{L}+$/u.test(word),
    ));
  }
}

function groupedByStem(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const form = stem(word);
    const others = groups.get(form);
    if (others) others.push(word);
    else groups.set(form, [word]);
  }
  return groups;
}

/** Which letters a word is made of, a bit for each rest of its code by 32. */
function signsOf(word: string): number {
  let signs = 0;
  for (let at = 0; at < word.length; at++) signs |= 1 << (word.charCodeAt(at) & 31);
  return signs;
}

function bitsIn(signs: number): number {
  let count = 0;
  for (let left = signs; left !== 0; left &= left - 1) count++;
  return count;
}
