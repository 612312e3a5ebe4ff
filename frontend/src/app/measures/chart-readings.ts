import { Measure } from '../api/types';
import { BARE_READING, ChartPlan, Reading } from './chart-shapes';
import { Count, Exposure, Fact } from './facts';
import { percentCorrect } from './proportion';
import { poissonInterval, ratePerMinute } from './rate';
import { Fitted, fittedCurve } from './threshold';
import { middle } from './timing';

/**
 * One session's or one day's facts, made into one reading: the registry's `measures.chart_readings`.
 * Trials are added up, never percentages averaged. Nothing observed is no reading; observed and not
 * seen is 0.
 */
export const TYPE_OF: Readonly<Record<Measure, Fact['type']>> = {
  percent_correct: 'set',
  latency: 'set',
  count: 'count',
  rate: 'count',
  duration: 'duration',
  interval: 'intervals',
  task_analysis: 'task_run',
  intensity: 'rating',
  threshold_distance: 'exposure',
};

/** Why a bundle gives no reading, where its facts name no reason themselves. */
export const NOTHING_TO_READ: Readonly<Record<Measure, string>> = {
  percent_correct: 'No trial could be scored.',
  latency: 'No latency was recorded.',
  count: 'Nobody counted.',
  rate: 'The observed time was not recorded.',
  duration: 'No duration was recorded.',
  interval: 'No interval was observed.',
  task_analysis: 'No step applied.',
  intensity: 'Nothing was rated.',
  threshold_distance: 'The meetings do not tell a distance.',
};

/** `own` is the dog's curve through all of its meetings, for a threshold. null: not observed. */
export function reading(
  { measure, minTrials }: ChartPlan,
  facts: readonly Fact[],
  own: Fitted | null,
): Reading | null {
  switch (measure) {
    case 'percent_correct':
      return percentOf(facts, minTrials);
    case 'latency':
      return latencyOf(facts, minTrials);
    case 'interval':
    case 'task_analysis':
      return shareOf(facts.flatMap(marksOf), minTrials);
    case 'count':
      return countOf(facts);
    case 'rate':
      return rateOf(facts);
    case 'duration':
    case 'intensity':
      return middleOf(facts.flatMap(valueOf));
    case 'threshold_distance':
      return thresholdOf(facts, own);
  }
}

function percentOf(facts: readonly Fact[], minTrials: number): Reading | null {
  let correct = 0;
  let scorable = 0;
  for (const fact of facts) {
    if (fact.type !== 'set') continue;
    correct += fact.correct;
    scorable += fact.scorable;
  }
  return share(correct, scorable, minTrials);
}

function marksOf(fact: Fact): boolean[] {
  if (fact.type === 'intervals') return fact.marks.filter((mark) => mark !== null);
  return fact.type === 'task_run' ? fact.steps.filter((step) => step !== null) : [];
}

function shareOf(marks: readonly boolean[], minTrials: number): Reading | null {
  return share(marks.filter(Boolean).length, marks.length, minTrials);
}

function share(correct: number, scorable: number, minTrials: number): Reading | null {
  const found = percentCorrect(correct, scorable);
  if (!found) return null;
  const { percent: value, lower, upper } = found;
  return { ...BARE_READING, value, lower, upper, correct, scorable, thin: scorable < minTrials };
}

interface Counted extends Count {
  readonly count: number;
}

function countsOf(facts: readonly Fact[]): Counted[] {
  return facts.flatMap((fact) =>
    fact.type === 'count' && fact.count !== null ? [{ ...fact, count: fact.count }] : [],
  );
}

function countOf(facts: readonly Fact[]): Reading | null {
  const counts = countsOf(facts);
  if (counts.length === 0) return null;
  const value = counts.reduce((sum, one) => sum + one.count, 0);
  const timed = counts.every((one) => one.observed_s !== null);
  const observed_s = timed ? secondsOf(counts) : null;
  return { ...BARE_READING, value, ...poissonInterval(value), observed_s };
}

function rateOf(facts: readonly Fact[]): Reading | null {
  const timed = countsOf(facts).filter((one) => (one.observed_s ?? 0) > 0);
  if (timed.length === 0) return null;
  const observed_s = secondsOf(timed);
  const count = timed.reduce((sum, one) => sum + one.count, 0);
  const { perMinute: value, lower, upper } = ratePerMinute(count, observed_s);
  return { ...BARE_READING, value, lower, upper, observed_s };
}

function secondsOf(counts: readonly Count[]): number {
  return counts.reduce((sum, one) => sum + (one.observed_s ?? 0), 0);
}

function latencyOf(facts: readonly Fact[], minTrials: number): Reading | null {
  const seconds = facts.flatMap((fact) =>
    fact.type === 'set' ? fact.latencies_ms.map((ms) => ms / 1000) : [],
  );
  return middleOf(seconds, seconds.length < minTrials);
}

function valueOf(fact: Fact): number[] {
  if (fact.type === 'duration' && fact.seconds !== null) return [fact.seconds];
  return fact.type === 'rating' && fact.value !== null ? [fact.value] : [];
}

function middleOf(values: readonly number[], thin = false): Reading | null {
  if (values.length === 0) return null;
  const { median: value, interval } = middle(values);
  return { ...BARE_READING, value, ...interval, thin };
}

/** The distance at which the dog is calm half of the time; `correct` of `scorable` are calm meetings. */
function thresholdOf(facts: readonly Fact[], own: Fitted | null): Reading | null {
  const curve = fittedCurve(exposuresOf(facts), own);
  if (!curve?.half_calm) return null;
  const { metres: value, lower, upper } = curve.half_calm;
  const counts = { correct: curve.calm, scorable: curve.exposures };
  return { ...BARE_READING, value, lower, upper, ...counts, thin: curve.thin };
}

export function exposuresOf(facts: readonly Fact[]): Exposure[] {
  return facts.filter((fact) => fact.type === 'exposure');
}
