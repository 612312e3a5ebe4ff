import { Schemas } from '../api/types';
import { Sum } from './exact-sum';

/**
 * A logistic curve that a handful of points can not lead astray: the registry's `measures.logistic`.
 * A penalty pulls each parameter to a prior value; Newton steps, halved until they climb.
 */
export type Line = Schemas['Line'];

const MOST_STEPS = 100;
const CLOSE_ENOUGH = 1e-12;

export interface Prior {
  readonly intercept: number;
  readonly slope: number;
  readonly interceptPrecision: number;
  readonly slopePrecision: number;
}

/** One value with its outcome. */
export interface Outcome {
  readonly x: number;
  readonly good: boolean;
}

type Pair = readonly [intercept: number, slope: number];
type Matrix = readonly [aa: number, ab: number, bb: number];

export function fitLogistic(outcomes: readonly Outcome[], prior: Prior): Line {
  let at: Pair = [prior.intercept, prior.slope];
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const { up, bend } = slopes(outcomes, at, prior);
    const step = solved(bend, up);
    const there = climbed(outcomes, { at, step }, prior);
    const close = CLOSE_ENOUGH * (1 + Math.abs(at[0]) + Math.abs(at[1]));
    if (there === at || Math.max(Math.abs(step[0]), Math.abs(step[1])) < close) break;
    at = there;
  }
  const [aa, ab, bb] = slopes(outcomes, at, prior).bend;
  const area = aa * bb - ab * ab;
  return {
    ...{ intercept: at[0], slope: at[1] },
    ...{ variance_intercept: bb / area, variance_slope: aa / area, covariance: -ab / area },
  };
}

/** Where the step leads, halved until it climbs; `at` itself when no part of it does. */
function climbed(
  outcomes: readonly Outcome[],
  { at, step }: { readonly at: Pair; readonly step: Pair },
  prior: Prior,
): Pair {
  const height = logPosterior(outcomes, at, prior);
  for (let share = 1; share > CLOSE_ENOUGH; share /= 2) {
    const there: Pair = [at[0] + share * step[0], at[1] + share * step[1]];
    if (logPosterior(outcomes, there, prior) >= height) {
      return there[0] === at[0] && there[1] === at[1] ? at : there;
    }
  }
  return at;
}

function logPosterior(outcomes: readonly Outcome[], [a, b]: Pair, prior: Prior): number {
  const losses = new Sum();
  for (const { x, good } of outcomes) losses.add(softplus(good ? -(a + b * x) : a + b * x));
  const pulled =
    prior.interceptPrecision * (a - prior.intercept) ** 2 +
    prior.slopePrecision * (b - prior.slope) ** 2;
  return -losses.value - pulled / 2;
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

function logistic(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const grown = Math.exp(logOdds);
  return grown / (1 + grown);
}

/** The gradient and the information matrix. */
function slopes(
  outcomes: readonly Outcome[],
  [a, b]: Pair,
  prior: Prior,
): { readonly up: Pair; readonly bend: Matrix } {
  const [miss, missX] = [new Sum(), new Sum()];
  const [weight, weightX, weightXX] = [new Sum(), new Sum(), new Sum()];
  for (const { x, good } of outcomes) {
    const p = logistic(a + b * x);
    const missed = Number(good) - p;
    const weighed = p * (1 - p);
    miss.add(missed);
    missX.add(missed * x);
    weight.add(weighed);
    weightX.add(weighed * x);
    weightXX.add(weighed * x * x);
  }
  return {
    up: [
      miss.value - prior.interceptPrecision * (a - prior.intercept),
      missX.value - prior.slopePrecision * (b - prior.slope),
    ],
    bend: [
      weight.value + prior.interceptPrecision,
      weightX.value,
      weightXX.value + prior.slopePrecision,
    ],
  };
}

function solved([aa, ab, bb]: Matrix, up: Pair): Pair {
  const area = aa * bb - ab * ab;
  return [(bb * up[0] - ab * up[1]) / area, (aa * up[1] - ab * up[0]) / area];
}
