import { fsum } from './exact-sum';

/**
 * The few probability distributions that charts and rules need: the registry's
 * `measures.distributions`, for the one confidence of 95 % that charts show.
 */
const EPSILON = 1e-15;
const STEPS = 200;

/** How many standard errors to each side hold 95 %: Python's `NormalDist().inv_cdf(0.975)`. */
export const TWO_SIDED_Z = 1.9599639845400536;
export const TAIL = (1 - 0.95) / 2;

const LOG_FACTORIALS = [0, 0];
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln((shape - 1)!) of a whole shape from 1 on, by products, and by Stirling's series above 20. */
function logGamma(shape: number): number {
  if (shape > 20) {
    const square = shape * shape;
    const series = 1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square;
    return (shape - 0.5) * Math.log(shape) - shape + HALF_LOG_TWO_PI + series / shape;
  }
  for (let n = LOG_FACTORIALS.length; n < shape; n += 1) {
    LOG_FACTORIALS.push((LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n));
  }
  return LOG_FACTORIALS[shape - 1] ?? 0;
}

/** The regularised lower incomplete gamma function P(shape, x) of a whole shape. */
function gammaBelow(shape: number, x: number): number {
  if (x === 0) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? scale * series(shape, x) : 1 - scale * fraction(shape, x);
}

function series(shape: number, x: number): number {
  let term = 1 / shape;
  let total = term;
  for (let divisor = shape + 1; term > total * EPSILON; divisor += 1) {
    term *= x / divisor;
    total += term;
  }
  return total;
}

/** The continued fraction of Q(shape, x) by the modified Lentz method. */
function fraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  let change = 0;
  for (let i = 1; Math.abs(change - 1) > EPSILON && i <= 10_000; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / (a * d + b || tiny);
    c = b + a / c || tiny;
    change = c * d;
    value *= change;
  }
  return value;
}

/** Probability of `successes` or more in `trials` independent trials that each succeed with probability `p`. */
export function binomialAtLeast(successes: number, trials: number, p: number): number {
  const terms: number[] = [];
  let ways = 1n; // as a whole number: of 200 trials there are more than a float tells apart
  for (let k = 0; k <= trials; k += 1) {
    if (k >= successes) terms.push(Number(ways) * p ** k * (1 - p) ** (trials - k));
    ways = (ways * BigInt(trials - k)) / BigInt(k + 1);
  }
  return Math.min(1, fsum(terms));
}

/** The x below which a gamma variable of a whole shape lies with the probability of a tail, or of all but a tail. */
export function gammaQuantile(shape: number, end: 'lower' | 'upper'): number {
  const probability = end === 'lower' ? TAIL : 1 - TAIL;
  let low = 0;
  let high = Math.max(1, 2 * shape);
  while (gammaBelow(shape, high) < probability) high *= 2;
  let x = firstGuess(shape, end);
  for (let i = 0; i < STEPS; i += 1) {
    if (!(low < x && x < high)) x = (low + high) / 2;
    const error = gammaBelow(shape, x) - probability;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    const step = density > 0 ? error / density : 0;
    if (Math.abs(step) <= x * 1e-14 || high - low <= high * EPSILON) break;
    x -= step;
  }
  return x;
}

/** Wilson and Hilferty (1931). */
function firstGuess(shape: number, end: 'lower' | 'upper'): number {
  const spread = 1 / (9 * shape);
  const z = end === 'lower' ? -TWO_SIDED_Z : TWO_SIDED_Z;
  return shape * Math.max(0.01, 1 - spread + z * Math.sqrt(spread)) ** 3;
}

/** Where `of` crosses zero between two values at which it has different signs, by halving. */
export function rootBetween(low: number, high: number, of: (at: number) => number): number {
  const rising = of(low) < 0;
  for (let i = 0; i < STEPS; i += 1) {
    const middle = (low + high) / 2;
    if (of(middle) < 0 === rising) low = middle;
    else high = middle;
    if (high - low <= EPSILON * Math.max(1, Math.abs(high))) break;
  }
  return (low + high) / 2;
}
