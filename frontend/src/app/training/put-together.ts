import {
  BehaviorEvent,
  ExerciseSet,
  Observation,
  ObservationFields,
  Plan,
  SessionFields,
  SessionRecord,
  SetFields,
} from '../api/training-types';
import { namesEdit } from '../offline/edit-number';
import { addSet, changeSet, Kept, LiveRecord, openSet, Stored, waiting } from './live-record';

/**
 * One session on two devices of one person. Trials and events are told apart by their ids, so what
 * both devices have is there once and what only one has is added: nothing is lost, nothing doubled.
 * What was undone on one of them is undone. A set that one of them closed is closed.
 */
interface Resource {
  readonly revision: number;
}

type SessionResource = SessionRecord['session'];

const REGISTRYS = [
  ...(['id', 'revision', 'author_id', 'updated_by_id'] as const),
  ...(['created_at', 'updated_at', 'deleted_at'] as const),
] as const;

/** The session as the registry has it, to go on with on this device. */
export function fromRegistry(theirs: SessionRecord, plan: Plan | null): LiveRecord {
  const { session } = theirs;
  const stored: Record<string, Stored> = { [session.id]: asStored(session) };
  if (plan) stored[plan.id] = asStored(plan);
  const record = catchUp(
    {
      sessionId: session.id,
      dogId: session.dog_id,
      personId: session.author_id,
      session: ownFields(session),
      plan,
      sets: [],
      observations: [],
      cueAt: null,
      taps: [],
      undone: [],
      versions: {},
      stored,
    },
    theirs,
  );
  const set = openSet(record);
  const live = set?.body.trials.filter((one) => one.undone_at === null) ?? [];
  const taps = set ? live.map((one) => ({ docId: set.id, itemId: one.id })) : [];
  return { ...record, taps };
}

/** The record with all that the registry has of the session beside what only this device has. */
export function catchUp(record: LiveRecord, theirs: SessionRecord): LiveRecord {
  let now = putTogether(record, record.sessionId, theirs.session) ?? record;
  for (const set of theirs.sets) {
    const added = { id: set.id, body: inOrder(ownFields(set)) };
    now = known(now.sets, set)
      ? (putTogether(now, set.id, set) ?? now)
      : { ...stored(now, set), sets: [...now.sets, added] };
  }
  for (const one of theirs.observations) {
    const added = { id: one.id, body: ownFields(one) };
    now = known(now.observations, one)
      ? (putTogether(now, one.id, one) ?? now)
      : { ...stored(now, one), observations: [...now.observations, added] };
  }
  return now === record ? record : withOneOpenSet(now);
}

/**
 * A document of the record with its newer state in the registry. Null when the two cannot be put
 * together by themselves: then the person is asked.
 */
export function putTogether(record: LiveRecord, id: string, theirs: Resource): LiveRecord | null {
  const before = record.stored[id];
  if (before && !isNews(before.revision, theirs.revision)) return null;
  const waits = waiting(record).includes(id);
  const version = waits ? (before?.version ?? 0) : (record.versions[id] ?? 0);
  const now = { ...record, stored: { ...record.stored, [id]: { ...asStored(theirs), version } } };
  if (id === record.sessionId) return isSession(theirs) ? withSession(now, theirs, waits) : null;
  if (isSet(theirs)) return withSet(now, theirs, waits);
  return isObservation(theirs) ? withObservation(now, theirs, waits) : null;
}

/**
 * Whether a state is a newer one. The number of an edit that the registry has not answered says only
 * which edit it was: once it was answered, a revision stands in its place, and that is news.
 */
function isNews(before: number, theirs: number): boolean {
  return namesEdit(before) || namesEdit(theirs) ? theirs !== before : theirs > before;
}

function withSession(record: LiveRecord, theirs: SessionResource, waits: boolean): LiveRecord {
  const body = ownFields(theirs);
  return { ...record, session: waits ? bothSessions(record.session, body) : body };
}

function withSet(record: LiveRecord, theirs: ExerciseSet, waits: boolean): LiveRecord {
  const body = ownFields(theirs);
  const sets = record.sets.map((one) =>
    one.id === theirs.id
      ? { id: one.id, body: inOrder(waits ? bothSets(one.body, body) : body) }
      : one,
  );
  return { ...record, sets };
}

function withObservation(
  record: LiveRecord,
  theirs: Observation,
  waits: boolean,
): LiveRecord | null {
  const body = ownFields(theirs);
  const mine = record.observations.find((one) => one.id === theirs.id)?.body;
  const both = waits && mine ? bothObservations(mine, body) : body;
  if (!both) return null;
  const observations = record.observations.map((one) =>
    one.id === theirs.id ? { id: one.id, body: both } : one,
  );
  return { ...record, observations };
}

/** Where the session was ended, it is; at the later time when both devices ended it. */
function bothSessions(mine: SessionFields, theirs: SessionFields): SessionFields {
  if (mine.ended_at === null) return theirs;
  const long_confirmed = mine.long_confirmed || theirs.long_confirmed;
  if (theirs.ended_at === null) {
    return { ...theirs, status: mine.status, ended_at: mine.ended_at, long_confirmed };
  }
  const mineIsLater = Date.parse(mine.ended_at) > Date.parse(theirs.ended_at);
  return { ...theirs, ended_at: mineIsLater ? mine.ended_at : theirs.ended_at, long_confirmed };
}

function bothSets(mine: SetFields, theirs: SetFields): SetFields {
  const trials = together(mine.trials, theirs.trials);
  const peaks = [mine.fas_peak, theirs.fas_peak].filter((fas) => fas !== null);
  return {
    ...theirs,
    trials,
    fas_peak: peaks.length > 0 ? Math.max(...peaks) : null,
    advice: theirs.advice?.taken ? theirs.advice : (mine.advice ?? theirs.advice),
    status: bothStates(mine, theirs, trials.some(counts)),
  };
}

/** An empty set is void at a session's end: with trials of the other device it is not empty. */
function bothStates(mine: SetFields, theirs: SetFields, hasTrials: boolean): SetFields['status'] {
  if (mine.status === theirs.status) return mine.status;
  if ([mine, theirs].some((one) => one.status === 'void' && one.trials.some(counts))) return 'void';
  if (hasTrials) return 'final';
  return mine.status === 'open' ? theirs.status : mine.status;
}

function bothObservations(
  mine: ObservationFields,
  theirs: ObservationFields,
): ObservationFields | null {
  if (mine.type !== 'events' || theirs.type !== 'events') return null;
  const watched = [mine.observed_s, theirs.observed_s].filter((seconds) => seconds !== null);
  const observed_s = watched.length > 0 ? Math.max(...watched) : null;
  return { ...theirs, observed_s, events: together<BehaviorEvent>(mine.events, theirs.events) };
}

interface Item {
  readonly id: string;
  readonly at: string;
  readonly undone_at: string | null;
}

function together<T extends Item>(mine: readonly T[], theirs: readonly T[]): T[] {
  const all = new Map(theirs.map((one) => [one.id, one]));
  for (const one of mine) {
    const undone_at = one.undone_at ?? all.get(one.id)?.undone_at ?? null;
    all.set(one.id, { ...one, undone_at });
  }
  return [...all.values()].sort(byTime);
}

/** Trials count from 1 in the order of time, so that the next one has a free place. */
function inOrder(body: SetFields): SetFields {
  const trials = [...body.trials].sort(byTime);
  return { ...body, trials: trials.map((one, place) => ({ ...one, ordinal: place + 1 })) };
}

function byTime(a: Item, b: Item): number {
  return Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id);
}

/** Both devices may have opened a set: trials go to the last one, the others are closed. */
function withOneOpenSet(record: LiveRecord): LiveRecord {
  const sets = [...record.sets].sort(
    (a, b) =>
      a.body.ordinal - b.body.ordinal ||
      Date.parse(a.body.started_at) - Date.parse(b.body.started_at) ||
      a.id.localeCompare(b.id),
  );
  let now: LiveRecord = { ...record, sets };
  if (record.session.status !== 'open') return now;
  for (const { id, body } of sets.slice(0, -1)) {
    if (body.status !== 'open') continue;
    const status = body.trials.some(counts) ? 'final' : 'void';
    now = changeSet(now, id, (open) => ({ ...open, status }));
  }
  if (!openSet(now)) now = addSet(now, sets.at(-1)?.body.skill ?? record.plan?.name ?? 'Training');
  const closed = new Set(sets.map((one) => one.id).filter((id) => id !== openSet(now)?.id));
  return { ...now, taps: now.taps.filter((tap) => !closed.has(tap.docId)) };
}

function counts(one: Item): boolean {
  return one.undone_at === null;
}

function known(kept: readonly Kept<unknown>[], { id }: { readonly id: string }): boolean {
  return kept.some((one) => one.id === id);
}

function stored(record: LiveRecord, theirs: ExerciseSet | Observation): LiveRecord {
  return { ...record, stored: { ...record.stored, [theirs.id]: asStored(theirs) } };
}

function asStored({ revision }: Resource): Stored {
  return { version: 0, revision };
}

/** What people say in a document, without what the registry knows beside it. */
function ownFields<T extends object>(resource: T): Omit<T, (typeof REGISTRYS)[number]> {
  const own = { ...resource };
  for (const name of REGISTRYS) Reflect.deleteProperty(own, name);
  return own;
}

function isSession(resource: object): resource is SessionResource {
  return 'started_at' in resource && 'status' in resource;
}

function isSet(resource: object): resource is ExerciseSet {
  return 'trials' in resource && 'skill' in resource;
}

function isObservation(resource: object): resource is Observation {
  return 'events' in resource && 'type' in resource;
}
