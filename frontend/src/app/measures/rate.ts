import { gammaQuantile } from './distributions';
import { Interval } from './proportion';

/** Counts and how long somebody looked: the registry's `measures.rate`. */
const known = new Map<number, Interval>();

/** Garwood's exact interval for a count of independent events, in counts. */
export function poissonInterval(count: number): Interval {
  let found = known.get(count);
  if (!found) {
    found = {
      lower: count > 0 ? gammaQuantile(count, 'lower') : 0,
      upper: gammaQuantile(count + 1, 'upper'),
    };
    known.set(count, found);
  }
  return found;
}

export interface Rate extends Interval {
  readonly perMinute: number;
}

/** So many in so many seconds (more than 0) as a rate per minute, with its interval. */
export function ratePerMinute(count: number, observedS: number): Rate {
  const minutes = observedS / 60;
  const { lower, upper } = poissonInterval(count);
  const factor = 1 / minutes;
  return { perMinute: count / minutes, lower: lower * factor, upper: upper * factor };
}
