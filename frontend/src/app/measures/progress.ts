import { Maintenance, MasteryRule, RuleState, Series } from '../api/types';
import { advise } from './advice';
import { buildSeries } from './chart-series';
import { ChartPlan, UNITS } from './chart-shapes';
import { phaseChanges, phaseTrends } from './chart-statistics';
import { asAnswered, Zone } from './days';
import { AdvanceRule, Fact, PlacedSet, setsOf, Step, UnitSystem } from './facts';
import { mastery } from './mastery';
import { Direction } from './overlap';
import { shownPhase } from './phases';
import { retention } from './retention';
import { sessionResults } from './sessions';

/** One target with its facts, the charts wanted of it, and its rules: the registry's `measures.progress`. */
export interface TargetRecord {
  readonly target: string;
  readonly facts: readonly Fact[];
  readonly charts: readonly ChartPlan[];
  /** The way that is better; null where a change of phase can not be called better or worse. */
  readonly direction: Direction | null;
  readonly advanceRule: AdvanceRule | null;
  readonly masteryRule: MasteryRule | null;
  readonly nextStep: Step | null;
  readonly fas: readonly number[];
  /** The day that its plan states. */
  readonly masteredOn: number | null;
  /** Nobody works on it any more, so no probe is due. */
  readonly closed: boolean;
  /** How hard the mastered behaviour is: a probe is held to it. */
  readonly goal: Step;
}

/** The organization's clock, its day, and the units of sentences. */
export interface Day {
  readonly zone: Zone;
  readonly today: number;
  readonly units: UnitSystem;
}

/** The series of a target, each with the numbers beside its chart. */
export function chartedSeries(record: TargetRecord): Series[] {
  return record.charts.map((plan) => {
    const { points, gaps } = buildSeries(plan, record.facts);
    return {
      target: plan.target,
      measure: plan.measure,
      unit: UNITS[plan.measure],
      per: plan.per,
      points: points.map((point) => point.shown),
      phases: plan.phases.map(shownPhase),
      conditions: plan.conditions.map(({ at, label }) => ({ at: asAnswered(at), label })),
      gaps,
      aim: plan.aim,
      trends: phaseTrends(plan, points),
      changes: phaseChanges(plan, points, record.direction),
    };
  });
}

/** What the rules of a target say; null for a target without a rule. */
export function ruleState(record: TargetRecord, day: Day): RuleState | null {
  if (!record.advanceRule && !record.masteryRule) return null;
  const sets = setsOf(record.facts);
  return {
    target: record.target,
    ...adviceOf(record, sets, day),
    ...retainedOf(record, sets, day),
  };
}

function adviceOf(
  { advanceRule, nextStep, fas }: TargetRecord,
  sets: readonly PlacedSet[],
  { units }: Day,
): Pick<RuleState, 'advice' | 'reason' | 'warnings' | 'end_easy'> {
  if (!advanceRule) {
    const reason = 'This target has no rule for moving on.';
    return { advice: null, reason, warnings: [], end_easy: false };
  }
  const { advice, reason, warnings, end_easy } = advise(advanceRule, sets, {
    nextStep,
    fas,
    units,
  });
  return { advice, reason, warnings: [...warnings], end_easy };
}

/** Whether mastery was reached, and what became of it since. */
function retainedOf(
  record: TargetRecord,
  sets: readonly PlacedSet[],
  day: Day,
): Pick<RuleState, 'mastery' | 'maintenance'> {
  const { masteryRule, goal } = record;
  if (!masteryRule) return { mastery: null, maintenance: null };
  const results = sessionResults(sets, day.zone, goal);
  return { mastery: mastery(masteryRule, results), maintenance: upkeepOf(record, day) };
}

/** Which probes of a target are done, due and missed; null without a rule, before mastery, and once it is closed. */
export function upkeepOf(record: TargetRecord, { zone, today, units }: Day): Maintenance | null {
  const { masteryRule, masteredOn, closed, goal } = record;
  if (!masteryRule || closed) return null;
  const results = sessionResults(setsOf(record.facts), zone, goal);
  return retention(masteryRule, results, { today, masteredOn, goal, units });
}
