import { PhaseChange, PhaseKind, Series } from '../api/types';
import { celeration, RatePoint } from './celeration';
import { Point } from './chart-series';
import { ChartPlan } from './chart-shapes';
import { comparePhases, Direction } from './overlap';
import { Phase } from './phases';

/**
 * The numbers beside a chart: the trend inside each phase, and what a change of phase made of it. The
 * registry's `measures.chart_statistics`.
 */
const US_A_DAY = 86_400 * 1e6;

/** The celeration of each phase of a rate, in order; nothing for another measure. */
export function phaseTrends(
  { measure, phases }: ChartPlan,
  points: readonly Point[],
): Series['trends'] {
  if (measure !== 'rate') return [];
  return byPhase(points).map(([index, held]) => ({
    kind: enteredKind(phases, index),
    celeration: celeration(held.map(rateOf)),
  }));
}

/** Each phase that has points against the next one that has; implied phases are left out. */
export function phaseChanges(
  { phases }: ChartPlan,
  points: readonly Point[],
  direction: Direction | null,
): PhaseChange[] {
  if (direction === null) return [];
  const found: PhaseChange[] = [];
  let before: { readonly kind: PhaseKind; readonly values: readonly number[] } | null = null;
  for (const [index, held] of byPhase(points)) {
    const kind = enteredKind(phases, index);
    if (kind === null) continue;
    const values = held.map((point) => point.shown.value);
    const overlap = before ? comparePhases(before.values, values, direction) : null;
    if (before && overlap) found.push({ before: before.kind, after: kind, overlap });
    before = { kind, values };
  }
  return found;
}

/** No number compares what somebody did with a phase that is only implied. */
function enteredKind(phases: readonly Phase[], index: number | null): PhaseKind | null {
  const phase = phases[index ?? -1];
  return phase && !phase.implied ? phase.kind : null;
}

function byPhase(points: readonly Point[]): [number | null, Point[]][] {
  return [...Map.groupBy(points, (point) => point.phase)];
}

function rateOf({ us, shown }: Point): RatePoint {
  return {
    day: us / US_A_DAY,
    perMinute: shown.value,
    countingMin: (shown.observed_s ?? 0) / 60,
  };
}
