import file from '../../../../../shorthand/synonyms.json';
import { stem } from './stemming';
import { wordsOf } from './words';

/**
 * What else a trainer may have called it: `recall` and `come`, `LLW` and loose-leash walking. The
 * list is the registry's own file. The members of a group stand for each other; an expansion works
 * in one direction only.
 */
export interface SynonymFile {
  readonly groups: readonly (readonly string[])[];
  readonly expansions: Readonly<Record<string, readonly string[]>>;
}

const LONGEST_KEY = 5;

export class Synonyms {
  private readonly byStems = new Map<string, Map<string, readonly string[]>>();

  constructor({ groups, expansions }: SynonymFile) {
    for (const group of groups) {
      const members = group.map(stemsOf);
      for (const member of members) this.add(member, members);
    }
    for (const [word, meanings] of Object.entries(expansions)) {
      this.add(stemsOf(word), meanings.map(stemsOf));
    }
  }

  /** What else to look for. */
  of(stems: readonly string[]): readonly (readonly string[])[] {
    return [...(this.byStems.get(stems.join(' '))?.values() ?? [])];
  }

  /** How many stems from `at` on form the longest known phrase of several words, 0 for none. */
  longestAt(stems: readonly string[], at: number): number {
    for (let length = Math.min(LONGEST_KEY, stems.length - at); length > 1; length--) {
      if (this.byStems.has(stems.slice(at, at + length).join(' '))) return length;
    }
    return 0;
  }

  private add(stems: readonly string[], others: readonly (readonly string[])[]): void {
    const key = stems.join(' ');
    if (key === '') return;
    const known = this.byStems.get(key) ?? new Map<string, readonly string[]>();
    this.byStems.set(key, known);
    for (const other of others) {
      const name = other.join(' ');
      if (name !== '' && name !== key && !known.has(name)) known.set(name, other);
    }
  }
}

let ours: Synonyms | null = null;

/** Those of shorthand/synonyms.json. */
export function ownSynonyms(): Synonyms {
  return (ours ??= new Synonyms(file));
}

function stemsOf(text: string): readonly string[] {
  return wordsOf(text).map(stem);
}
