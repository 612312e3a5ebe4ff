import type { DBCore, DBCoreKeyRange, DBCoreTransaction } from 'dexie';
import { uuid7 } from '../../core/uuid7';
import { keyOf } from '../local-record';
import type { Written } from './index-follower';
import { absentDog, dogOf, Entry, entryOf, EntryParts, same, termsOf } from './entry';
import { change, letterOf, packed, unpacked } from './drawers';
import { Drawer, emptyShelf, SearchRows, SearchTable, Shelf, SHELF, shelfOf } from './shelves';

/** Dexie's name for all keys; its enum is not there at run time. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- Dexie exports this enum as a type alone.
const ANY: DBCoreKeyRange['type'] = 3;

/** The numbers on a shelf that join the list of a term, and those that leave it. */
interface ListChange {
  readonly joining: number[];
  readonly leaving: number[];
}

interface DrawerChange {
  readonly letter: string;
  readonly shelf: number;
  readonly terms: Map<string, ListChange>;
}

/**
 * Keeps the index in step with the records, in the transaction that writes them: what is committed
 * is found, what is rolled back never was. A batch of records is one pass, so that a page of a pull
 * reads and writes each list of the index once.
 */
export class IndexWriter {
  private readonly shelves = new Map<number, Shelf>();
  private readonly changes = new Map<string, DrawerChange>();

  private constructor(
    private readonly core: DBCore,
    private readonly trans: DBCoreTransaction,
  ) {}

  /** After these records were written and those keys deleted; `writer` is this device's person. */
  static write(
    core: DBCore,
    trans: DBCoreTransaction,
    written: Written,
    writer: string,
  ): Promise<void> {
    const now = new Map<string, EntryParts | null>(written.gone.map((key) => [key, null]));
    for (const record of written.records) now.set(record.key, entryOf(record, writer));
    return new IndexWriter(core, trans).apply(now);
  }

  private async apply(now: Map<string, EntryParts | null>): Promise<void> {
    await this.addAbsentDogs(now);
    const before = await this.entries([...now.keys()]);
    const kept = await this.changed(now, before);
    const dropped = [...before.values()].filter(({ key }) => !now.get(key));
    if (kept.length === 0 && dropped.length === 0) return;
    for (const entry of kept) this.compare(before.get(entry.key) ?? null, entry);
    for (const entry of dropped) this.compare(entry, null);
    await this.putShelves(kept, dropped);
    await this.putDrawers();
    await this.putEntries(kept, dropped);
  }

  /** A dog that goes, and one that others tell of, stand as absent while their records are not here. */
  private async addAbsentDogs(now: Map<string, EntryParts | null>): Promise<void> {
    const absent = new Map<string, EntryParts>();
    for (const [key, parts] of now) {
      const id = parts ? parts.dogId : dogOf(key);
      if (id !== null && !now.get(keyOf('dog', id))) absent.set(keyOf('dog', id), absentDog(id));
    }
    const keys = [...absent.keys()];
    const places = await this.get('searchPlaces', keys);
    for (const [at, key] of keys.entries()) {
      if (now.has(key) || !places[at]) now.set(key, absent.get(key) ?? null);
    }
  }

  /** The entries that are new or say something else than before, with their numbers. */
  private async changed(
    now: ReadonlyMap<string, EntryParts | null>,
    before: ReadonlyMap<string, Entry>,
  ): Promise<readonly Entry[]> {
    const changed: Entry[] = [];
    let next = await this.nextNumber();
    for (const [key, parts] of now) {
      const old = before.get(key);
      if (parts === null || (old && same(old, parts))) continue;
      changed.push({ number: old?.number ?? next++, ...parts });
    }
    return changed;
  }

  /** The entries that these records have, by their keys. */
  private async entries(keys: readonly string[]): Promise<Map<string, Entry>> {
    const places = await this.get('searchPlaces', keys);
    const numbers = places.flatMap((place) => (place ? [place.number] : []));
    const found = await this.get('searchEntries', numbers);
    return new Map(found.flatMap((entry) => (entry ? [[entry.key, entry] as const] : [])));
  }

  private async nextNumber(): Promise<number> {
    const table = this.core.table('searchEntries');
    const cursor = await table.openCursor({
      trans: this.trans,
      query: { index: table.schema.primaryKey, range: { type: ANY, lower: undefined } },
      reverse: true,
      values: false,
    } as never);
    return Number(cursor?.primaryKey ?? -1) + 1;
  }

  /** Notes which lists an entry joins and which it leaves. */
  private compare(old: Entry | null, entry: Entry | null): void {
    const number = (entry ?? old)?.number ?? 0;
    const had = old ? termsOf(old) : new Set<string>();
    const has = entry ? termsOf(entry) : new Set<string>();
    for (const term of has)
      if (!had.has(term)) this.changeOf(term, number).joining.push(number % SHELF);
    for (const term of had)
      if (!has.has(term)) this.changeOf(term, number).leaving.push(number % SHELF);
  }

  private changeOf(term: string, number: number): ListChange {
    const [letter, shelf] = [letterOf(term), shelfOf(number)];
    const key = `${shelf} ${letter}`;
    const { terms } = this.changes.get(key) ?? { terms: new Map<string, ListChange>() };
    this.changes.set(key, { letter, shelf, terms });
    const list = terms.get(term) ?? { joining: [], leaving: [] };
    terms.set(term, list);
    return list;
  }

  private async putShelves(kept: readonly Entry[], dropped: readonly Entry[]): Promise<void> {
    const wanted = [...new Set([...kept, ...dropped].map(({ number }) => shelfOf(number)))];
    const found = await this.get('searchShelves', wanted);
    for (const [at, shelf] of wanted.entries()) {
      this.shelves.set(shelf, found[at] ?? emptyShelf(shelf));
    }
    for (const { number, created, occurred } of kept) this.setTimes(number, created, occurred);
    for (const { number } of dropped) this.setTimes(number, NaN, NaN);
    const left = [...this.shelves.values()];
    const empty = left.filter(({ created }) => created.every(Number.isNaN));
    await this.put(
      'searchShelves',
      left.filter((shelf) => !empty.includes(shelf)).map((one) => ({ ...one, stamp: uuid7() })),
    );
    await this.remove(
      'searchShelves',
      empty.map(({ shelf }) => shelf),
    );
  }

  private setTimes(number: number, created: number, occurred: number): void {
    const shelf = this.shelves.get(shelfOf(number));
    if (!shelf) return;
    shelf.created[number % SHELF] = created;
    shelf.occurred[number % SHELF] = occurred;
  }

  private async putDrawers(): Promise<void> {
    const keys = [...this.changes.values()].map(({ letter, shelf }) => [letter, shelf] as const);
    const found = await this.get('searchDrawers', keys);
    const kept: Drawer[] = [];
    const emptied: (readonly [string, number])[] = [];
    for (const [at, { letter, shelf, terms }] of [...this.changes.values()].entries()) {
      const lists = unpacked(found[at]);
      for (const [term, { joining, leaving }] of terms) change(lists, term, joining, leaving);
      const drawer = packed(letter, shelf, lists);
      if (drawer) kept.push(drawer);
      else emptied.push([letter, shelf]);
    }
    await this.put('searchDrawers', kept);
    await this.remove('searchDrawers', emptied);
  }

  private async putEntries(kept: readonly Entry[], dropped: readonly Entry[]): Promise<void> {
    await this.put('searchEntries', kept);
    await this.put(
      'searchPlaces',
      kept.map(({ key, number }) => ({ key, number })),
    );
    await this.remove(
      'searchEntries',
      dropped.map(({ number }) => number),
    );
    await this.remove(
      'searchPlaces',
      dropped.map(({ key }) => key),
    );
  }

  private async get<T extends SearchTable>(
    table: T,
    keys: readonly unknown[],
  ): Promise<readonly (SearchRows[T] | undefined)[]> {
    if (keys.length === 0) return [];
    return this.core.table(table).getMany({ trans: this.trans, keys: [...keys] });
  }

  private async put<T extends SearchTable>(
    table: T,
    values: readonly SearchRows[T][],
  ): Promise<void> {
    if (values.length === 0) return;
    await this.core.table(table).mutate({ type: 'put', trans: this.trans, values: [...values] });
  }

  private async remove(table: SearchTable, keys: readonly unknown[]): Promise<void> {
    if (keys.length === 0) return;
    await this.core.table(table).mutate({ type: 'delete', trans: this.trans, keys: [...keys] });
  }
}
