import { PhaseChange, Series, ThresholdCurve, UnitSystem } from '../../api/types';
import { counted, wallClock } from '../../shared/text/moments';
import { distanceUnit, metresIn, phaseLabel, short, shownPhases } from '../measures';
import { dayWord, perWeek } from '../words';
import { bare, Paper, paperOf, placeLabels, Plot, Stroke, through, Tick, Upright } from './plot';
import { decades, linear, logarithmic, roundTicks, Scale, Span } from './scales';
import { LinkTo, segments } from './series-plot';

/** The standard celeration chart and the curve of calm distance. */
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

interface About {
  readonly width: number;
  readonly link: LinkTo;
}

/** Rates on a ratio scale over the calendar: what multiplies by the same factor runs straight. */
export function celerationPlot(series: Series, about: About): Plot {
  const times = series.points.map((point) => moment(point.at));
  const flat = { left: 46, right: about.width - 12 };
  const across = calendar(times, flat);
  const uprights = phaseUprights(series, across, flat);
  const labels = placeLabels(uprights, flat.right);
  const paper = paperOf(about.width, 1 + Math.max(-1, ...labels.map((label) => label.row)));
  const floor = (point: Series['points'][number]): number =>
    point.value > 0 ? point.value : 60 / (point.observed_s ?? 600);
  const values = series.points.map(floor);
  const ruled = decades([Math.min(...values), Math.max(...values)]);
  const up = logarithmic([ruled[0] ?? 1, ruled.at(-1) ?? 10], [paper.bottom, paper.top]);
  return {
    ...bare(about.width, paper),
    xTicks: dayTicks(times, across),
    yTicks: ruled.map((value) => ({ at: up(value), label: String(value) })),
    xTitle: 'Days',
    yTitle: 'Per minute, each line ten times the one below',
    strokes: [
      ...segments(series.points).map((run): Stroke => ({
        kind: 'data',
        d: through(run.map((p) => [across(moment(p.at)), up(floor(p))] as const)),
      })),
      ...trendStrokes(series, across, up, ruled),
    ],
    uprights,
    labels,
    marks: series.points.map((point) => ({
      x: across(moment(point.at)),
      y: up(floor(point)),
      thin: point.value === 0 || point.thin,
      sentence:
        point.value > 0
          ? `${dayWord(point.at)}: ${short(point.value)} per min`
          : `${dayWord(point.at)}: none seen, drawn at the least rate this time could show`,
      link: about.link(point),
      whisker: null,
    })),
  };
}

/** The chance of staying calm by distance, and where it reaches four times of five. */
export function thresholdPlot(curve: ThresholdCurve, width: number, system: UnitSystem): Plot {
  const upright = curve.mostly_calm;
  const middle = Math.exp(curve.centre_log_m);
  const reach = metresIn(Math.max(middle * 2.5, (upright?.upper ?? 0) * 1.1), system);
  const ticks = roundTicks([0, Math.min(reach, metresIn(middle * 6, system))], 5);
  const top = ticks.at(-1) ?? 1;
  const flat = { left: 46, right: width - 12 };
  const across = linear([0, top], [flat.left, flat.right]);
  const uprights: Upright[] = upright
    ? [
        {
          kind: 'mark',
          x: across(metresIn(upright.metres, system)),
          label: `80 % calm at ${short(metresIn(upright.metres, system))} ${distanceUnit(system)}`,
          line: true,
        },
      ]
    : [];
  const paper = paperOf(width, uprights.length, 220);
  const up = linear([0, 100], [paper.bottom, paper.top]);
  const places = Array.from({ length: 81 }, (_, i) => {
    const shown = Math.max((i / 80) * top, top / 400);
    return [across(shown), up(100 * chanceOfCalm(curve, shown / metresIn(1, system)))] as const;
  });
  return {
    ...bare(width, paper),
    xTicks: ticks.map((value) => ({ at: across(value), label: String(value) })),
    yTicks: [0, 20, 40, 60, 80, 100].map((value) => ({ at: up(value), label: String(value) })),
    xTitle: `Distance, ${distanceUnit(system)}`,
    yTitle: 'Chance of staying calm, %',
    strokes: [
      {
        kind: 'level',
        d: through([
          [paper.left, up(80)],
          [paper.right, up(80)],
        ]),
      },
      { kind: 'curve', d: through(places) },
    ],
    uprights,
    labels: placeLabels(uprights, flat.right),
  };
}

export function chanceOfCalm(curve: ThresholdCurve, metres: number): number {
  const log = Math.log(Math.max(metres, 0.3)) - curve.centre_log_m;
  return 1 / (1 + Math.exp(-(curve.line.intercept + curve.line.slope * log)));
}

/** `Baseline to acquisition: 92 % of all pairs are better (likely 71–98 %).` */
export function changeSentence(change: PhaseChange): string {
  const { nap, nap_interval: likely } = change.overlap;
  const percent = (share: number): string => String(Math.round(share * 100));
  return `${phaseLabel(change.before)} to ${phaseLabel(change.after).toLowerCase()}: the later phase is better in ${percent(nap)} % of all pairs of points, ties counting half (likely ${percent(likely.lower)}–${percent(likely.upper)} %).`;
}

export function celerationSentences(
  series: Series,
): { phase: string; words: string; caveats: readonly string[] }[] {
  return series.trends.map(({ kind, celeration }) => ({
    phase: kind ? phaseLabel(kind) : series.phases.length > 1 ? 'No phase entered' : 'All points',
    words: celeration
      ? `${perWeek(celeration.per_week)}, bounce ×${celeration.bounce.total.toFixed(1)}, ${counted(celeration.points, 'point')}`
      : 'Too few days for a trend.',
    caveats: celeration?.caveats ?? [],
  }));
}

function trendStrokes(
  series: Series,
  across: Scale,
  up: Scale,
  ruled: readonly number[],
): Stroke[] {
  const held = (value: number): number =>
    up(Math.min(Math.max(value, ruled[0] ?? value), ruled.at(-1) ?? value));
  const groups = inPhases(series);
  return series.trends.flatMap(({ celeration }, i): Stroke[] => {
    const times = groups[i] ?? [];
    const first = Math.min(...times);
    const last = Math.max(...times);
    if (!celeration || times.length < 2) return [];
    const end = celeration.rate_at_start * celeration.per_week ** ((last - first) / WEEK_MS);
    return [
      {
        kind: 'trend',
        d: through([
          [across(first), held(celeration.rate_at_start)],
          [across(last), held(end)],
        ]),
      },
    ];
  });
}

/**
 * The moments of the points, by phase, in the order in which phases have their first point: the
 * order of the registry's trends. A kind is no name: a design with reversals has each of them twice.
 */
function inPhases(series: Series): number[][] {
  const groups = new Map<number, number[]>();
  for (const point of series.points) {
    const at = Date.parse(point.at);
    const phase = series.phases.findIndex(
      (one) => at >= Date.parse(one.from) && (one.to === null || at < Date.parse(one.to)),
    );
    groups.set(phase, [...(groups.get(phase) ?? []), moment(point.at)]);
  }
  return [...groups.values()];
}

function phaseUprights(
  series: Series,
  across: Scale,
  flat: Pick<Paper, 'left' | 'right'>,
): Upright[] {
  const first = moment(series.points[0]?.at ?? '');
  return shownPhases(series.phases, first).map(({ from, label }) => {
    const line = moment(from) > first;
    const x = Math.min(Math.max(across(moment(from)), flat.left), flat.right);
    return { kind: 'phase', x: line ? x : flat.left, label, line };
  });
}

function calendar(times: readonly number[], flat: Pick<Paper, 'left' | 'right'>): Scale {
  const span: Span = [Math.min(...times), Math.max(...times)];
  return linear(span, [flat.left + 16, flat.right - 16]);
}

function dayTicks(times: readonly number[], across: Scale): Tick[] {
  const kept: Tick[] = [];
  for (const at of times) {
    const x = across(at);
    if (x - (kept.at(-1)?.at ?? -99) >= 58)
      kept.push({ at: x, label: dayWord(new Date(at).toISOString()) });
  }
  return kept;
}

function moment(iso: string): number {
  return wallClock(iso).getTime();
}
