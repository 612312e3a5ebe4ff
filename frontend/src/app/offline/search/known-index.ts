import { Dexie } from 'dexie';
import { LocalDatabase } from '../local-database';
import { OpenDrawer } from './drawers';
import { KnownEntries } from './known-entries';
import { MARK } from './marks';
import { NumberSet } from './number-set';
import { laterFirst } from './ranking';
import { Drawer, Shelf, SHELF } from './shelves';
import { Vocabulary } from './vocabulary';

/** Where an entry stands among the others: what was made later stands before. */
export interface Standing {
  readonly created: number;
  readonly number: number;
}

/** By shelves; null where a shelf has no drawer of the letter. */
type Drawers = Map<number, OpenDrawer | null>;

/**
 * The index as far as this tab has read it, kept from one search to the next: who types a word asks
 * five times for nearly the same. A shelf gets a new stamp in the transaction that changes it, so
 * what was read of a shelf holds while its stamp does, whichever tab writes.
 */
export class KnownIndex {
  private shelves: ReadonlyMap<number, Shelf> = new Map();
  private readonly drawers = new Map<string, Drawers>();
  private readonly vocabularies = new Map<string, Vocabulary>();
  private order: readonly number[] | null = null;

  readonly entries: KnownEntries;

  constructor(private readonly database: LocalDatabase) {
    this.entries = new KnownEntries(database);
  }

  /** Forgets what does not hold any more; at the beginning of a transaction that reads. */
  async refresh(): Promise<void> {
    const before = this.shelves;
    const rows = await this.database.searchShelves.toArray();
    this.shelves = new Map(rows.map((row) => [row.shelf, row]));
    const all = new Set([...before.keys(), ...this.shelves.keys()]);
    const changed = [...all].filter((one) => {
      const [had, has] = [before.get(one), this.shelves.get(one)];
      return !had || !has || had.stamp !== has.stamp;
    });
    if (changed.length === 0) return;
    for (const drawers of this.drawers.values()) for (const one of changed) drawers.delete(one);
    this.entries.forget(changed);
    this.vocabularies.clear();
    this.order = null;
  }

  /** Numbers are below this. */
  get size(): number {
    return (Math.max(-1, ...this.shelves.keys()) + 1) * SHELF;
  }

  /** The numbers of all entries, what was made last before the others. */
  newestFirst(): readonly number[] {
    return (this.order ??= this.numbers().sort((one, other) =>
      laterFirst(
        { created: this.createdOf(one), number: one },
        { created: this.createdOf(other), number: other },
      ),
    ));
  }

  createdOf(number: number): number {
    return this.shelves.get(Math.floor(number / SHELF))?.created[number % SHELF] ?? NaN;
  }

  occurredOf(number: number): number {
    return this.shelves.get(Math.floor(number / SHELF))?.occurred[number % SHELF] ?? NaN;
  }

  /** Opens the drawers of some letters. */
  async open(letters: readonly string[]): Promise<void> {
    await Promise.all([...new Set(letters)].map((letter) => this.openOne(letter)));
  }

  /** Opens the drawers of all letters that words begin with, and answers these letters. */
  async openWords(): Promise<readonly string[]> {
    const keys = await this.database.searchDrawers.toCollection().primaryKeys();
    const letters = keys.map(([letter]) => letter).filter((one) => !one.startsWith(MARK));
    await this.open(letters);
    return [...new Set(letters)];
  }

  /** The entries that have any of these terms, which lie in the drawers of one open letter. */
  having(letter: string, terms: readonly string[]): NumberSet {
    const set = new NumberSet(this.size);
    for (const [shelf, drawer] of this.drawers.get(letter) ?? []) {
      for (const term of terms) drawer?.addTo(set, shelf * SHELF, term);
    }
    return set;
  }

  /** The words in the drawers of an open letter. */
  vocabulary(letter: string): Vocabulary {
    const known = this.vocabularies.get(letter);
    if (known) return known;
    const drawers = [...(this.drawers.get(letter)?.values() ?? [])];
    const made = new Vocabulary(new Set(drawers.flatMap((one) => one?.terms ?? [])));
    this.vocabularies.set(letter, made);
    return made;
  }

  private async openOne(letter: string): Promise<void> {
    const open: Drawers = this.drawers.get(letter) ?? new Map<number, OpenDrawer | null>();
    const missing = [...this.shelves.keys()].filter((shelf) => !open.has(shelf));
    if (missing.length === 0) return;
    const rows = await (open.size === 0 ? this.allOf(letter) : this.someOf(letter, missing));
    const found = new Map(rows.map((row) => [row.shelf, new OpenDrawer(row)]));
    for (const shelf of missing) open.set(shelf, found.get(shelf) ?? null);
    this.drawers.set(letter, open);
  }

  private allOf(letter: string): Promise<readonly Drawer[]> {
    return this.database.searchDrawers
      .where('[letter+shelf]')
      .between([letter, Dexie.minKey], [letter, Dexie.maxKey])
      .toArray();
  }

  private async someOf(letter: string, shelves: readonly number[]): Promise<readonly Drawer[]> {
    const keys = shelves.map((shelf): [string, number] => [letter, shelf]);
    const rows = await this.database.searchDrawers.bulkGet(keys);
    return rows.filter((row) => row !== undefined);
  }

  private numbers(): number[] {
    const found: number[] = [];
    for (let number = this.size - 1; number >= 0; number--) {
      if (!Number.isNaN(this.createdOf(number))) found.push(number);
    }
    return found;
  }
}
