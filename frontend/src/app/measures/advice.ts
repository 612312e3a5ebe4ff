import { decideEarly } from './advance-rules';
import { AdvanceRule, Decision, Step, TrialSet, UnitSystem, Verdict } from './facts';
import { twoDsWarning } from './three-ds';
import { Brake, FAS_RISE, fasRises, welfareBrake } from './welfare';
import { counted, percent } from './wording';

/**
 * What to do next, and why: the registry's `measures.advice` on the device, so that advice needs
 * no network. `shorthand/advice-vectors.json` holds the two to the same words.
 */
export interface Advice {
  /** null: the set is still open. */
  readonly advice: Verdict | null;
  readonly reason: string;
  readonly warnings: readonly string[];
  readonly end_easy: boolean;
  /** The bare rule said push and the dog's state forbade it. */
  readonly braked: boolean;
}

export interface Circumstances {
  readonly nextStep?: Step | null;
  /** The session's FAS readings in order of time. */
  readonly fas?: readonly number[];
  readonly units?: UnitSystem;
}

export function advise(
  rule: AdvanceRule,
  sets: readonly TrialSet[],
  { nextStep = null, fas = [], units = 'metric' }: Circumstances = {},
): Advice {
  const seen = sets
    .filter((one) => !one.void)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const live = seen.filter((one) => one.scorable > 0);
  const brake = brakeOf(seen, live, fas);
  const last = live.at(-1);
  if (!last) {
    const reason = ['No trial has been scored yet.', ...brake.reasons].join(' ');
    return { advice: null, reason, warnings: [], end_easy: brake.on, braked: false };
  }
  const bare = decideEarly(rule, last.correct, last.scorable);
  let [verdict, reason] = judge(rule, live, last, bare);
  const braked = brake.on && verdict === 'push';
  if (braked) {
    verdict = 'stick';
    reason = `${result(last)} would push, but not today. Repeat this step or an easier one.`;
  }
  return {
    advice: verdict,
    reason: [reason, ...brake.reasons].join(' '),
    warnings: warningsOf(live, verdict, { nextStep, fas, units }),
    end_easy: brake.on || verdict === 'split' || fasRises(fas),
    braked,
  };
}

/** Over the session of the last scored set and that of the last set at all. */
function brakeOf(
  seen: readonly TrialSet[],
  live: readonly TrialSet[],
  fas: readonly number[],
): Brake {
  const last = [...seen.slice(-1), ...live.slice(-1)];
  const ids = new Set(last.map((one) => one.session_id).filter((id) => id !== null));
  const session = seen.filter(
    (one) => (one.session_id !== null && ids.has(one.session_id)) || last.includes(one),
  );
  const peaks = [...fas, ...session.map((one) => one.fas_peak).filter((peak) => peak !== null)];
  const optOuts = session.reduce((sum, one) => sum + one.opt_outs, 0);
  return welfareBrake(peaks.length > 0 ? Math.max(...peaks) : null, optOuts);
}

function judge(
  rule: AdvanceRule,
  live: readonly TrialSet[],
  last: TrialSet,
  bare: Decision | null,
): [Verdict | null, string] {
  const got = result(last);
  if (bare === null) {
    const left = counted(rule.set_size - last.scorable, 'trial');
    return [null, `${got} so far: ${left} to go, and the set can still go either way.`];
  }
  if (bare === 'drop') return dropOrSplit(rule, live.at(-2), last);
  if (bare === 'stick') {
    const between = `more than ${rule.drop_max} and fewer than ${rule.push_min} of ${rule.set_size}`;
    return ['stick', `${got}: ${between}. Repeat this step.`];
  }
  const run = runOfPushes(rule, live, last);
  const wanted = rule.consecutive_sets;
  if (run < wanted) {
    return [
      'stick',
      `${got} reaches the push, ${counted(run, 'set')} of ${wanted} in a row on this step` +
        `${ofEarlier(live, run)}. Repeat it.`,
    ];
  }
  const running = wanted > 1 ? ` for ${counted(run, 'set')} in a row${ofEarlier(live, run)}` : '';
  return [
    'push',
    `${got}${running}: push from ${rule.push_min} of ${rule.set_size} on. Go to the next step.`,
  ];
}

function dropOrSplit(
  rule: AdvanceRule,
  before: TrialSet | undefined,
  last: TrialSet,
): [Verdict, string] {
  if (before && decideEarly(rule, before.correct, before.scorable) === 'drop') {
    return [
      'split',
      `${result(last)} after ${before.correct} of ${before.scorable} in the set before` +
        `${before.session_id === last.session_id ? '' : ', in an earlier session'}: two drops in a row. ` +
        'Put a step in between, nearer to what the dog can do.',
    ];
  }
  return [
    'drop',
    `${result(last)}: drop at ${rule.drop_max} of ${rule.set_size} or fewer. Go to an easier step.`,
  ];
}

function runOfPushes(rule: AdvanceRule, live: readonly TrialSet[], last: TrialSet): number {
  let run = 0;
  for (const one of live.toReversed()) {
    const same =
      one.step.duration_s === last.step.duration_s &&
      one.step.distance_m === last.step.distance_m &&
      one.step.distraction === last.step.distraction;
    if (!same || decideEarly(rule, one.correct, one.scorable) !== 'push') break;
    run += 1;
  }
  return run;
}

/** How many sets of the run, the last `run` ones, are of earlier sessions; empty when none is. */
function ofEarlier(live: readonly TrialSet[], run: number): string {
  const session = live.at(-1)?.session_id;
  const earlier = live.slice(-run).filter((one) => one.session_id !== session).length;
  if (earlier === 0) return '';
  return `, ${earlier} of them in ${earlier === 1 ? 'an earlier session' : 'earlier sessions'}`;
}

function result(one: TrialSet): string {
  const share = percent((100 * one.correct) / one.scorable);
  return `${one.correct} of ${one.scorable} correct (${share})`;
}

function warningsOf(
  live: readonly TrialSet[],
  verdict: Verdict | null,
  { nextStep, fas, units }: Required<Circumstances>,
): string[] {
  const told: string[] = [];
  const last = live.at(-1);
  const before = live.at(-2);
  const now = before && last ? twoDsWarning(before.step, last.step, { units }) : null;
  if (now) told.push(now);
  const ahead =
    verdict === 'push' && nextStep !== null && last
      ? twoDsWarning(last.step, nextStep, { planned: true, units })
      : null;
  if (ahead) told.push(ahead);
  if (fasRises(fas)) {
    told.push(
      `FAS rose from ${fas[0] ?? 0} to ${fas.at(-1) ?? 0} (by ${FAS_RISE} or more): ` +
        'end with something easy, whatever the score.',
    );
  }
  return told;
}
