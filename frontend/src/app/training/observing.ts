import { Abc, BehaviorEvent, Exposure, ObservationFields } from '../api/training-types';
import { uuid7 } from '../core/uuid7';
import { nowWithOffset, preciseMoment } from '../shared/text/moments';
import { changeSet, LiveRecord, openSet, Tap, touched } from './live-record';

/** What is seen beside the trials: counted, timed, met, and how the dog fares. */
function blank(record: LiveRecord, part: Partial<ObservationFields>): ObservationFields {
  return {
    dog_id: record.dogId,
    type: 'events',
    occurred_at: nowWithOffset(),
    time_zone: record.session.time_zone,
    session_id: record.sessionId,
    plan_id: null,
    behavior: null,
    key: null,
    events: [],
    observed_s: null,
    abc: null,
    exposure: null,
    welfare: null,
    intervals: null,
    task_run: null,
    search: null,
    departure: null,
    weight_kg: null,
    bcs: null,
    not_recorded_reason: null,
    status: 'final',
    comment: '',
    ...part,
  };
}

function add(record: LiveRecord, part: Partial<ObservationFields>): LiveRecord {
  const id = uuid7();
  const observations = [...record.observations, { id, body: blank(record, part) }];
  return touched({ ...record, observations }, id);
}

function newEvent(kind: BehaviorEvent['kind'], now: number): BehaviorEvent {
  return {
    id: uuid7(now),
    at: preciseMoment(new Date(now)),
    kind,
    duration_ms: null,
    intensity: null,
    closed_at_end: false,
    undone_at: null,
  };
}

/** The events of a behaviour are one document; the first tap makes it. */
export function watch(record: LiveRecord, behavior: string): LiveRecord {
  const known = record.observations.some(
    (one) => one.body.type === 'events' && one.body.behavior === behavior,
  );
  return known ? record : add(record, { type: 'events', behavior });
}

/** Tap = point event. */
export function count(record: LiveRecord, docId: string, now = Date.now()): LiveRecord {
  return append(record, docId, newEvent('point', now));
}

/** Starts the stopwatch, or stops it when it runs. */
export function startOrStop(record: LiveRecord, docId: string, now = Date.now()): LiveRecord {
  const body = record.observations.find((one) => one.id === docId)?.body;
  const start = body ? running(body) : null;
  if (!start) return append(record, docId, newEvent('start', now));
  const passed = Math.max(0, now - Date.parse(start.at));
  return append(record, docId, { ...newEvent('stop', now), duration_ms: passed });
}

/** The start that has no stop yet. */
export function running(body: ObservationFields): BehaviorEvent | null {
  const last = body.events.filter((one) => one.undone_at === null && one.kind !== 'point').at(-1);
  return last?.kind === 'start' ? last : null;
}

export function meet(record: LiveRecord, exposure: Exposure): LiveRecord {
  return add(record, { type: 'exposure', exposure });
}

export function writeAbc(record: LiveRecord, behavior: string, abc: Abc): LiveRecord {
  return add(record, {
    type: 'abc',
    behavior: behavior === '' ? null : behavior,
    events: [newEvent('point', Date.now())],
    abc,
  });
}

/** A FAS reading; the open set carries its peak, so that the brake sees it. */
export function rate(record: LiveRecord, fas: number): LiveRecord {
  const rated = add(record, {
    type: 'welfare',
    welfare: { fas, arousal: null, signs: [], moment: 'during' },
  });
  const set = openSet(rated);
  if (!set || (set.body.fas_peak ?? -1) >= fas) return rated;
  return changeSet(rated, set.id, (body) => ({ ...body, fas_peak: fas }));
}

/** The session's FAS readings in order of time. */
export function fasReadings(record: LiveRecord): readonly number[] {
  return record.observations
    .map((one) => one.body.welfare?.fas ?? null)
    .filter((fas) => fas !== null);
}

export function changeEvent(
  record: LiveRecord,
  tap: Tap,
  part: Partial<BehaviorEvent>,
): LiveRecord {
  return changeObservation(record, tap.docId, (body) => ({
    ...body,
    events: body.events.map((one) => (one.id === tap.itemId ? { ...one, ...part } : one)),
  }));
}

/** Stops without a tap: every running stopwatch is closed at the session's end, and marked. */
export function closeRunning(record: LiveRecord, endedAt: string): LiveRecord {
  const ended = Date.parse(endedAt);
  return record.observations.reduce((now, one) => {
    if (one.body.type !== 'events') return now;
    return changeObservation(now, one.id, (body) => {
      const start = running(body);
      // Nobody counted before the behaviour was put on watch.
      const observed_s = Math.max(0, Math.round((ended - Date.parse(body.occurred_at)) / 1000));
      if (!start) return { ...body, observed_s };
      const duration_ms = Math.max(0, ended - Date.parse(start.at));
      const stop: BehaviorEvent = { ...newEvent('stop', ended), duration_ms, closed_at_end: true };
      return { ...body, observed_s, events: [...body.events, { ...stop, at: endedAt }] };
    });
  }, record);
}

function append(record: LiveRecord, docId: string, event: BehaviorEvent): LiveRecord {
  const changed = changeObservation(record, docId, (body) => ({
    ...body,
    events: [...body.events, event],
  }));
  return { ...changed, taps: [...record.taps, { docId, itemId: event.id }], undone: [] };
}

function changeObservation(
  record: LiveRecord,
  id: string,
  change: (body: ObservationFields) => ObservationFields,
): LiveRecord {
  const observations = record.observations.map((one) =>
    one.id === id ? { id, body: change(one.body) } : one,
  );
  return touched({ ...record, observations }, id);
}
