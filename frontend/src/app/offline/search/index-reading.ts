import { Dexie } from 'dexie';
import { LocalDatabase } from '../local-database';
import { Entry } from './entry';
import { EVERYTHING, evaluate, Expression, tokensOf } from './expression';
import { dogMark, ABSENT_DOG, MARK } from './marks';
import { NumberSet } from './number-set';
import { laterFirst } from './ranking';
import { addTo, letterOf, Lists, unpacked } from './drawers';
import { Drawer, Shelf, SHELF } from './shelves';
import { stem } from './stemming';
import { furthestCorrection, editDistance } from './edit-distance';

const COMPLETIONS = 200;
const SHORTEST_WORD = 2;
const LONGEST_WORD = 40;
const NEIGHBOURS = 40;

/** What of the time counts, ms since 1970: `from` does, `until` does no more; null has no end. */
export interface TimeSpan {
  readonly from: number | null;
  readonly until: number | null;
}

/** Where an entry stands among the others: what was made later stands before. */
export interface Standing {
  readonly created: number;
  readonly number: number;
}

/** The index as one search sees it, within a transaction that reads. */
export class IndexReader {
  private readonly lists = new Map<string, NumberSet>();
  /** Opened drawers by their letters. */
  private readonly drawers = new Map<string, { shelf: number; lists: Lists }[]>();
  private readonly stems = new Map<string, ReadonlyMap<string, readonly string[]>>();

  private constructor(
    private readonly database: LocalDatabase,
    private readonly shelves: ReadonlyMap<number, Shelf>,
    private readonly size: number,
  ) {}

  static async begin(database: LocalDatabase): Promise<IndexReader> {
    const shelves = await database.searchShelves.toArray();
    const last = Math.max(-1, ...shelves.map(({ shelf }) => shelf));
    const byNumber = new Map(shelves.map((one) => [one.shelf, one]));
    const reader = new IndexReader(database, byNumber, (last + 1) * SHELF);
    await reader.withoutAbsentDogs();
    return reader;
  }

  /** Where the entries stand that an expression and a span of time leave, the newest first. */
  async standings(wanted: Expression, time: TimeSpan): Promise<readonly Standing[]> {
    await this.load(tokensOf(wanted));
    const found = evaluate(wanted, (token) => this.list(token)).intersection(this.list(EVERYTHING));
    const standings: Standing[] = [];
    for (const number of found.numbers()) {
      const standing = this.standing(number, time);
      if (standing) standings.push(standing);
    }
    return standings.reverse().sort(laterFirst);
  }

  /** Entries in the order of their numbers as given. */
  async entries(numbers: readonly number[]): Promise<readonly Entry[]> {
    const found = await this.database.searchEntries.bulkGet([...numbers]);
    return found.filter((entry) => entry !== undefined);
  }

  async entriesOf(wanted: Expression): Promise<readonly Entry[]> {
    const standings = await this.standings(wanted, { from: null, until: null });
    return this.entries(standings.map(({ number }) => number));
  }

  /** Words that begin with `prefix`, short ones first. */
  async completions(prefix: string): Promise<readonly string[]> {
    await this.open([letterOf(prefix)]);
    const found = this.words(letterOf(prefix)).filter((word) => word.startsWith(prefix));
    return found.filter(isVocabulary).sort(shortFirst).slice(0, COMPLETIONS);
  }

  /** Words that somebody who typed `word` may have meant, with how many errors that would be. */
  async neighbours(word: string): Promise<readonly (readonly [string, number])[]> {
    const furthest = furthestCorrection(word);
    if (furthest === 0) return [];
    await this.open(null);
    const all = [...this.drawers.keys()].flatMap((letter) => this.words(letter));
    return all
      .filter((other) => Math.abs(other.length - word.length) <= furthest && isVocabulary(other))
      .map((other) => [other, editDistance(word, other, furthest)] as const)
      .filter(([, distance]) => distance <= furthest)
      .sort(([one, near], [other, far]) => near - far || shortFirst(one, other))
      .slice(0, NEIGHBOURS)
      .filter(([other]) => other !== word);
  }

  private standing(number: number, { from, until }: TimeSpan): Standing | null {
    const shelf = this.shelves.get(Math.floor(number / SHELF));
    const occurred = shelf?.occurred[number % SHELF] ?? NaN;
    const created = shelf?.created[number % SHELF] ?? NaN;
    if (Number.isNaN(created)) return null;
    if (from !== null && occurred < from) return null;
    return until !== null && occurred >= until ? null : { created, number };
  }

  /** What is written about a dog that is not here is not found. */
  private async withoutAbsentDogs(): Promise<void> {
    await this.load([ABSENT_DOG]);
    const absent = this.list(ABSENT_DOG);
    const dogs = await this.entries(absent.numbers());
    const marks = dogs.flatMap(({ dogId }) => (dogId === null ? [] : [dogMark(dogId)]));
    await this.load(marks);
    const all = marks.reduce((left, mark) => left.difference(this.list(mark)), this.everything());
    this.lists.set(EVERYTHING, all.difference(absent));
  }

  private everything(): NumberSet {
    const all = new NumberSet(this.size);
    for (const { shelf, created } of this.shelves.values()) {
      for (const [slot, made] of created.entries()) {
        if (!Number.isNaN(made)) all.add(shelf * SHELF + slot);
      }
    }
    return all;
  }

  private list(token: string): NumberSet {
    return this.lists.get(token) ?? new NumberSet(this.size);
  }

  /** Reads the lists of tokens: of a mark its own, of a stem those of the words that have it. */
  private async load(tokens: readonly string[]): Promise<void> {
    const missing = [...new Set(tokens)].filter((token) => !this.lists.has(token));
    await this.open(missing.map(letterOf));
    for (const token of missing) this.lists.set(token, this.listOf(token));
  }

  private listOf(token: string): NumberSet {
    const set = new NumberSet(this.size);
    const letter = letterOf(token);
    const terms = token.startsWith(MARK) ? [token] : (this.forms(letter).get(token) ?? []);
    for (const { shelf, lists } of this.drawers.get(letter) ?? []) {
      for (const term of terms) {
        const slots = lists.get(term);
        if (slots) addTo(set, shelf, slots);
      }
    }
    return set;
  }

  /** Opens the drawers of some letters, or all. */
  private async open(letters: readonly string[] | null): Promise<void> {
    const missing = letters?.filter((letter) => !this.drawers.has(letter)) ?? null;
    const rows = await (missing
      ? Promise.all([...new Set(missing)].map((letter) => this.rowsOf(letter)))
      : Promise.all([this.database.searchDrawers.toArray()]));
    for (const letter of missing ?? []) this.drawers.set(letter, []);
    if (!missing) this.drawers.clear();
    for (const row of rows.flat()) {
      const opened = this.drawers.get(row.letter) ?? [];
      opened.push({ shelf: row.shelf, lists: unpacked(row) });
      this.drawers.set(row.letter, opened);
    }
  }

  private rowsOf(letter: string): Promise<Drawer[]> {
    return this.database.searchDrawers
      .where('[letter+shelf]')
      .between([letter, Dexie.minKey], [letter, Dexie.maxKey])
      .toArray();
  }

  private words(letter: string): readonly string[] {
    const terms = (this.drawers.get(letter) ?? []).flatMap(({ lists }) => [...lists.keys()]);
    return [...new Set(terms)];
  }

  /** The words of a letter, by their stems. */
  private forms(letter: string): ReadonlyMap<string, readonly string[]> {
    const known = this.stems.get(letter);
    if (known) return known;
    const forms = new Map<string, string[]>();
    for (const word of this.words(letter)) {
      const form = stem(word);
      const others = forms.get(form);
      if (others) others.push(word);
      else forms.set(form, [word]);
    }
    this.stems.set(letter, forms);
    return forms;
  }
}

/** Whether a word may complete or correct what somebody types. */
function isVocabulary(word: string): boolean {
  return /^\p{L}+$/u.test(word) && word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD;
}

function shortFirst(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}
