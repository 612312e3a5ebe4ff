import { changeSet, LiveRecord, openSet, touched } from './live-record';
import { closeRunning } from './observing';

/** Longer than this and somebody probably forgot to end it: ask when it really ended. */
export const LONG_MS = 4 * 3_600_000;

export function isLong(record: LiveRecord, endedAt: string): boolean {
  return Date.parse(endedAt) - Date.parse(record.session.started_at) > LONG_MS;
}

/** The last tap, undone ones too, or the beginning: no session ends before it. */
export function lastTap(record: LiveRecord): string {
  const moments = [
    ...record.sets.flatMap((one) => one.body.trials),
    ...record.observations.flatMap((one) => one.body.events),
  ].map((one) => one.at);
  return moments.reduce(
    (last, at) => (Date.parse(at) > Date.parse(last) ? at : last),
    record.session.started_at,
  );
}

/** Ends the session: an empty open set is void, stopwatches stop, and the long one is confirmed. */
export function end(record: LiveRecord, at: string): LiveRecord {
  const set = openSet(record);
  const empty = set?.body.trials.every((one) => one.undone_at !== null) ?? true;
  const closed = set
    ? changeSet(record, set.id, (body) => ({ ...body, status: empty ? 'void' : 'final' }))
    : record;
  // A clock that was set back meanwhile must not put taps behind the end.
  const last = lastTap(record);
  const endedAt = Date.parse(at) < Date.parse(last) ? last : at;
  const still = closeRunning(closed, endedAt);
  const session = {
    ...still.session,
    ended_at: endedAt,
    status: 'ended' as const,
    long_confirmed: isLong(record, endedAt),
  };
  return touched({ ...still, session, cueAt: null, taps: [], undone: [] }, still.sessionId);
}
