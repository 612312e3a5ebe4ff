import { ObservationFields, Plan, SessionFields, SetFields, Trial } from '../api/training-types';
import { uuid7 } from '../core/uuid7';
import { nowWithOffset } from '../shared/text/moments';
import { TrialSet } from '../measures/facts';
import type { Part } from './session-on-device';
import { newSet } from './set-under-step';

/**
 * A session while it runs, as this device holds it: the documents that it becomes, and what has
 * still to be sent. Every change makes a new record; the journal keeps it before the screen shows
 * it. Nothing in here knows a network or a screen.
 */
export interface Kept<T> {
  readonly id: string;
  readonly body: T;
}

/** A tap that can be taken back: a trial of a set or an event of an observation. */
export interface Tap {
  readonly docId: string;
  readonly itemId: string;
}

/** How far a document is stored: `version` counts the device's changes, `revision` the registry's. */
export interface Stored {
  readonly version: number;
  readonly revision: number;
}

export interface LiveRecord {
  readonly sessionId: string;
  readonly dogId: string;
  readonly personId: string;
  readonly session: SessionFields;
  readonly plan: Plan | null;
  readonly sets: readonly Kept<SetFields>[];
  readonly observations: readonly Kept<ObservationFields>[];
  /** Sets of the same target in earlier sessions, as far as they are known here; the advice counts them. */
  readonly earlier?: readonly TrialSet[];
  /** When the cue was given, milliseconds since 1970; null when none waits for an outcome. */
  readonly cueAt: number | null;
  readonly taps: readonly Tap[];
  readonly undone: readonly Tap[];
  /** The device's change counter of every document, by its id. */
  readonly versions: Readonly<Record<string, number>>;
  readonly stored: Readonly<Record<string, Stored>>;
}

export interface Beginning {
  readonly dogId: string;
  readonly personId: string;
  readonly plan: Plan | null;
  readonly skill: string;
}

export function begin({ dogId, personId, plan, skill }: Beginning): LiveRecord {
  const session: SessionFields = {
    dog_id: dogId,
    started_at: nowWithOffset(),
    ended_at: null,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    kind: 'training',
    status: 'open',
    source: 'live',
    blinding: 'unknown',
    location: null,
    area: null,
    summary: null,
    participants: [{ part: 'trainer', person_id: personId, name: null }],
    surroundings: null,
    plan_ids: plan ? [plan.id] : [],
    note_id: null,
    long_confirmed: false,
    repeats: null,
  };
  const record: LiveRecord = {
    sessionId: uuid7(),
    dogId,
    personId,
    session,
    plan,
    sets: [],
    observations: [],
    cueAt: null,
    taps: [],
    undone: [],
    versions: {},
    stored: plan ? { [plan.id]: { version: 0, revision: plan.revision } } : {},
  };
  return addSet(touched(record, record.sessionId), plan?.name ?? skill);
}

/** A session that was ready before anything was tapped begins with the first tap. */
export function begunNow(record: LiveRecord): LiveRecord {
  const started_at = nowWithOffset();
  const sets = record.sets.map((one) => ({ ...one, body: { ...one.body, started_at } }));
  return { ...record, session: { ...record.session, started_at }, sets };
}

/** The set that trials go to. */
export function openSet(record: LiveRecord): Kept<SetFields> | null {
  const last = record.sets.at(-1);
  return last?.body.status === 'open' ? last : null;
}

/** Opens the next set, under the plan's current step. What came before can no longer be undone. */
export function addSet(record: LiveRecord, skill: string): LiveRecord {
  const body = newSet(record, skill);
  const id = uuid7();
  return touched(
    { ...record, sets: [...record.sets, { id, body }], taps: [], undone: [], cueAt: null },
    id,
  );
}

export function changeSet(
  record: LiveRecord,
  id: string,
  change: (body: SetFields) => SetFields,
): LiveRecord {
  const sets = record.sets.map((one) => (one.id === id ? { id, body: change(one.body) } : one));
  return touched({ ...record, sets }, id);
}

export function changeTrial(record: LiveRecord, tap: Tap, part: Partial<Trial>): LiveRecord {
  return changeSet(record, tap.docId, (body) => ({
    ...body,
    trials: body.trials.map((one) => (one.id === tap.itemId ? { ...one, ...part } : one)),
  }));
}

/** Says that a document has changed on this device and is to be sent. */
export function touched(record: LiveRecord, id: string): LiveRecord {
  return { ...record, versions: { ...record.versions, [id]: (record.versions[id] ?? 0) + 1 } };
}

/** The documents that a session consists of, under the names by which this device keeps them. */
export function partsOf(record: LiveRecord | null): readonly Part[] {
  if (!record) return [];
  return [
    { kind: 'session', id: record.sessionId },
    ...record.sets.map(({ id }) => ({ kind: 'exercise_set', id }) as const),
    ...record.observations.map(({ id }) => ({ kind: 'observation', id }) as const),
    ...(record.plan ? [{ kind: 'target', id: record.plan.id } as const] : []),
  ];
}

/** Ids of what is still to be stored, in the order in which it may be: nothing before its session. */
export function waiting(record: LiveRecord): readonly string[] {
  const ids = partsOf(record).map((part) => part.id);
  return ids.filter((id) => (record.versions[id] ?? 0) > (record.stored[id]?.version ?? 0));
}
