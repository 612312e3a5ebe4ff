import { addSet, LiveRecord, waiting } from './live-record';

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

/**
 * Gives up what the registry refused. What was never stored goes; of what was, the stored state
 * stays and only the change since is given up. Null when nothing is left: the session itself went.
 */
export function discard(record: LiveRecord, id: string): LiveRecord | null {
  const stored = record.stored[id];
  if (stored) {
    const given = { ...stored, version: record.versions[id] ?? 0 };
    return { ...record, stored: { ...record.stored, [id]: given } };
  }
  if (id === record.sessionId) return null;
  const rest: LiveRecord = {
    ...record,
    sets: record.sets.filter((one) => one.id !== id),
    observations: record.observations.filter((one) => one.id !== id),
    taps: record.taps.filter((one) => one.docId !== id),
    undone: record.undone.filter((one) => one.docId !== id),
  };
  const gone = record.sets.find((one) => one.id === id);
  // Trials need somewhere to go: a running set is followed by an empty one.
  return gone?.body.status === 'open' ? addSet(rest, gone.body.skill) : rest;
}

/** Whether giving it up also gives up what was tapped, not only the latest change. */
export function losesTaps(record: LiveRecord, id: string): boolean {
  return record.stored[id] === undefined && waiting(record).includes(id);
}
