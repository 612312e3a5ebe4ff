import { Maintenance, MasteryRule } from '../api/types';
import { Step, UnitSystem } from './facts';
import { maintenance, Probe } from './maintenance';
import { counting, reaches, Run, SessionResult } from './mastery';
import { inWords } from './three-ds';
import { counted } from './wording';

/**
 * From sessions to what became of mastery: the registry's `measures.retention`. Every day with enough
 * trials at the goal step or a harder one is a probe; after a failed one mastery is reached anew.
 */
const PROBE_TRIALS = 5;

export interface Since {
  readonly today: number;
  /** What the plan says; null where it is to be found in the sessions. */
  readonly masteredOn: number | null;
  /** How hard the mastered behaviour is. */
  readonly goal: Step;
  readonly units: UnitSystem;
}

/** The schedule of probes after mastery; null while the target was never mastered. */
export function retention(
  rule: MasteryRule,
  sessions: readonly SessionResult[],
  { today, masteredOn, goal, units }: Since,
): Maintenance | null {
  const days = byDay(counting(rule, sessions).filter((one) => one.scorable > 0));
  const probes = probesOf(rule, days);
  const since = masteredDay(rule, days, { probes, masteredOn });
  if (since === null) return null;
  const whatCounts = whatCountsOf(rule, goal, units);
  return maintenance(since, probes, { today, days: rule.probe_days, whatCounts });
}

function whatCountsOf(rule: MasteryRule, goal: Step, units: UnitSystem): string {
  const enough = counted(leastTrials(rule), 'trial');
  const atGoal = inWords(goal, units);
  if (atGoal === '') return `A day with ${enough} or more counts as a look.`;
  return (
    `A day with ${enough} or more at the goal step (${atGoal}) or a harder one counts as a look; ` +
    'easier ones do not.'
  );
}

/** The sessions of each day, in order of time. */
type Days = ReadonlyMap<number, readonly SessionResult[]>;

function byDay(sessions: readonly SessionResult[]): Days {
  return Map.groupBy(sessions, (one) => one.day);
}

/** One probe for each day: all of its trials at the goal or harder. Days with too few are left out. */
function probesOf(rule: MasteryRule, days: Days): Probe[] {
  const found: Probe[] = [];
  for (const [on, ofDay] of days) {
    const correct = ofDay.reduce((sum, one) => sum + one.atGoal.correct, 0);
    const scorable = ofDay.reduce((sum, one) => sum + one.atGoal.scorable, 0);
    if (scorable >= leastTrials(rule)) {
      found.push({ on, passed: reaches(rule, correct, scorable), correct, scorable });
    }
  }
  return found;
}

/** The day on which the rule was met, or met anew after a failed probe; null while it never was. */
function masteredDay(
  rule: MasteryRule,
  days: Days,
  { probes, masteredOn }: { readonly probes: readonly Probe[]; readonly masteredOn: number | null },
): number | null {
  const failed = new Set(probes.filter((probe) => !probe.passed).map((probe) => probe.on));
  let since = masteredOn;
  let run = since === null ? new Run(rule) : null;
  for (const [day, ofDay] of days) {
    if (since !== null && day <= since) continue;
    if (run === null) {
      if (failed.has(day)) run = new Run(rule);
      continue;
    }
    for (const session of ofDay) run.add(session);
    if (run.meetsTheRule) {
      since = day;
      run = null;
    }
  }
  return since;
}

function leastTrials(rule: MasteryRule): number {
  return Math.min(PROBE_TRIALS, rule.min_trials);
}
