import { Body } from '../wire';
import { numberOrNull, part, parts, text, textOrNull } from './values';

/**
 * What the sets and observations of a session say, as far as its line in the timeline tells it: the
 * registry's `training/fact_sources.py`. SI units; null is "not stated".
 */
export type SessionFact = {
  readonly at: number;
  readonly name: string | null;
  readonly key: string | null;
  readonly planId: string | null;
} & Said;

type Said =
  | {
      readonly type: 'set';
      readonly correct: number;
      readonly scorable: number;
      readonly optOuts: number;
      readonly timed: boolean;
      readonly fasPeak: number | null;
    }
  | { readonly type: 'count'; readonly count: number | null; readonly observedS: number | null }
  | { readonly type: 'duration'; readonly durationS: number | null; readonly unstopped: boolean }
  | {
      readonly type: 'exposure';
      readonly response: number | null;
      readonly distanceM: number | null;
    }
  | { readonly type: 'intervals' | 'task_run'; readonly marks: readonly (boolean | null)[] }
  | { readonly type: 'fas'; readonly value: number }
  | { readonly type: 'weight'; readonly kg: number };

export type FactOf<T extends SessionFact['type']> = Extract<SessionFact, { readonly type: T }>;

const FAILED = new Set(['incorrect', 'no_response']);
const ALONE: Readonly<Record<string, boolean>> = {
  independent: true,
  prompted: false,
  error: false,
};

/** What a set or an observation says; nothing when it is void or was not recorded. */
export function factsOf(kind: string, body: Body): readonly SessionFact[] {
  if (body['status'] === 'void') return [];
  const unseen = textOrNull(body['not_recorded_reason']) !== null;
  if (kind === 'exercise_set') return unseen ? [] : [factOfSet(body)];
  return kind === 'observation' ? factsOfObservation(body, unseen) : [];
}

type About = Pick<SessionFact, 'at' | 'name' | 'key' | 'planId'>;

function about(at: unknown, name: unknown, body: Body): About {
  return {
    at: Date.parse(text(at)) || 0,
    name: textOrNull(name),
    key: textOrNull(body['key']),
    planId: textOrNull(body['plan_id']),
  };
}

function factOfSet(body: Body): SessionFact {
  const live = parts(body['trials']).filter((trial) => !trial['undone_at']);
  const correct = live.filter((trial) => trial['outcome'] === 'correct').length;
  const failed = live.filter((trial) => FAILED.has(text(trial['outcome']))).length;
  return {
    ...about(body['started_at'], body['skill'], body),
    ...{ type: 'set', correct, scorable: correct + failed },
    optOuts: live.filter((trial) => trial['opt_out'] === true).length,
    timed: live.some((trial) => numberOrNull(trial['latency_ms']) !== null),
    fasPeak: numberOrNull(body['fas_peak']),
  };
}

function factsOfObservation(body: Body, unseen: boolean): readonly SessionFact[] {
  const who = about(body['occurred_at'], body['behavior'], body);
  return OF_TYPE[text(body['type'])]?.(body, who, unseen) ?? [];
}

type Tell = (body: Body, who: About, unseen: boolean) => readonly SessionFact[];

const OF_TYPE: Readonly<Record<string, Tell>> = {
  events: factsOfEvents,
  abc: factsOfEvents,
  welfare: (body, who) => {
    const value = numberOrNull(part(body['welfare'])?.['fas']);
    return value === null ? [] : [{ ...who, type: 'fas', value }];
  },
  weight: (body, who) => {
    const kg = numberOrNull(body['weight_kg']);
    return kg === null ? [] : [{ ...who, type: 'weight', kg }];
  },
  exposure: (body, who, unseen) => {
    const met = part(body['exposure']);
    return met && !unseen ? [exposure(met, who)] : [];
  },
  intervals: (body, who, unseen) => {
    const looks = part(body['intervals']);
    return looks && !unseen ? [{ ...who, type: 'intervals', marks: marksOf(looks['marks']) }] : [];
  },
  task_run: (body, who, unseen) => {
    const run = part(body['task_run']);
    if (!run || unseen) return [];
    const results = Array.isArray(run['results']) ? run['results'] : [];
    return [{ ...who, type: 'task_run', marks: results.map((one) => ALONE[text(one)] ?? null) }];
  },
};

function marksOf(marks: unknown): readonly (boolean | null)[] {
  return Array.isArray(marks) ? marks.map((mark) => (typeof mark === 'boolean' ? mark : null)) : [];
}

/** The distance at which the dog reacted, else the smallest, else the first. */
function exposure(met: Body, who: About): SessionFact {
  const [reaction, least, first] = ['reaction', 'min', 'first'].map((which) =>
    numberOrNull(met[`distance_${which}_m`]),
  );
  return {
    ...who,
    ...{ type: 'exposure', name: text(met['trigger']) || 'other', key: null },
    ...{ response: numberOrNull(met['response']), distanceM: reaction ?? least ?? first ?? null },
  };
}

function factsOfEvents(body: Body, who: About, unseen: boolean): readonly SessionFact[] {
  const live = parts(body['events']).filter((event) => !event['undone_at']);
  const points = live.filter((event) => kindOf(event) === 'point');
  const observed = numberOrNull(body['observed_s']);
  const lasting = stretches(live, endOf(live, who.at, observed));
  const counted: readonly SessionFact[] = unseen
    ? []
    : [
        {
          ...{ ...who, type: 'count', observedS: observed === 0 ? null : observed },
          count: points.length + lasting.length,
        },
      ];
  return [
    ...counted,
    ...lasting.map(({ start, seconds, unstopped }): SessionFact => ({
      ...{ ...who, at: start, type: 'duration', unstopped },
      durationS: unstopped && observed === null ? null : seconds,
    })),
    ...points.flatMap((event): readonly SessionFact[] => {
      const length = numberOrNull(event['duration_ms']);
      if (length === null) return [];
      const at = timeOf(event);
      return [{ ...who, at, type: 'duration', durationS: length / 1_000, unstopped: false }];
    }),
  ];
}

interface Stretch {
  readonly start: number;
  readonly seconds: number;
  /** Nobody tapped its stop: the end of watching closed it. */
  readonly unstopped: boolean;
}

/** Pairs starts with stops. A second start and a stop without a start say nothing. */
function stretches(live: readonly Body[], end: number): readonly Stretch[] {
  const taps = live
    .filter((event) => kindOf(event) !== 'point')
    .map((event) => ({ at: Math.min(timeOf(event), end), kind: kindOf(event) }))
    .sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));
  const closed = live.filter((event) => kindOf(event) === 'stop' && event['closed_at_end']);
  const untapped = new Set(closed.map(timeOf));
  const found: Stretch[] = [];
  let running: number | null = null;
  for (const { at, kind } of tapsThatCount(taps)) {
    if (kind === 'start') running = at;
    else if (running !== null) {
      found.push({ start: running, seconds: (at - running) / 1_000, unstopped: untapped.has(at) });
      running = null;
    }
  }
  if (running !== null) {
    found.push({ start: running, seconds: (end - running) / 1_000, unstopped: true });
  }
  return found;
}

interface Tapped {
  readonly at: number;
  readonly kind: string;
}

function tapsThatCount(taps: readonly Tapped[]): readonly Tapped[] {
  let on = false;
  return taps.filter(({ kind }) => {
    if ((kind === 'start') === on) return false;
    on = !on;
    return true;
  });
}

/** When the watching ended: after the time observed, and never before the last tap. */
function endOf(live: readonly Body[], began: number, observedS: number | null): number {
  return Math.max(began + (observedS ?? 0) * 1_000, ...live.map(timeOf));
}

function kindOf(event: Body): string {
  return text(event['kind']) || 'point';
}

function timeOf(event: Body): number {
  return Date.parse(text(event['at'])) || 0;
}
