import { LocalDatabase } from '../local-database';

/** How many records are indexed in one transaction. */
const PORTION = 500;

/**
 * Indexes the records that are due: those that were here before the index was, and those that were
 * written before its words were loaded. A portion at a time, so that a killed tab goes on where it
 * was. Throws when the words cannot be loaded.
 */
export async function finishIndex(database: LocalDatabase): Promise<void> {
  if ((await database.searchDue.limit(1).count()) === 0) return;
  await database.index.ready();
  while (await nextPortion(database));
}

/** True while there are more. */
function nextPortion(database: LocalDatabase): Promise<boolean> {
  const { records, searchDue } = database;
  return database.transaction('rw', records, searchDue, async ({ idbtrans }) => {
    const keys = await searchDue.limit(PORTION).primaryKeys();
    const found = (await records.bulkGet(keys)).filter((record) => record !== undefined);
    const there = new Set(found.map(({ key }) => key));
    const gone = keys.filter((key) => !there.has(key));
    await database.index.write(idbtrans, { records: found, gone });
    await searchDue.bulkDelete(keys);
    return keys.length === PORTION;
  });
}
