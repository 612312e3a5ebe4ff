import { Body } from './wire';

/** Where a record stands in the page's lists, taken from its body. */
export interface Place {
  /** The dog it is about; a dog is about itself. */
  readonly dogId: string | null;
  /** The dog on whose timeline it hangs; absent when it hangs on none. */
  readonly line?: string;
  /** The session that it is a part of; absent when it is none. */
  readonly sessionId?: string;
  /** When it is to begin, as `at`; only sessions that are planned have it, so that a calendar finds them. */
  readonly planned?: number;
  /** Milliseconds since 1970 of what it tells of; 0 when it tells of no moment. */
  readonly at: number;
}

const MOMENTS: Readonly<Record<string, string>> = {
  note: 'occurred_at',
  session: 'started_at',
  exercise_set: 'started_at',
  observation: 'occurred_at',
  incident: 'occurred_at',
};

/** Kinds that a timeline shows, as the registry's does; sets are told by their session. */
const ON_TIMELINES = new Set(['note', 'session', 'observation', 'incident']);

/** What is to come hangs on no timeline; it is of the calendar. */
function isOnTimeline(kind: string, body: Body): boolean {
  return ON_TIMELINES.has(kind) && !isPlanned(kind, body);
}

/** A session that has not begun: an appointment. */
export function isPlanned(kind: string, body: Body): boolean {
  return kind === 'session' && body['status'] === 'planned';
}

/** The moment that a record tells of, as its writer put it; null when it tells of none. */
export function momentOf(kind: string, body: Body): string | null {
  return text(body[MOMENTS[kind] ?? '']);
}

export function placeOf(kind: string, id: string, body: Body): Place {
  const dogId = kind === 'dog' ? id : text(body['dog_id']);
  const at = Date.parse(momentOf(kind, body) ?? '') || 0;
  const sessionId = text(body['session_id']);
  return {
    ...{ dogId, at },
    ...(dogId !== null && isOnTimeline(kind, body) && { line: dogId }),
    ...(sessionId !== null && { sessionId }),
    ...(isPlanned(kind, body) && { planned: at }),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
