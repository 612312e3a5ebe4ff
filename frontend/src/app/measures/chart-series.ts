import { ChartPoint, Schemas } from '../api/types';
import { exposuresOf, NOTHING_TO_READ, reading, TYPE_OF } from './chart-readings';
import { ChartPlan, Reading } from './chart-shapes';
import { Fact, inTime } from './facts';
import { phaseIndex } from './phases';
import { Fitted, fittedCurve } from './threshold';

/**
 * From facts to the points of a chart: the registry's `measures.chart_series`. Facts are bundled by
 * session or by the organization's day; between two points it is decided whether a line may run.
 */
export interface Point {
  readonly us: number;
  readonly phase: number | null;
  readonly shown: ChartPoint;
}

export interface Plotted {
  readonly points: readonly Point[];
  readonly gaps: Schemas['Gap'][];
}

type Bundle = readonly Fact[];

export function buildSeries(plan: ChartPlan, facts: readonly Fact[]): Plotted {
  const wanted = TYPE_OF[plan.measure];
  const live = inTime(facts.filter((fact) => fact.type === wanted));
  const own = fittedCurve(exposuresOf(live));
  const points: Point[] = [];
  const gaps: Schemas['Gap'][] = [];
  let unseen = false;
  for (const bundle of bundlesOf(plan, live)) {
    const found = readingOf(plan, bundle, own);
    const us = momentOf(plan, bundle);
    if (found === null) {
      gaps.push(gapOf(plan, bundle, us));
    } else {
      const phase = phaseIndex(plan.phases, us);
      const why = breakBefore(plan, points.at(-1), { us, phase, unseen });
      points.push({ us, phase, shown: pointOf(plan, bundle, { us, found, why }) });
    }
    unseen = found === null;
  }
  return { points, gaps };
}

function bundlesOf(plan: ChartPlan, live: readonly Fact[]): Bundle[] {
  // Two phases on one day stay two points: adding them up would hide the change.
  const keyOf = (fact: Fact) =>
    plan.per === 'day'
      ? `${phaseIndex(plan.phases, fact.us) ?? ''} ${plan.zone.localDay(fact.us)}`
      : fact.session_id;
  return [...Map.groupBy(live, keyOf).values()];
}

function readingOf(plan: ChartPlan, bundle: Bundle, own: Fitted | null): Reading | null {
  const recorded = bundle.filter((fact) => fact.not_recorded_reason === null);
  return reading(plan, recorded, own);
}

/** When a bundle happened; on the day of a phase change the later point stands where its phase begins. */
function momentOf({ per, zone, phases }: ChartPlan, bundle: Bundle): number {
  const first = bundle[0]?.us ?? 0;
  if (per === 'session') return first;
  const start = zone.startOfDay(zone.localDay(first));
  const phase = phases[phaseIndex(phases, first) ?? -1];
  return phase ? Math.max(start, phase.start.us) : start;
}

function sessionsOf(bundle: Bundle): string[] {
  return [...new Set(bundle.map((fact) => fact.session_id))];
}

function gapOf(plan: ChartPlan, bundle: Bundle, us: number): Schemas['Gap'] {
  const reason = bundle.find((fact) => fact.not_recorded_reason)?.not_recorded_reason;
  return {
    at: plan.zone.localTime(us),
    session_id: sessionsOf(bundle).at(-1) ?? null,
    reason: reason ?? NOTHING_TO_READ[plan.measure],
    observed: bundle.some((fact) => fact.not_recorded_reason === null && !saysNobodyLooked(fact)),
  };
}

/** A count of null, or an interval record without one mark, says by itself that nobody looked. */
function saysNobodyLooked(fact: Fact): boolean {
  if (fact.type === 'count') return fact.count === null;
  return fact.type === 'intervals' && fact.marks.every((mark) => mark === null);
}

interface Found {
  readonly us: number;
  readonly found: Reading;
  readonly why: ChartPoint['break_before'];
}

function pointOf(plan: ChartPlan, bundle: Bundle, { us, found, why }: Found): ChartPoint {
  const session_ids = sessionsOf(bundle);
  return {
    ...found,
    at: plan.zone.localTime(us),
    session_id: session_ids.at(-1) ?? null,
    session_ids,
    break_before: why,
  };
}

function breakBefore(
  { zone, maxGapDays }: ChartPlan,
  before: Point | undefined,
  here: { readonly us: number; readonly phase: number | null; readonly unseen: boolean },
): ChartPoint['break_before'] {
  if (!before) return null;
  if (before.phase !== here.phase) return 'phase_change';
  if (here.unseen) return 'not_observed';
  const days = zone.localDay(here.us) - zone.localDay(before.us);
  return days > maxGapDays ? 'missing_day' : null;
}
