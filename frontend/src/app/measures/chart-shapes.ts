import { Measure, PlanCondition, Schemas, Series } from '../api/types';
import { Zone } from './days';
import { Phase } from './phases';

/** What a chart is made of, as the page draws it: the registry's `measures.chart_shapes`. */
export const UNITS: Readonly<Record<Measure, string>> = {
  percent_correct: '%',
  count: 'count',
  rate: '/min',
  duration: 's',
  latency: 's',
  interval: '%',
  task_analysis: '%',
  intensity: 'level',
  threshold_distance: 'm',
};

/** What one session or day says: the value in the measure's unit, its 95 % interval, what is behind it. */
export interface Reading {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly correct: number | null;
  readonly scorable: number | null;
  readonly observed_s: number | null;
  /** Fewer scorable trials than the rule wants. */
  readonly thin: boolean;
}

export const BARE_READING: Omit<Reading, 'value'> = {
  ...{ lower: null, upper: null, correct: null, scorable: null, observed_s: null, thin: false },
};

/** What to chart and how. Points further apart than `maxGapDays` calendar days are not joined. */
export interface ChartPlan {
  readonly target: string;
  readonly measure: Measure;
  readonly zone: Zone;
  readonly per: Series['per'];
  readonly minTrials: number;
  readonly maxGapDays: number;
  readonly phases: readonly Phase[];
  readonly conditions: readonly PlanCondition[];
  readonly aim: Schemas['Aim'] | null;
}
