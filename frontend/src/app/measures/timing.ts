import { Instant } from './days';
import { Interval } from './proportion';

/** Latencies, durations and what lasts: the registry's `measures.timing`. */
export function elapsedS(fromUs: number, untilUs: number): number {
  return (untilUs - fromUs) / 1e6;
}

/** The middle value; between two in the middle, half-way. NaN without values. */
export function median(values: readonly number[]): number {
  return medianOf(inOrder(values));
}

function inOrder(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other);
}

function medianOf(ordered: readonly number[]): number {
  const place = 0.5 * (ordered.length - 1);
  const below = ordered[Math.floor(place)] ?? NaN;
  const above = ordered[Math.min(Math.floor(place) + 1, ordered.length - 1)] ?? NaN;
  return below + (place - Math.floor(place)) * (above - below);
}

export interface Middle {
  readonly median: number;
  /** By order statistics; null for fewer than six values. */
  readonly interval: Interval | null;
}

/** The median of at least one value with the interval in which the true one lies with 95 %. */
export function middle(values: readonly number[]): Middle {
  const ordered = inOrder(values);
  const rank = rankOfInterval(ordered.length);
  const [lower, upper] = [ordered[rank - 1], ordered[ordered.length - rank]];
  const interval = rank > 0 && lower !== undefined && upper !== undefined ? { lower, upper } : null;
  return { median: medianOf(ordered), interval };
}

const ranks = new Map<number, number>();

/** How far from either end the interval's ends stand among `n` values; in whole numbers, as there. */
function rankOfInterval(n: number): number {
  const found = ranks.get(n);
  if (found !== undefined) return found;
  const all = 2n ** BigInt(n);
  let rank = 0;
  let ways = 1n;
  let outside = 0n;
  while (rank < Math.floor(n / 2)) {
    outside += 2n * ways;
    if (outside * 20n > all) break; // more than 5 % lie outside
    ways = (ways * BigInt(n - rank)) / BigInt(rank + 1);
    rank += 1;
  }
  ranks.set(n, rank);
  return rank;
}

/** A start or a stop of a behaviour that lasts. */
export interface Tap extends Instant {
  readonly kind: 'start' | 'stop';
}

/** One stretch of it. `at` is that of its start. */
export interface Occurrence extends Instant {
  readonly endUs: number;
  readonly durationS: number;
  /** Nobody tapped its stop. */
  readonly closedAtEnd: boolean;
}

/** Pairs starts with stops until the watching ended, after the last of them; second starts and lonely stops say nothing. */
export function occurrences(taps: readonly Tap[], end: Instant): Occurrence[] {
  const found: Occurrence[] = [];
  let running: Tap | null = null;
  for (const tap of [...taps].sort(byTimeThenKind)) {
    if ((tap.kind === 'start') === (running !== null)) continue;
    if (running === null) {
      running = tap;
    } else {
      found.push(stretch(running, tap.us, false));
      running = null;
    }
  }
  if (running !== null) found.push(stretch(running, end.us, true));
  return found;
}

function byTimeThenKind(one: Tap, other: Tap): number {
  return one.us - other.us || (one.kind < other.kind ? -1 : Number(one.kind > other.kind));
}

function stretch({ us, at }: Instant, endUs: number, closedAtEnd: boolean): Occurrence {
  return { us, at, endUs, durationS: elapsedS(us, endUs), closedAtEnd };
}
