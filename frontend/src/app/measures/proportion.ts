import { TWO_SIDED_Z } from './distributions';

/** A share of trials, never without its uncertainty: the registry's `measures.proportion`. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface Proportion extends Interval {
  readonly correct: number;
  readonly scorable: number;
  readonly percent: number;
}

/** Wilson's score interval, as fractions from 0 to 1. */
function wilson(successes: number, trials: number): Interval {
  const z = TWO_SIDED_Z;
  const share = successes / trials;
  const weight = (z * z) / trials;
  const middle = (share + weight / 2) / (1 + weight);
  const half =
    (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials));
  return {
    lower: successes === 0 ? 0 : Math.max(0, middle - half),
    upper: successes === trials ? 1 : Math.min(1, middle + half),
  };
}

/** Correct trials per 100 scorable ones with the interval in percent; null when nothing was scorable. */
export function percentCorrect(correct: number, scorable: number): Proportion | null {
  if (scorable === 0) return null;
  const { lower, upper } = wilson(correct, scorable);
  const percent = (100 * correct) / scorable;
  return { correct, scorable, percent, lower: lower * 100, upper: upper * 100 };
}
