import { Measure, PlanFields, ProgressTarget } from '../../api/types';
import { ChartPlan } from '../../measures/chart-shapes';
import { Zone } from '../../measures/days';
import { ANY_STEP, Fact } from '../../measures/facts';
import { casefold, compareCodePoints } from '../../measures/letters';
import { TargetRecord } from '../../measures/progress';
import { FactRow, FactType, measured, Placed } from './facts/fact-rows';
import { plannedTarget } from './planned-target';

/**
 * Which facts belong to which plan, and what is charted of skills and behaviours that have none: the
 * registry's `training.chart_targets`.
 */
export interface OpenPlan {
  readonly id: string;
  readonly body: PlanFields;
}

/** What makes a point; null: as each plan says. */
export type Per = 'session' | 'day' | null;

export interface Charts {
  readonly zone: Zone;
  readonly per: Per;
}

/** What the progress page tells of a target, and what the measures need. */
export interface Charted {
  readonly shown: ProgressTarget;
  readonly record: TargetRecord;
}

/** Which sort of fact a measure is made of. */
const TYPES: Readonly<Record<Measure, FactType>> = {
  percent_correct: 'set',
  latency: 'set',
  count: 'count',
  rate: 'count',
  duration: 'duration',
  interval: 'intervals',
  task_analysis: 'task_run',
  intensity: 'intensity',
  threshold_distance: 'exposure',
};
const BEHAVIORS = new Set<FactType>(['count', 'duration', 'intervals', 'task_run', 'intensity']);

/** The plans first, in the order given; then everything that was measured without one, by name. */
export function chartedTargets(
  plans: readonly OpenPlan[],
  facts: readonly Placed[],
  charts: Charts,
): Charted[] {
  const owners = plans.map(ownerOf);
  const own = plans.map((): Placed[] => []);
  const free = new Map<string, Free>();
  for (const placed of facts) {
    const owner = owners.findIndex((belongs) => belongs(placed.row));
    if (owner >= 0) own[owner]?.push(placed);
    else addTo(free, placed);
  }
  const fas = facts.flatMap(({ row }) =>
    row.type === 'fas' && typeof row.value === 'number' ? [row.value] : [],
  );
  return [
    ...plans.map((plan, i) => plannedTarget(plan, factsOf(own[i] ?? []), charts, fas)),
    ...[...free.values()].sort(compareSubjects).map((one) => withoutPlan(one, charts)),
  ];
}

function ownerOf({ id, body }: OpenPlan): (row: FactRow) => boolean {
  const types = new Set(plannedMeasures(body).map((measure) => TYPES[measure]));
  const name = casefold(body.name);
  return (row) => {
    if ((row.planId ?? null) !== null) return row.planId === id;
    if (!types.has(row.type)) return false;
    if (row.type === 'exposure') return true;
    if (body.key !== null && row.key === body.key) return true;
    return (row.name ?? null) !== null && casefold(row.name ?? '') === name;
  };
}

/** The measure of a plan and those beside it, each once. */
export function plannedMeasures({ measure, secondary_measures }: PlanFields): Measure[] {
  return [...new Set([measure, ...secondary_measures])];
}

/** What was measured without a plan; one library entry is one subject, however it was written. */
interface Free {
  readonly sort: 'skill' | 'behavior' | 'trigger';
  readonly name: string;
  readonly facts: Placed[];
}

function addTo(free: Map<string, Free>, placed: Placed): void {
  const subject = subjectOf(placed.row);
  if (subject.name === '') return;
  const target = `${subject.sort}:${subject.name}`;
  const found = free.get(target);
  if (found) found.facts.push(placed);
  else free.set(target, { ...subject, facts: [placed] });
}

/** Without a name where there is nothing to chart it under. */
function subjectOf({ type, name, key }: FactRow): Pick<Free, 'sort' | 'name'> {
  const said = casefold(name ?? '');
  if (type === 'set') {
    const entry = key?.split('.').slice(0, 2).at(-1)?.replaceAll('_', ' ');
    return { sort: 'skill', name: key ? (entry ?? '') : said };
  }
  if (BEHAVIORS.has(type)) return { sort: 'behavior', name: said === '' ? (key ?? '') : said };
  return { sort: 'trigger', name: type === 'exposure' ? triggerOf(name) : '' };
}

export function triggerOf(name: string | null | undefined): string {
  const said = name ?? '';
  return said === '' ? 'other' : said;
}

function compareSubjects(one: Free, other: Free): number {
  return compareCodePoints(one.sort, other.sort) || compareCodePoints(one.name, other.name);
}

function factsOf(placed: readonly Placed[]): Fact[] {
  return placed.map(measured).filter((fact) => fact !== null);
}

function withoutPlan({ sort, name, facts: placed }: Free, { zone, per }: Charts): Charted {
  const target = `${sort}:${name}`;
  const facts = factsOf(placed);
  const charts = usualMeasures(facts).map((measure): ChartPlan => ({
    ...{ target, measure, zone, per: per ?? 'session', minTrials: 5, maxGapDays: 14 },
    ...{ phases: [], conditions: [], aim: null },
  }));
  const key = placed.find(({ row }) => (row.key ?? null) !== null)?.row.key ?? null;
  return {
    shown: { target, name, plan_id: null, key, direction: null, status: 'active' },
    record: {
      ...{ target, facts, charts, direction: null, advanceRule: null, masteryRule: null },
      ...{ nextStep: null, fas: [], masteredOn: null, closed: false, goal: ANY_STEP },
    },
  };
}

/** What facts can be charted as when nobody said it. */
function usualMeasures(facts: readonly Fact[]): Measure[] {
  return [...new Set(facts.flatMap(usualMeasure))];
}

function usualMeasure(fact: Fact): Measure[] {
  switch (fact.type) {
    case 'set':
      return [
        ...(fact.scorable > 0 ? (['percent_correct'] as const) : []),
        ...(fact.latencies_ms.length > 0 ? (['latency'] as const) : []),
      ];
    case 'count':
      return [fact.observed_s ? 'rate' : 'count'];
    case 'exposure':
      return ['threshold_distance'];
    case 'rating':
      return ['intensity'];
    case 'duration':
      return ['duration'];
    case 'intervals':
      return ['interval'];
    case 'task_run':
      return ['task_analysis'];
  }
}
