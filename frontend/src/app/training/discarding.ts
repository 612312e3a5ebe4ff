import { Plan } from '../api/training-types';
import { addSet, changeSet, Kept, LiveRecord, openSet, Tap } from './live-record';
import type { Resource } from './save-queue';

/** What a document is to the person who is asked about it. */
export function documentName(record: LiveRecord, id: string): string {
  if (id === record.sessionId) return 'The session';
  if (id === record.plan?.id) return `The plan ${record.plan.name}`;
  const set = record.sets.find((one) => one.id === id);
  if (set) return `Set ${set.body.ordinal}, ${set.body.skill}`;
  return `Observation: ${observed(record, id)}`;
}

function observed(record: LiveRecord, id: string): string {
  const seen = record.observations.find((one) => one.id === id)?.body;
  return seen?.behavior ?? seen?.exposure?.trigger ?? seen?.type ?? '';
}

/** What waits for a document, as text to take along; with a session go all its documents. */
export function documentText(record: LiveRecord, id: string): string {
  const { session, sets, observations, plan } = record;
  if (id === record.sessionId) return JSON.stringify({ session, sets, observations }, null, 1);
  const kept = [...sets, ...observations].find((one) => one.id === id);
  return JSON.stringify(kept?.body ?? plan, null, 1);
}

/** Gives up what was never stored. Null when nothing is left: the session itself went. */
export function discard(record: LiveRecord, id: string): LiveRecord | null {
  if (id === record.sessionId) return null;
  const rest: LiveRecord = {
    ...record,
    plan: record.plan?.id === id ? null : record.plan,
    sets: record.sets.filter((one) => one.id !== id),
    observations: record.observations.filter((one) => one.id !== id),
    taps: record.taps.filter((one) => one.docId !== id),
    undone: record.undone.filter((one) => one.docId !== id),
  };
  const gone = record.sets.find((one) => one.id === id);
  // Trials need somewhere to go: a running set is followed by an empty one.
  return gone?.body.status === 'open' ? addSet(rest, gone.body.skill) : rest;
}

/** Gives up the change since a document was stored: what the registry holds of it takes its place. */
export function takeStored(record: LiveRecord, id: string, stored: Resource): LiveRecord {
  const as = <T extends object>(one: Kept<T>): Kept<T> =>
    one.id === id ? { id, body: fieldsOf(one.body, stored) } : one;
  const taken: LiveRecord = {
    ...record,
    session: id === record.sessionId ? fieldsOf(record.session, stored) : record.session,
    plan: id === record.plan?.id ? (stored as Plan) : record.plan,
    sets: record.sets.map(as),
    observations: record.observations.map(as),
    stored: {
      ...record.stored,
      [id]: { version: record.versions[id] ?? 0, revision: stored.revision },
    },
  };
  return withOneOpenSet(
    { ...taken, taps: there(taken, 'taps'), undone: there(taken, 'undone') },
    id,
  );
}

/** The registry has it no more: from now on it is as if it had never been stored. */
export function forgetStored(record: LiveRecord, id: string): LiveRecord {
  const others = Object.entries(record.stored).filter(([one]) => one !== id);
  return { ...record, stored: Object.fromEntries(others) };
}

/** Of a resource the fields that the body has. */
function fieldsOf<T extends object>(body: T, stored: object): T {
  const held = stored as Partial<T>;
  const names = Object.keys(body) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, held[name] ?? null])) as T;
}

/** Taps on what is gone can be neither undone nor redone. */
function there(record: LiveRecord, which: 'taps' | 'undone'): readonly Tap[] {
  const items = new Set([
    ...record.sets.flatMap((one) => one.body.trials.map((trial) => trial.id)),
    ...record.observations.flatMap((one) => one.body.events.map((event) => event.id)),
  ]);
  return record[which].filter((one) => items.has(one.itemId));
}

/** A set that is taken back to when it ran is over all the same once another one runs; a session that runs has one. */
function withOneOpenSet(record: LiveRecord, id: string): LiveRecord {
  const last = record.sets.at(-1);
  const running = record.session.status === 'open';
  const set = record.sets.find((one) => one.id === id);
  if (set?.body.status === 'open' && (set.id !== last?.id || !running)) {
    return changeSet(record, id, (body) => ({ ...body, status: 'final' }));
  }
  return running && last && !openSet(record) ? addSet(record, last.body.skill) : record;
}
