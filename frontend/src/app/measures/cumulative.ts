import { CumulativePoint } from '../api/types';
import { asAnswered } from './days';
import { Count, inTime } from './facts';

/** The running total of responses; it never falls and breaks where nobody looked: `measures.cumulative`. */
export function cumulativeRecord(counts: readonly Count[]): CumulativePoint[] {
  const points: CumulativePoint[] = [];
  let total = 0;
  let observed_s = 0;
  let after_gap = false;
  for (const fact of inTime(counts)) {
    if (fact.count === null) {
      after_gap = true;
      continue;
    }
    total += fact.count;
    observed_s += fact.observed_s ?? 0;
    const { session_id } = fact;
    points.push({ at: asAnswered(fact.at), session_id, total, observed_s, after_gap });
    after_gap = false;
  }
  return points;
}
