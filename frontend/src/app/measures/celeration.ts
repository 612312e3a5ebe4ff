import { Celeration } from '../api/types';
import { fsum } from './exact-sum';

/**
 * How fast a rate grows or shrinks, as the factor per week: the registry's `measures.celeration`,
 * by least squares on the logarithm. A zero stands at the record floor, 1 / minutes counted.
 */
const DAYS_PER_WEEK = 7;
const LEAST_SPAN_DAYS = 0.5;

export interface RatePoint {
  /** Counted from any fixed day. */
  readonly day: number;
  readonly perMinute: number;
  readonly countingMin: number;
}

/** null when the points span less than half a day: such a trend is soon beyond any number. */
export function celeration(points: readonly RatePoint[]): Celeration | null {
  const days = points.map((point) => point.day);
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  const span = days.reduce((most, day) => Math.max(most, day), -Infinity) - first;
  if (!(span >= LEAST_SPAN_DAYS)) return null;
  const logs = points.map(({ perMinute, countingMin }) =>
    Math.log10(perMinute > 0 ? perMinute : 1 / countingMin),
  );
  const { slope, intercept } = leastSquares(days, logs);
  const floored = points.filter((point) => point.perMinute === 0).length;
  const residuals = logs.map((log, i) => log - intercept - slope * (days[i] ?? 0));
  return {
    per_week: 10 ** (slope * DAYS_PER_WEEK),
    rate_at_start: 10 ** (intercept + slope * first),
    bounce: bounceOf(residuals),
    method: 'least_squares',
    points: points.length,
    floored,
    caveats: caveatsOf(points.length, span, floored),
  };
}

function leastSquares(x: readonly number[], y: readonly number[]) {
  const middleX = fsum(x) / x.length;
  const middleY = fsum(y) / y.length;
  const across = fsum(x.map((a) => (a - middleX) ** 2));
  const slope = fsum(x.map((a, i) => (a - middleX) * ((y[i] ?? 0) - middleY))) / across;
  return { slope, intercept: middleY - slope * middleX };
}

function bounceOf(residuals: readonly number[]): Celeration['bounce'] {
  const up = 10 ** residuals.reduce((most, one) => Math.max(most, one), 0);
  const down = 10 ** -residuals.reduce((least, one) => Math.min(least, one), 0);
  return { up, down, total: up * down };
}

function caveatsOf(points: number, spanDays: number, floored: number): string[] {
  const told: string[] = [];
  if (points < 7) {
    told.push(
      `Only ${points} points: with fewer than 7 a celeration can change a lot with the next one.`,
    );
  }
  if (spanDays < DAYS_PER_WEEK) {
    told.push('The points span less than a week, so the weekly factor is a projection.');
  }
  if (floored > 0) {
    const zeros = floored === 1 ? '1 zero was' : `${floored} zeros were`;
    told.push(
      `${zeros} set at the record floor (1 per counting time); the true rate may be lower.`,
    );
  }
  return told;
}
