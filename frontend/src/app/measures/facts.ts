import { Schemas } from '../api/types';
import { Instant } from './days';

/**
 * What was recorded, as the measures read it: the registry's `measures.facts`. SI units; latencies
 * in whole milliseconds. null is "not observed" or "not stated", which is not zero.
 */
export type AdvanceRule = Schemas['AdvanceRuleBody'];
export type UnitSystem = 'metric' | 'us';
export type Verdict = 'push' | 'stick' | 'drop' | 'split';
export type Decision = 'push' | 'stick' | 'drop';

/** How hard it was made: the three Ds. */
export interface Step {
  readonly duration_s: number | null;
  readonly distance_m: number | null;
  readonly distraction: number | null;
}

/** Trials under one criterion, counted, as the advice reads them. `fas_peak` null: nobody rated. */
export interface TrialSet {
  /** RFC 3339 with offset. */
  readonly at: string;
  readonly session_id: string | null;
  readonly void: boolean;
  readonly correct: number;
  readonly scorable: number;
  readonly step: Step;
  readonly opt_outs: number;
  readonly fas_peak: number | null;
}

/** Something that was seen in a session, or in a record that stands for one. */
interface Seen extends Instant {
  readonly session_id: string;
  readonly not_recorded_reason: string | null;
}

/** A set with who worked the dog and where. */
export interface PlacedSet extends Seen, TrialSet {
  readonly type: 'set';
  readonly session_id: string;
  readonly latencies_ms: readonly number[];
  readonly people: readonly string[];
  readonly place: string | null;
  readonly owner_practice: boolean;
}

/** How often, in so many seconds of looking; count null: nobody looked. */
export interface Count extends Seen {
  readonly type: 'count';
  readonly count: number | null;
  readonly observed_s: number | null;
}

export interface Duration extends Seen {
  readonly type: 'duration';
  readonly seconds: number | null;
}

/** A meeting with a trigger; `response` from 0 (no notice) to 5 (snaps, bites, panics). */
export interface Exposure extends Seen {
  readonly type: 'exposure';
  readonly distance_m: number | null;
  readonly response: number | null;
  readonly trigger: string | null;
}

export interface IntervalMarks extends Seen {
  readonly type: 'intervals';
  readonly marks: readonly (boolean | null)[];
}

/** One run through a chain: for each step whether the dog did it alone. */
export interface TaskRun extends Seen {
  readonly type: 'task_run';
  readonly steps: readonly (boolean | null)[];
}

export interface Rating extends Seen {
  readonly type: 'rating';
  readonly value: number | null;
}

export type Fact = PlacedSet | Count | Duration | Exposure | IntervalMarks | TaskRun | Rating;

export const ANY_STEP: Step = { duration_s: null, distance_m: null, distraction: null };

/** In the order in which things happened; what was written first stays first in the same moment. */
export function inTime<T extends Instant>(facts: Iterable<T>): T[] {
  return [...facts].sort((one, other) => one.us - other.us);
}

export function setsOf(facts: readonly Fact[]): PlacedSet[] {
  return facts.filter((fact) => fact.type === 'set');
}
