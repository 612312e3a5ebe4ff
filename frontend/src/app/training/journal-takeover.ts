import { Adopted, LocalRecords } from '../offline/local-records';
import { Body } from '../offline/wire';
import { LiveRecord, waiting } from './live-record';
import { SessionJournal } from './session-journal';

/** What the registry adds to a plan, and does not take back as a part of its body. */
const ADDED = new Set([
  ...['id', 'revision', 'author_id', 'updated_by_id'],
  ...['created_at', 'updated_at', 'deleted_at'],
]);

/**
 * Hands a session that has ended, and of which something was never sent, to the device's database:
 * from there it goes out like everything else. The journal is emptied only after the database has
 * all of it; whatever happens in between, taking over again doubles nothing. A session that still
 * runs stays in the journal, which keeps every tap before the screen reacts.
 *
 * True when the session now lives in the database.
 */
export async function takeOver(
  journal: SessionJournal,
  records: LocalRecords,
  dogId: string,
): Promise<boolean> {
  const record = journal.read(dogId);
  if (!record || record.session.status === 'open') return false;
  await records.adopt(nameOf(record), documentsOf(record));
  journal.drop(dogId);
  return true;
}

/** Names a session with everything that was tapped in it: a later tap makes another name. */
function nameOf({ sessionId, versions }: LiveRecord): string {
  const taps = Object.values(versions).reduce((sum, version) => sum + version, 0);
  return `session.${sessionId}.${taps}`;
}

/** What was not sent yet, the session before what hangs on it. */
function documentsOf(record: LiveRecord): readonly Adopted[] {
  return waiting(record).map((id) => ({
    ...documentOf(record, id),
    id,
    revision: record.stored[id]?.revision ?? 0,
  }));
}

function documentOf(
  record: LiveRecord,
  id: string,
): { readonly kind: string; readonly body: Body } {
  const { session, sets, observations, plan } = record;
  if (id === record.sessionId) return { kind: 'session', body: { ...session } };
  if (id === plan?.id) {
    const own = Object.entries(plan).filter(([field]) => !ADDED.has(field));
    return { kind: 'target', body: Object.fromEntries(own) };
  }
  const set = sets.find((one) => one.id === id);
  if (set) return { kind: 'exercise_set', body: { ...set.body } };
  const seen = observations.find((one) => one.id === id);
  return { kind: 'observation', body: { ...seen?.body } };
}
