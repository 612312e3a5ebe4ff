import { Dexie } from 'dexie';
import { keyOf } from '../local-record';
import { LocalDatabase } from '../local-database';

/** How many records are indexed in one transaction: an edit that is made meanwhile waits for it. */
const PORTION = 200;
/** So many are indexed before a search rather than left out of it. */
const FEW = 200;
const LONGEST_WAIT_MS = 1_000;

/**
 * Indexes the records that are due: what a pull brought, what was here before the index was, and
 * what was written before its words were loaded. The note that a record is due stands in the
 * transaction that wrote it and goes with the one that indexes it, as it is then. So a killed tab
 * goes on where it was, and whatever happens to a record meanwhile, the last of it is indexed.
 *
 * Ends when nothing is due, or when `mayGoOn` says no; throws when the words cannot be loaded.
 */
export async function catchUp(
  database: LocalDatabase,
  mayGoOn: () => boolean,
  portion = PORTION,
): Promise<void> {
  let from: unknown = Dexie.minKey;
  for (;;) {
    const due = await portionFrom(database, from, portion);
    if (due.keys.length === 0 && from === Dexie.minKey) return;
    from = due.keys.length === 0 ? Dexie.minKey : due.last;
    await quiet();
    if (!mayGoOn()) return;
    await indexNow(database, due.keys);
  }
}

/**
 * What has been due longest, from a moment on: what is done leaves holes that are slow to look
 * through from the beginning, so one portion is looked for behind the one before.
 */
async function portionFrom(
  { searchDue }: LocalDatabase,
  from: unknown,
  size: number,
): Promise<{ readonly keys: readonly string[]; readonly last: unknown }> {
  const found = await searchDue.where('at').aboveOrEqual(from).limit(size).toArray();
  return { keys: found.map(({ key }) => key), last: found.at(-1)?.at };
}

/** How many records are still to be indexed. */
export function unindexed(database: LocalDatabase): Promise<number> {
  return database.searchDue.count();
}

/** Whether so many are due: to count them all takes longer than to index some. */
async function areDue({ searchDue }: LocalDatabase, many: number): Promise<boolean> {
  return (await searchDue.limit(many).count()) === many;
}

/** Whether a search on this device would wait no longer than for a few records. */
export async function hasCaughtUp(database: LocalDatabase): Promise<boolean> {
  return !(await areDue(database, FEW + 1));
}

/** Indexes everything that is due, at once. */
export async function finishIndex(database: LocalDatabase): Promise<void> {
  while (await areDue(database, 1)) await nextPortion(database, PORTION);
}

/**
 * What must be indexed before a search: all of it where that is not much. Else the dogs, because
 * what is written about one is found only with it, and what this person wrote here. Answers how
 * many are left.
 */
export async function indexForSearch(database: LocalDatabase, few = FEW): Promise<number> {
  if (!(await areDue(database, 1))) return 0;
  if (!(await areDue(database, few + 1))) await finishIndex(database);
  else await indexNow(database, await mostWanted(database));
  return unindexed(database);
}

async function mostWanted({ records, searchDue }: LocalDatabase): Promise<readonly string[]> {
  const dogs = await searchDue.where('key').startsWith(keyOf('dog', '')).primaryKeys();
  const written = await records.where('open').above('').primaryKeys();
  const due = await searchDue.bulkGet(written);
  return [...dogs, ...due.flatMap((one) => (one ? [one.key] : []))];
}

async function nextPortion(database: LocalDatabase, size: number): Promise<void> {
  await indexNow(database, await database.searchDue.orderBy('at').limit(size).primaryKeys());
}

/** Indexes these records as they are now, or takes them out where they are gone. */
async function indexNow(database: LocalDatabase, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { records, index } = database;
  await index.ready();
  await database.transaction('rw', records, async ({ idbtrans }) => {
    const found = (await records.bulkGet([...keys])).filter((record) => record !== undefined);
    const there = new Set(found.map(({ key }) => key));
    const gone = keys.filter((key) => !there.has(key));
    await index.write(idbtrans, { records: found, gone });
    await index.settle(idbtrans, keys);
  });
}

/** Waits until the page has nothing better to do; a page that is never idle waits for a second. */
function quiet(): Promise<void> {
  const { requestIdleCallback } = globalThis as Partial<typeof globalThis>;
  return new Promise((resolve) => {
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MS });
    else setTimeout(resolve);
  });
}
