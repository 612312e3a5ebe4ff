import {
  BehaviorEvent,
  Exposure,
  ObservationFields,
  SetFields,
  Trial,
} from '../../../api/training-types';
import { instant, Instant } from '../../../measures/days';
import { occurrences, Tap } from '../../../measures/timing';
import { toEven } from '../../../measures/wording';
import { Dated, FactRow } from './fact-rows';

/** What a set and an observation say as data: the registry's `training.fact_sources`. */
const FAILED: ReadonlySet<Trial['outcome']> = new Set(['incorrect', 'no_response']);
const ALONE = { independent: true, prompted: false, error: false, 'n/a': null } as const;

/** Undone trials and void sets count nowhere; a prompted, aborted or unscorable trial is none. */
export function factsOfSet(body: SetFields): Dated[] {
  if (body.status === 'void') return [];
  const live = body.trials
    .filter((trial) => !trial.undone_at)
    .sort((one, other) => one.ordinal - other.ordinal);
  const correct = live.filter((trial) => trial.outcome === 'correct').length;
  const row: FactRow = {
    type: 'set',
    name: body.skill,
    key: body.key,
    planId: body.plan_id,
    correct,
    scorable: correct + live.filter((trial) => FAILED.has(trial.outcome)).length,
    durationS: body.step?.duration_s,
    distanceM: body.step?.distance_m,
    distraction: body.step?.distraction,
    latenciesMs: live.map((trial) => trial.latency_ms).filter((ms) => typeof ms === 'number'),
    optOuts: live.filter((trial) => trial.opt_out).length,
    fasPeak: body.fas_peak,
    notRecordedReason: body.not_recorded_reason,
    handler: body.handler,
  };
  return [{ when: instant(body.started_at), row }];
}

export function factsOfObservation(body: ObservationFields): Dated[] {
  if (body.status === 'void') return [];
  if (body.type === 'events' || body.type === 'abc') return factsOfEvents(body);
  const row = rowOf(body);
  return row ? [{ when: instant(body.occurred_at), row }] : [];
}

type About = Pick<FactRow, 'name' | 'key' | 'planId'>;

function aboutOf({ behavior: name, key, plan_id: planId }: ObservationFields): About {
  return { name, key, planId };
}

function rowOf(body: ObservationFields): FactRow | null {
  const { exposure, welfare, intervals, task_run: run, not_recorded_reason: unseen } = body;
  const seen = { ...aboutOf(body), notRecordedReason: unseen };
  switch (body.type) {
    case 'exposure':
      return exposure ? meeting(exposure, seen) : null;
    case 'welfare':
      return typeof welfare?.fas === 'number' ? { type: 'fas', value: welfare.fas } : null;
    case 'intervals':
      return intervals ? { ...seen, type: 'intervals', marks: intervals.marks } : null;
    case 'task_run':
      if (!run) return null;
      return { ...seen, type: 'task_run', marks: run.results.map((result) => ALONE[result]) };
    case 'weight':
      return { type: 'weight', kg: body.weight_kg, bcs: body.bcs };
    default:
      return null;
  }
}

function meeting(
  met: Exposure,
  { planId, notRecordedReason }: About & Pick<FactRow, 'notRecordedReason'>,
): FactRow {
  const distanceM = met.distance_reaction_m ?? met.distance_min_m ?? met.distance_first_m;
  const name = met.trigger;
  return { type: 'exposure', name, planId, notRecordedReason, distanceM, response: met.response };
}

interface LiveEvent {
  readonly event: BehaviorEvent;
  readonly when: Instant;
}

function factsOfEvents(body: ObservationFields): Dated[] {
  const about = aboutOf(body);
  const begun = instant(body.occurred_at);
  const live = body.events
    .filter((event) => !event.undone_at)
    .map((event) => ({ event, when: instant(event.at) }));
  const points = live.filter(({ event }) => isPoint(event));
  const observedS = body.observed_s;
  const lasting = lastingEvents(live, endOf(begun, observedS, live));
  const unseen = body.not_recorded_reason;
  const count: FactRow = {
    ...about,
    type: 'count',
    // Unlike everywhere else an empty reason is none here, as in the registry.
    count: unseen ? null : points.length + lasting.length,
    observedS: observedS === 0 ? null : observedS,
    notRecordedReason: unseen,
  };
  const timed = lasting.map(({ when, seconds, unstopped }): Dated => {
    const durationS = !unstopped || observedS !== null ? seconds : null;
    return { when, row: { ...about, type: 'duration', durationS, unstopped } };
  });
  return [{ when: begun, row: count }, ...timed, ...live.flatMap((one) => ofEvent(one, about))];
}

function isPoint(event: BehaviorEvent): boolean {
  return event.kind === 'point';
}

function ofEvent({ event, when }: LiveEvent, about: About): Dated[] {
  const { duration_ms: ms, intensity: value } = event;
  const found: Dated[] = [];
  if (isPoint(event) && typeof ms === 'number') {
    found.push({ when, row: { ...about, type: 'duration', durationS: ms / 1000 } });
  }
  if (typeof value === 'number') found.push({ when, row: { ...about, type: 'intensity', value } });
  return found;
}

interface Lasting {
  readonly when: Instant;
  readonly seconds: number;
  /** The end of watching closed it: a device that ends a session writes such a stop and marks it. */
  readonly unstopped: boolean;
}

function lastingEvents(live: readonly LiveEvent[], end: Instant): Lasting[] {
  const taps = live.flatMap(({ event: { kind }, when }): Tap[] =>
    kind === 'start' || kind === 'stop' ? [{ ...when, kind }] : [],
  );
  const untapped = new Set(
    live
      .filter(({ event }) => event.kind === 'stop' && event.closed_at_end)
      .map(({ when }) => when.us),
  );
  return occurrences(taps, end).map(({ us, at, endUs, durationS, closedAtEnd }) => ({
    when: { us, at },
    seconds: durationS,
    unstopped: closedAtEnd || untapped.has(endUs),
  }));
}

/** When the watching ended: after the time observed, and never before the last tap. */
function endOf(begun: Instant, observedS: number | null, live: readonly LiveEvent[]): Instant {
  const seconds = observedS ?? 0;
  const whole = Math.trunc(seconds);
  const watched = { ...begun, us: begun.us + whole * 1e6 + toEven((seconds - whole) * 1e6) };
  return live.reduce((last, { when }) => (when.us > last.us ? when : last), watched);
}
