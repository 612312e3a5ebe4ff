import { Dexie } from 'dexie';
import { LocalDatabase, nameOf } from '../offline/local-database';
import { LocalRecord } from '../offline/local-record';
import { LocalRecords } from '../offline/local-records';

/** Entries of a practice that let the person go before they were sent. */
export interface Abandoned {
  readonly organizationId: string;
  readonly records: readonly LocalRecord[];
}

/** What a person wrote on this device in practices that are not among theirs any more. */
export async function abandonedBy(
  personId: string,
  theirs: readonly (string | null)[],
): Promise<readonly Abandoned[]> {
  const start = nameOf({ personId, organizationId: '' });
  const found: Abandoned[] = [];
  for (const name of await Dexie.getDatabaseNames()) {
    const organizationId = name.slice(start.length);
    if (!name.startsWith(start) || theirs.includes(organizationId)) continue;
    const database = new LocalDatabase({ personId, organizationId });
    try {
      const records = await new LocalRecords(database).unsent();
      if (records.length > 0) found.push({ organizationId, records });
    } finally {
      database.close();
    }
  }
  return found;
}
