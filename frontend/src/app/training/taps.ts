import { ErrorKind, Outcome, Trial } from '../api/training-types';
import { uuid7 } from '../core/uuid7';
import { nowWithOffset } from '../shared/text/moments';
import { changeSet, changeTrial, LiveRecord, openSet, Tap } from './live-record';
import { changeEvent } from './observing';

/** What a tap does to the record. Undo marks and removes nothing, so the past can be read. */
export interface Outcoming {
  readonly outcome: Outcome;
  readonly errorKind?: ErrorKind;
  readonly optOut?: boolean;
}

/** A cue given a day ago belongs to no trial of today. */
const LATENCY_MOST_MS = 86_400_000;

export function giveCue(record: LiveRecord, now = Date.now()): LiveRecord {
  return { ...record, cueAt: now };
}

/** Scores a trial; its latency runs from the cue tap, when there was one. */
export function score(record: LiveRecord, tap: Outcoming, now = Date.now()): LiveRecord {
  const set = openSet(record);
  if (!set) return record;
  const trial: Trial = {
    id: uuid7(now),
    ordinal: set.body.trials.length + 1,
    at: nowWithOffset(new Date(now)),
    outcome: tap.outcome,
    error_kind: tap.errorKind ?? null,
    latency_ms: latency(record.cueAt, tap.outcome, now),
    duration_ms: null,
    distance_m: null,
    prompt_level: null,
    reinforced: null,
    opt_out: tap.optOut ?? false,
    undone_at: null,
  };
  const scored = changeSet(record, set.id, (body) => ({
    ...body,
    trials: [...body.trials, trial],
  }));
  const tapped: Tap = { docId: set.id, itemId: trial.id };
  return { ...scored, cueAt: null, taps: [...record.taps, tapped], undone: [] };
}

export function undo(record: LiveRecord, now = Date.now()): LiveRecord {
  const last = record.taps.at(-1);
  if (!last) return record;
  return {
    ...mark(record, last, nowWithOffset(new Date(now))),
    taps: record.taps.slice(0, -1),
    undone: [...record.undone, last],
  };
}

/** Takes the last undo back; what was undone before a newer tap stays undone. */
export function redo(record: LiveRecord): LiveRecord {
  const last = record.undone.at(-1);
  if (!last) return record;
  return {
    ...mark(record, last, null),
    taps: [...record.taps, last],
    undone: record.undone.slice(0, -1),
  };
}

function mark(record: LiveRecord, tap: Tap, undoneAt: string | null): LiveRecord {
  return record.sets.some((one) => one.id === tap.docId)
    ? changeTrial(record, tap, { undone_at: undoneAt })
    : changeEvent(record, tap, { undone_at: undoneAt });
}

/** No response has no latency: nothing came whose delay could be taken. */
function latency(cueAt: number | null, outcome: Outcome, now: number): number | null {
  if (cueAt === null || outcome === 'no_response') return null;
  const passed = now - cueAt;
  return passed >= 0 && passed <= LATENCY_MOST_MS ? passed : null;
}
