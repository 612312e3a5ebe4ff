import { Instant } from '../../../measures/days';
import { Fact } from '../../../measures/facts';

/**
 * One fact of a document, as the registry's table `fact` keeps it (`training.fact_rows`), and as the
 * measures read it.
 */
export type FactType =
  | 'set'
  | 'count'
  | 'duration'
  | 'exposure'
  | 'intervals'
  | 'task_run'
  | 'intensity'
  | 'fas'
  | 'weight'
  | 'told_owner'
  | 'next_action'
  | 'caution'
  | 'health'
  | 'homework';

export type RecordKind = 'note' | 'exercise_set' | 'observation';

/**
 * What was seen, in SI units. `name` is the skill, behaviour or trigger in the words of whoever wrote
 * it, `key` its entry in the library, `planId` the plan that it was recorded under.
 */
export interface FactRow {
  readonly type: FactType;
  readonly name?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly planId?: string | null | undefined;
  readonly correct?: number;
  readonly scorable?: number;
  readonly durationS?: number | null | undefined;
  readonly distanceM?: number | null | undefined;
  readonly distraction?: number | null | undefined;
  readonly latenciesMs?: readonly number[];
  readonly optOuts?: number;
  readonly fasPeak?: number | null | undefined;
  readonly count?: number | null | undefined;
  readonly observedS?: number | null | undefined;
  readonly response?: number | null | undefined;
  readonly marks?: readonly (boolean | null)[];
  readonly value?: number | null | undefined;
  readonly kg?: number | null | undefined;
  readonly bcs?: number | null | undefined;
  readonly text?: string;
  readonly notRecordedReason?: string | null | undefined;
  readonly handler?: string | null | undefined;
  /** Nobody tapped the stop; the session's end, once it is known, says how long it was. */
  readonly unstopped?: boolean;
}

/** A row with its moment. */
export interface Dated {
  readonly when: Instant;
  readonly row: FactRow;
}

/** A fact with where it stands: its document, its session, place and people. */
export interface Placed extends Dated {
  readonly recordKind: RecordKind;
  readonly recordId: string;
  readonly sessionId: string | null;
  readonly place: string | null;
  readonly people: readonly string[];
  readonly ownerPractice: boolean;
}

/**
 * The fact for the measures; null for what is a line of text or a weight, and for what cannot have
 * been. What was written outside of a session stands for a session of its own.
 */
export function measured(placed: Placed): Fact | null {
  const { row, when, sessionId, recordId } = placed;
  if (!possible(row)) return null;
  const { notRecordedReason: not_recorded_reason = null } = row;
  const seen = { ...when, session_id: sessionId ?? recordId, not_recorded_reason };
  if (row.type === 'set') return setOf(placed, seen);
  return row.type === 'exposure' ? exposureOf(row, seen) : readingOf(row, seen);
}

function readingOf(row: FactRow, seen: Seen): Fact | null {
  const { count = null, observedS: observed_s = null, durationS: seconds = null } = row;
  const { marks = [], value = null } = row;
  switch (row.type) {
    case 'count':
      return { ...seen, type: 'count', count, observed_s };
    case 'duration':
      return { ...seen, type: 'duration', seconds };
    case 'intervals':
      return { ...seen, type: 'intervals', marks };
    case 'task_run':
      return { ...seen, type: 'task_run', steps: marks };
    case 'intensity':
    case 'fas':
      return { ...seen, type: 'rating', value };
    default:
      return null;
  }
}

interface Seen extends Instant {
  readonly session_id: string;
  readonly not_recorded_reason: string | null;
}

function setOf({ row, people, place, ownerPractice }: Placed, seen: Seen): Fact {
  return {
    ...seen,
    type: 'set',
    void: false,
    correct: row.correct ?? 0,
    scorable: row.scorable ?? 0,
    step: {
      duration_s: row.durationS ?? null,
      distance_m: row.distanceM ?? null,
      distraction: row.distraction ?? null,
    },
    latencies_ms: row.latenciesMs ?? [],
    opt_outs: row.optOuts ?? 0,
    fas_peak: row.fasPeak ?? null,
    people,
    place,
    owner_practice: ownerPractice,
  };
}

function exposureOf(row: FactRow, seen: Seen): Fact {
  const { distanceM: distance_m = null, response = null, name: trigger = null } = row;
  return { ...seen, type: 'exposure', distance_m, response, trigger };
}

/** A fact that was put right to 12 of 10 or to minus five stays in its note, and no chart shows it. */
function possible({ correct = 0, scorable = 0, count, observedS }: FactRow): boolean {
  return 0 <= correct && correct <= scorable && (count ?? 0) >= 0 && (observedS ?? 0) >= 0;
}
