import { Body } from './wire';

/** Where a record stands in the page's lists, taken from its body. */
export interface Place {
  /** The dog it is about; a dog is about itself. */
  readonly dogId: string | null;
  /** The dog on whose timeline it hangs; absent when it hangs on none. */
  readonly line?: string;
  /** Milliseconds since 1970 of what it tells of; 0 when it tells of no moment. */
  readonly at: number;
}

const MOMENTS: Readonly<Record<string, string>> = {
  note: 'occurred_at',
  session: 'started_at',
  exercise_set: 'started_at',
  observation: 'occurred_at',
};

export function placeOf(kind: string, id: string, body: Body): Place {
  const dogId = kind === 'dog' ? id : text(body['dog_id']);
  const at = Date.parse(text(body[MOMENTS[kind] ?? '']) ?? '') || 0;
  return { dogId, at, ...(dogId !== null && hangs(kind, body) && { line: dogId }) };
}

/** Sets, and what was seen within a session, are told by the session. */
function hangs(kind: string, body: Body): boolean {
  if (kind === 'observation') return text(body['session_id']) === null;
  return kind === 'note' || kind === 'session';
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
