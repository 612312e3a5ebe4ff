import { PhaseChange } from '../api/types';
import { rootBetween, TWO_SIDED_Z } from './distributions';
import { Interval } from './proportion';
import { counted, fixed } from './wording';

/** How much two phases differ, by NAP and Tau-U: the registry's `measures.overlap`. */
export type Overlap = PhaseChange['overlap'];
export type Direction = Overlap['direction'];

const FEW_POINTS = 5;
const NOTABLE_TREND = 0.4;

/** Compares the points of two phases, each in order of time; null when one of them has none. */
export function comparePhases(
  before: readonly number[],
  after: readonly number[],
  direction: Direction,
): Overlap | null {
  if (before.length === 0 || after.length === 0) return null;
  const sign = direction === 'increase' ? 1 : -1;
  const pairs = before.length * after.length;
  const wins = risesBetween(before, after) * sign;
  const trend = kendallS(before) * sign;
  const nap = (wins / pairs + 1) / 2;
  const interval = napInterval(nap, before.length, after.length);
  const tau_u = (wins - trend) / pairs;
  const baseline = before.length > 1 ? trend / pairsWithin(before) : null;
  return {
    direction,
    points: [before.length, after.length],
    nap,
    nap_interval: interval,
    tau: 2 * nap - 1,
    tau_interval: { lower: 2 * interval.lower - 1, upper: 2 * interval.upper - 1 },
    tau_u,
    baseline_tau: baseline,
    caveats: caveatsOf(before, after, { tauU: tau_u, baseline }),
  };
}

/** Newcombe's method 5; `before` and `after` are numbers of points. */
function napInterval(nap: number, before: number, after: number): Interval {
  const z = TWO_SIDED_Z;
  const h = (before + after) / 2 - 1;
  const excess = (t: number) => {
    const spread = 1 + h * ((1 - t) / (2 - t) + t / (1 + t));
    const variance = ((t * (1 - t)) / (before * after)) * spread;
    return (nap - t) ** 2 - z * z * variance;
  };
  return {
    lower: nap > 0 ? rootBetween(0, nap, excess) : 0,
    upper: nap < 1 ? rootBetween(nap, 1, excess) : 1,
  };
}

/** Pairs that rise from one phase to the other less pairs that fall. */
function risesBetween(before: readonly number[], after: readonly number[]): number {
  const ordered = new Ordered(before);
  for (const value of before) ordered.add(value);
  return after.reduce((sum, value) => sum + ordered.below(value) - ordered.above(value), 0);
}

/** Kendall's S of a series against time: pairs that rise less pairs that fall. */
function kendallS(values: readonly number[]): number {
  const earlier = new Ordered(values);
  let sum = 0;
  for (const value of values) {
    sum += earlier.below(value) - earlier.above(value);
    earlier.add(value);
  }
  return sum;
}

/** Counts what was added below and above a value: a Fenwick tree, for phases of thousands of points. */
class Ordered {
  private readonly places: readonly number[];
  private readonly tree: number[];
  private size = 0;

  constructor(values: readonly number[]) {
    this.places = [...new Set(values)].sort((one, other) => one - other);
    this.tree = Array.from({ length: this.places.length + 1 }, () => 0);
  }

  add(value: number): void {
    for (let i = this.upTo(value, true); i < this.tree.length; i += i & -i) {
      this.tree[i] = (this.tree[i] ?? 0) + 1;
    }
    this.size += 1;
  }

  below(value: number): number {
    return this.sum(this.upTo(value, false));
  }

  above(value: number): number {
    return this.size - this.sum(this.upTo(value, true));
  }

  /** How many places lie below a value, or up to it. */
  private upTo(value: number, including: boolean): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = this.places[middle] ?? Infinity;
      if (place < value || (including && place === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private sum(places: number): number {
    let sum = 0;
    for (let i = places; i > 0; i -= i & -i) sum += this.tree[i] ?? 0;
    return sum;
  }
}

function pairsWithin(values: readonly number[]): number {
  return (values.length * (values.length - 1)) / 2;
}

function caveatsOf(
  before: readonly number[],
  after: readonly number[],
  { tauU, baseline }: { readonly tauU: number; readonly baseline: number | null },
): string[] {
  const told: string[] = [];
  if (Math.min(before.length, after.length) < FEW_POINTS) {
    told.push(
      `Only ${counted(before.length, 'point')} before and ${after.length} after: with fewer than ` +
        `${FEW_POINTS} in a phase these numbers can change a lot with the next session.`,
    );
  }
  if (baseline !== null && baseline >= NOTABLE_TREND) {
    told.push(
      `The first phase was already improving by itself (tau ${fixed(baseline, 2)}): read Tau-U ` +
        'rather than NAP, and do not credit the change of phase with all of the difference.',
    );
  }
  if (baseline !== null && baseline <= -NOTABLE_TREND) {
    told.push(
      `The first phase was getting worse by itself (tau ${fixed(baseline, 2)}): ` +
        'Tau-U adds that turn to the effect.',
    );
  }
  if (Math.abs(tauU) > 1) {
    told.push(
      `Tau-U is ${fixed(tauU, 2)}, beyond 1: ` +
        'the trend correction overshoots with phases of such lengths.',
    );
  }
  const trend = after.length > 1 ? kendallS(after) / pairsWithin(after) : 0;
  if (Math.abs(trend) >= NOTABLE_TREND) {
    told.push(
      `The second phase itself has a trend (tau ${fixed(trend, 2)}): ` +
        'where it leads is not in these numbers.',
    );
  }
  return told;
}
