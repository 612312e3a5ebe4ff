import { Measure, Phase, PhaseKind, Series, UnitSystem } from '../api/types';

/** The words and units of what is measured. The registry speaks SI; a practice may read feet. */
const METRES_A_FOOT = 0.3048;
const MINUTES_FROM_S = 180;

const LABELS: Record<Measure, string> = {
  percent_correct: 'Percent correct',
  count: 'Count',
  rate: 'Rate',
  duration: 'Duration',
  latency: 'Latency',
  interval: 'Percent of intervals',
  task_analysis: 'Percent of steps alone',
  intensity: 'Intensity',
  threshold_distance: 'Threshold distance',
};

export const MEASURES = (Object.keys(LABELS) as Measure[]).map((value) => ({
  value,
  label: LABELS[value],
}));

const PHASES: Record<PhaseKind, string> = {
  baseline: 'Baseline',
  acquisition: 'Acquisition',
  proofing: 'Proofing',
  maintenance: 'Maintenance',
  on_hold: 'On hold',
  mastered: 'Mastered',
  discontinued: 'Discontinued',
  reversal: 'Reversal',
};

export const PHASE_KINDS = (Object.keys(PHASES) as PhaseKind[]).map((value) => ({
  value,
  label: PHASES[value],
}));

export function measureLabel(measure: Measure): string {
  return LABELS[measure];
}

export function phaseLabel(kind: PhaseKind): string {
  return PHASES[kind];
}

/**
 * The phases that run at `first` or later, with what the chart calls them. A target whose phases
 * nobody entered is shown without any.
 */
export function shownPhases(
  phases: readonly Phase[],
  first: number,
): readonly { from: string; label: string }[] {
  if (phases.every((phase) => phase.implied)) return [];
  return phases
    .filter((phase) => phase.to === null || Date.parse(phase.to) > first)
    .map((phase) => ({
      from: phase.from,
      label: phase.implied ? 'No phase entered' : phaseLabel(phase.kind),
    }));
}

/** How a series is shown: its values times `factor`, in `unit`. */
export interface Shown {
  readonly factor: number;
  readonly unit: string;
}

export function shownIn(series: Series, system: UnitSystem): Shown {
  if (series.unit === 'm' && system === 'us') return { factor: 1 / METRES_A_FOOT, unit: 'ft' };
  if (series.unit === '/min') return { factor: 1, unit: 'per min' };
  if (series.unit !== 's') return { factor: 1, unit: series.unit };
  const most = Math.max(0, ...series.points.map((point) => point.value));
  return most > MINUTES_FROM_S ? { factor: 1 / 60, unit: 'min' } : { factor: 1, unit: 's' };
}

export function metresIn(metres: number, system: UnitSystem): number {
  return system === 'us' ? metres / METRES_A_FOOT : metres;
}

export function toMetres(distance: number, system: UnitSystem): number {
  return system === 'us' ? Math.round(distance * METRES_A_FOOT * 10_000) / 10_000 : distance;
}

export function distanceUnit(system: UnitSystem): string {
  return system === 'us' ? 'ft' : 'm';
}

export function distanceWords(metres: number, system: UnitSystem): string {
  return `${short(metresIn(metres, system))} ${distanceUnit(system)}`;
}

/** A number with as many digits as are worth reading: 0.58, 2.4, 28. */
export function short(value: number): string {
  const size = Math.abs(value);
  const digits = size === 0 || size >= 10 ? 0 : size >= 1 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}
