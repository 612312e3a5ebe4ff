import { ObservationFields, SessionFields, SetFields } from '../../api/training-types';
import { LocalRecord } from '../local-record';
import { Desk } from './ask';
import { wholeBody } from './bodies';
import { Resource, resourceOf } from './resource';
import { closedAtEnd } from './lasting-events';

/** A session with everything that was recorded in it, in order of time, as the registry answers it. */
export interface RecordedSession {
  readonly session: Resource & SessionFields;
  readonly sets: readonly (Resource & SetFields)[];
  readonly observations: readonly (Resource & ObservationFields)[];
}

/** Null when the session is not here, or deleted. */
export async function recordOf(desk: Desk, id: string): Promise<RecordedSession | null> {
  const record = await desk.records.read('session', id);
  const session = record && resourceOf(desk, record);
  if (!session) return null;
  const sets = inOrder(await desk.records.ofSession(id, 'exercise_set'));
  const seen = inOrder(await desk.records.ofSession(id, 'observation'));
  return {
    session: session as RecordedSession['session'],
    sets: sets.flatMap((one) => (resourceOf(desk, one) ?? []) as RecordedSession['sets'][number]),
    observations: seen.flatMap((one) => {
      const shown = resourceOf(desk, one);
      return shown ? [withClosedEvents(shown, session)] : [];
    }),
  };
}

/** A start without a stop ends with the session, and is marked as closed by it. */
function withClosedEvents(
  shown: Resource,
  session: Resource,
): RecordedSession['observations'][number] {
  const seen = shown as RecordedSession['observations'][number];
  const { ended_at: end } = wholeBody('session', session);
  if (end === null || !seen.events.some((event) => event.kind === 'start')) return seen;
  const closed = closedAtEnd(seen.events, end);
  const events = seen.events.map((event) =>
    event.kind === 'start' && closed.has(Date.parse(event.at))
      ? { ...event, closed_at_end: true }
      : event,
  );
  return { ...seen, events };
}

function inOrder(records: readonly LocalRecord[]): readonly LocalRecord[] {
  return [...records].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
