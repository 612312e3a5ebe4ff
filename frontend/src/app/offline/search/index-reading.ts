import { LocalDatabase } from '../local-database';
import { ABSENT_DOG, dogMark, MARK } from './marks';
import { letterOf } from './drawers';
import { Entry, says } from './entry';
import { EVERYTHING, evaluate, Expression, tokensOf } from './expression';
import { furthestCorrection } from './edit-distance';
import { KnownIndex, Standing } from './known-index';
import { NumberSet } from './number-set';
import { Near } from './vocabulary';

const COMPLETIONS = 200;
const NEIGHBOURS = 40;

const known = new WeakMap<LocalDatabase, KnownIndex>();

/** What of the time counts, ms since 1970: `from` does, `until` does no more; null has no end. */
export interface TimeSpan {
  readonly from: number | null;
  readonly until: number | null;
}

const ALWAYS: TimeSpan = { from: null, until: null };

/** The index as one search sees it, within a transaction that reads. */
export class IndexReader {
  private readonly lists = new Map<string, NumberSet>();

  private constructor(
    private readonly database: LocalDatabase,
    private readonly index: KnownIndex,
    private readonly unindexed: boolean,
  ) {}

  static async begin(database: LocalDatabase): Promise<IndexReader> {
    const index = known.get(database) ?? new KnownIndex(database);
    known.set(database, index);
    await index.refresh();
    const unindexed = (await database.searchDue.count()) > 0;
    const reader = new IndexReader(database, index, unindexed);
    await reader.withoutAbsentDogs();
    return reader;
  }

  /** The numbers of what an expression and a span of time leave, the newest first. */
  async matches(wanted: Expression, time: TimeSpan = ALWAYS): Promise<readonly number[]> {
    await this.load(tokensOf(wanted));
    const found = evaluate(wanted, (token) => this.list(token)).intersection(this.list(EVERYTHING));
    const whenever = time.from === null && time.until === null;
    return this.index
      .newestFirst()
      .filter((number) => found.has(number) && (whenever || this.isWithin(number, time)));
  }

  /** Only these records are found from now on. */
  async narrow(keys: readonly string[]): Promise<void> {
    const only = new NumberSet(this.index.size);
    for (const place of await this.database.searchPlaces.bulkGet([...keys])) {
      if (place) only.add(place.number);
    }
    this.lists.set(EVERYTHING, this.list(EVERYTHING).intersection(only));
  }

  standing(number: number): Standing {
    return { created: this.index.createdOf(number), number };
  }

  /**
   * Entries in the order of their numbers as given. What is still to be indexed has none, or its
   * old one: that one is left out where it says what the record does not say any more.
   */
  async entries(numbers: readonly number[]): Promise<readonly Entry[]> {
    const entries = await this.index.entries.read(numbers);
    return this.unindexed ? this.holding(entries) : entries;
  }

  async entriesOf(wanted: Expression): Promise<readonly Entry[]> {
    return this.entries(await this.matches(wanted));
  }

  /** Words that begin with `prefix`, short ones first. */
  async completions(prefix: string): Promise<readonly string[]> {
    return [...(await this.beginningWith(prefix))].sort(shortFirst).slice(0, COMPLETIONS);
  }

  async beginningWith(prefix: string): Promise<readonly string[]> {
    const letter = letterOf(prefix);
    await this.index.open([letter]);
    return this.index.vocabulary(letter).beginningWith(prefix);
  }

  /** Words that somebody who typed `word` may have meant, with how many errors that would be. */
  async neighbours(word: string): Promise<readonly Near[]> {
    if (furthestCorrection(word) === 0) return [];
    const letters = await this.index.openWords();
    return letters
      .flatMap((letter) => this.index.vocabulary(letter).near(word))
      .sort(([one, near], [other, far]) => near - far || shortFirst(one, other))
      .slice(0, NEIGHBOURS)
      .filter(([other]) => other !== word);
  }

  private isWithin(number: number, { from, until }: TimeSpan): boolean {
    const occurred = this.index.occurredOf(number);
    return (from === null || occurred >= from) && (until === null || occurred < until);
  }

  private async holding(entries: readonly Entry[]): Promise<readonly Entry[]> {
    const { searchDue, records, index } = this.database;
    const due = await searchDue.bulkGet(entries.map(({ key }) => key));
    const doubtful = due.flatMap((one) => (one ? [one.key] : []));
    const now = new Map((await records.bulkGet(doubtful)).map((one, at) => [doubtful[at], one]));
    return entries.filter(
      (entry) => !now.has(entry.key) || says(entry, now.get(entry.key), index.writer),
    );
  }

  /** What is written about a dog that is not here is not found. */
  private async withoutAbsentDogs(): Promise<void> {
    await this.load([ABSENT_DOG]);
    const absent = this.list(ABSENT_DOG);
    const dogs = await this.index.entries.read(absent.numbers());
    const marks = dogs.flatMap(({ dogId }) => (dogId === null ? [] : [dogMark(dogId)]));
    await this.load(marks);
    const all = marks.reduce((left, mark) => left.difference(this.list(mark)), this.everything());
    this.lists.set(EVERYTHING, all.difference(absent));
  }

  private everything(): NumberSet {
    const all = new NumberSet(this.index.size);
    for (const number of this.index.newestFirst()) all.add(number);
    return all;
  }

  private list(token: string): NumberSet {
    return this.lists.get(token) ?? new NumberSet(this.index.size);
  }

  /** Reads the lists of tokens: of a mark its own, of a stem those of the words that have it. */
  private async load(tokens: readonly string[]): Promise<void> {
    const missing = [...new Set(tokens)].filter((token) => !this.lists.has(token));
    await this.index.open(missing.map(letterOf));
    for (const token of missing) this.lists.set(token, this.listOf(token));
  }

  private listOf(token: string): NumberSet {
    const letter = letterOf(token);
    const isMark = token.startsWith(MARK);
    return this.index.having(letter, isMark ? [token] : this.index.vocabulary(letter).forms(token));
  }
}

function shortFirst(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}
