import { PlanFields } from '../../api/types';
import { ChartPlan } from '../../measures/chart-shapes';
import { dayOf, instant, Zone } from '../../measures/days';
import { ANY_STEP, Fact, Step } from '../../measures/facts';
import { Direction } from '../../measures/overlap';
import { Phase, wholeLife } from '../../measures/phases';
import { TargetRecord } from '../../measures/progress';
import { Charted, Charts, OpenPlan, plannedMeasures } from './chart-targets';

/** What a plan says of its charts and rules: a part of the registry's `training.chart_targets`. */
const DIRECTIONS: Readonly<Record<PlanFields['direction'], Direction | null>> = {
  increase: 'increase',
  decrease: 'decrease',
  maintain: null,
};
const USUAL_SET = 5;

/** A plan with its facts. `fas` are all of the dog's readings, in order of time. */
export function plannedTarget(
  { id, body }: OpenPlan,
  facts: readonly Fact[],
  charts: Charts,
  fas: readonly number[],
): Charted {
  const { name, key, direction, status } = body;
  const record: TargetRecord = {
    target: id,
    facts,
    charts: chartsOf({ id, body }, facts, charts),
    direction: DIRECTIONS[direction],
    advanceRule: body.advance_rule,
    masteryRule: body.mastery_rule,
    nextStep: nextStepOf(body),
    fas: fas.slice(-6),
    masteredOn: body.mastered_on === null ? null : dayOf(body.mastered_on),
    closed: status === 'on_hold' || status === 'discontinued',
    goal: goalOf(body),
  };
  return { shown: { target: id, name, plan_id: id, key, direction, status }, record };
}

function chartsOf(
  { id: target, body }: OpenPlan,
  facts: readonly Fact[],
  { zone, per }: Charts,
): ChartPlan[] {
  const phases = phasesOf(body, facts, zone);
  return plannedMeasures(body).map((measure) => ({
    target,
    measure,
    zone,
    per: per ?? body.charts_per,
    minTrials: body.advance_rule?.set_size ?? USUAL_SET,
    maxGapDays: body.max_gap_days,
    phases,
    conditions: body.conditions,
    aim: measure === body.measure ? body.aim : null,
  }));
}

/** The whole life: from the day of the first fact, or from the first phase when that is earlier. */
function phasesOf({ phases }: PlanFields, facts: readonly Fact[], zone: Zone): Phase[] {
  const first = facts.reduce((least, fact) => Math.min(least, fact.us), Infinity);
  const begins = Number.isFinite(first)
    ? zone.localInstant(zone.startOfDay(zone.localDay(first)))
    : null;
  const entered = phases.map(({ kind, from, to }) => ({
    kind,
    start: instant(from),
    end: to ? instant(to) : null,
    implied: false,
  }));
  return wholeLife(entered, begins);
}

function stepOf({ duration_s, distance_m, distraction }: Step): Step {
  return { duration_s, distance_m, distraction };
}

function nextStepOf({ steps, current_step_id: current }: PlanFields): Step | null {
  const here = steps.findIndex((step) => step.id === current);
  const next = here < 0 ? undefined : steps[here + 1];
  return next ? stepOf(next) : null;
}

/** The step that the plan names as its goal. */
export function namedGoal({ steps, goal_step_id: goal }: PlanFields): Step | null {
  const named = steps.find((step) => step.id === goal);
  return named ? stepOf(named) : null;
}

/** The step that the plan leads to: the one that it names, else its last. */
function goalOf(plan: PlanFields): Step {
  const last = plan.steps.at(-1);
  return namedGoal(plan) ?? (last ? stepOf(last) : ANY_STEP);
}
