import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { LocalDatabase } from '../app/offline/local-database';
import { finishIndex } from '../app/offline/search/catching-up';
import { listed, unpacked } from '../app/offline/search/drawers';
import { ABSENT_DOG } from '../app/offline/search/marks';
import { SHELF } from '../app/offline/search/shelves';
import { LENA_ON_HILL } from './device';

/** What an index says, whatever numbers its entries have: of each record its words and times. */
export interface IndexTold {
  readonly entries: readonly unknown[];
  readonly found: readonly string[];
  readonly places: readonly string[];
}

export async function indexTold(database: LocalDatabase): Promise<IndexTold> {
  await finishIndex(database);
  const all = await database.searchEntries.toArray();
  const told = new Set(
    all.filter(({ marks }) => !marks.includes(ABSENT_DOG)).map((one) => one.dogId),
  );
  // A dog that is not here and that nothing is written about is as good as none.
  const entries = all.filter(({ marks, dogId }) => !marks.includes(ABSENT_DOG) || told.has(dogId));
  const keyOf = new Map(entries.map(({ number, key }) => [number, key]));
  const shelves = new Map((await database.searchShelves.toArray()).map((one) => [one.shelf, one]));
  const found: string[] = [];
  for (const drawer of await database.searchDrawers.toArray()) {
    for (const [term, slots] of unpacked(drawer)) {
      for (const slot of listed(slots)) {
        const key = keyOf.get(drawer.shelf * SHELF + slot);
        if (key !== undefined || term !== ABSENT_DOG) found.push(`${term} ${key ?? 'nobody'}`);
      }
    }
  }
  return {
    entries: entries
      .map(({ number, ...rest }) => {
        const shelf = shelves.get(Math.floor(number / SHELF));
        return {
          ...rest,
          made: shelf?.created[number % SHELF],
          was: shelf?.occurred[number % SHELF],
        };
      })
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
    found: found.sort(),
    places: (await database.searchPlaces.toArray())
      .filter(({ number }) => keyOf.has(number))
      .map(({ key, number }) => `${key} ${keyOf.get(number) ?? ''}`)
      .sort(),
  };
}

/** An index made from nothing over the records that are in a database. */
export async function madeAfresh(database: LocalDatabase): Promise<IndexTold> {
  const other = new LocalDatabase(LENA_ON_HILL, { indexedDB: new IDBFactory(), IDBKeyRange });
  await other.index.ready();
  await other.records.bulkPut(await database.records.toArray());
  const told = await indexTold(other);
  other.close();
  return told;
}
