import { ChartPoint, Series, UnitSystem } from '../../api/types';
import { dayOf, wallClock } from '../../shared/text/moments';
import { measureLabel, Shown, shownIn, shownPhases } from '../measures';
import { breakWords, dayWord, pointSentence } from '../words';
import { Paper, paperOf, placeLabels, Plot, roomFor, Stroke, through, Tick, Upright } from './plot';
import { linear, roundTicks, Scale, Span } from './scales';

/**
 * The chart of one series. By session the sessions stand side by side, as behaviour analysts draw
 * them; by day the axis is the calendar, so that days without a record show as empty room.
 */
const DAY_MS = 86_400_000;
const PERCENT = new Set(['percent_correct', 'interval', 'task_analysis']);

export type LinkTo = (point: { session_id: string | null; at: string }) => string | null;

export function seriesPlot(
  series: Series,
  about: { width: number; system: UnitSystem; link: LinkTo },
): Plot {
  const shown = shownIn(series, about.system);
  const flat = { left: 46, right: about.width - 12 };
  const across = xScale(series, flat);
  const uprights = uprightsOf(series, across, flat);
  const labels = placeLabels(uprights, flat.right);
  const rows = 1 + Math.max(-1, ...labels.map((label) => label.row));
  const paper = paperOf(about.width, rows);
  const ticks = yTicks(series, shown);
  const up = linear([ticks.at(0) ?? 0, ticks.at(-1) ?? 1], [paper.bottom, paper.top]);
  const place = (point: ChartPoint): readonly [number, number] => [
    across(moment(point.at)),
    up(point.value * shown.factor),
  ];
  return {
    width: about.width,
    height: paper.height,
    paper,
    xTicks: xTicks(series, across, paper),
    yTicks: ticks.map((value) => ({ at: up(value), label: String(value) })),
    xTitle: isDaily(series) ? 'Days' : 'Sessions in order',
    yTitle: axisTitle(series, shown),
    strokes: [
      ...segments(series.points).map((run): Stroke => ({
        kind: 'data',
        d: through(run.map(place)),
      })),
      ...aimOf(series, across, (value) => up(value * shown.factor), paper),
    ],
    uprights,
    labels,
    marks: series.points.map((point) => ({
      x: place(point)[0],
      y: place(point)[1],
      thin: point.thin,
      sentence: [pointSentence(point, shown), breakWords(point)].filter(Boolean).join('. '),
      link: about.link(point),
      whisker:
        point.lower === null || point.upper === null
          ? null
          : [up(point.lower * shown.factor), up(point.upper * shown.factor)],
    })),
    gaps: series.gaps.map((gap) => ({
      x: across(moment(gap.at)),
      observed: gap.observed,
      sentence: `${dayWord(gap.at)}: ${gap.observed ? 'no value' : 'not observed'}. ${gap.reason}`,
    })),
  };
}

/** The runs of points that a line may join. A single point makes no line. */
export function segments(points: readonly ChartPoint[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && point.break_before === null) run.push(point);
    else runs.push([point]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Charted by day: a point may still stand later than midnight, where a phase begins on its day. */
export function isDaily(series: Series): boolean {
  return series.per === 'day';
}

/** Sessions evenly, days by the calendar; a moment between two sessions lies between them. */
export function xScale(series: Series, flat: Pick<Paper, 'left' | 'right'>): Scale {
  const range: Span = [flat.left + 16, flat.right - 16];
  const moments = [...series.points, ...series.gaps].map((one) => moment(one.at));
  const times = [...new Set(moments)].sort((one, other) => one - other);
  const first = times.at(0) ?? 0;
  const last = times.at(-1) ?? 0;
  if (isDaily(series) || times.length < 2) return linear([first, last], range);
  const even = linear([0, times.length - 1], range);
  return (at) => {
    if (at <= first) return even(at === first ? 0 : -0.5);
    if (at > last) return even(times.length - 0.5);
    const after = times.findIndex((time) => time >= at);
    return even(times[after] === at ? after : after - 0.5);
  };
}

function uprightsOf(series: Series, across: Scale, flat: Pick<Paper, 'left' | 'right'>): Upright[] {
  const inside = (x: number): number => Math.min(Math.max(x, flat.left), flat.right);
  const first = Math.min(...[...series.points, ...series.gaps].map((one) => moment(one.at)));
  const phases = shownPhases(series.phases, first).map(({ from, label }): Upright => {
    const x = inside(across(moment(from)));
    const line = moment(from) > first;
    return { kind: 'phase', x: line ? x : flat.left, label, line };
  });
  const conditions = series.conditions.map((condition): Upright => ({
    kind: 'condition',
    x: inside(across(moment(condition.at))),
    label: condition.label,
    line: true,
  }));
  return [...phases, ...conditions];
}

function yTicks(series: Series, shown: Shown): number[] {
  if (PERCENT.has(series.measure)) return [0, 20, 40, 60, 80, 100];
  const values = series.points.flatMap((point) => [point.value, point.upper ?? 0]);
  const aims = series.aim ? [series.aim.value, series.aim.start_value ?? 0] : [];
  const most = Math.max(...values, ...aims, 0) * shown.factor;
  return roundTicks([0, most > 0 ? most : 1], 5);
}

function xTicks(series: Series, across: Scale, paper: Paper): Tick[] {
  const days = new Map<string, number>();
  for (const one of [...series.points, ...series.gaps]) {
    const at = across(moment(one.at));
    const day = dayOf(one.at);
    if (!days.has(day) || at < (days.get(day) ?? 0)) days.set(day, at);
  }
  const ticks = [...days].sort((one, other) => one[1] - other[1]);
  const kept: Tick[] = [];
  for (const [day, at] of roomFor(
    ticks.map(([label, x]) => ({ at: x, label })),
    paper.right - paper.left,
  ).map((tick) => [tick.label, tick.at] as const)) {
    if (at - (kept.at(-1)?.at ?? -99) >= 46) kept.push({ at, label: dayWord(day) });
  }
  return kept;
}

function aimOf(series: Series, across: Scale, up: Scale, paper: Paper): Stroke[] {
  const aim = series.aim;
  if (!aim) return [];
  const level = up(aim.value);
  const slope = aim.by !== null && aim.start_on !== null && aim.start_value !== null;
  if (!slope)
    return [
      {
        kind: 'aim',
        d: through([
          [paper.left, level],
          [paper.right, level],
        ]),
      },
    ];
  const from = moment(aim.start_on ?? '');
  const to = moment(aim.by ?? '');
  const times = [...series.points, ...series.gaps].map((one) => moment(one.at));
  const first = Math.min(...times);
  const last = Math.max(...times);
  if (times.length === 0 || last < from) return [];
  const height = (at: number): number => {
    const start = aim.start_value ?? 0;
    const share = Math.min((at - from) / (to - from || DAY_MS), 1);
    return start + (aim.value - start) * share;
  };
  // By session the axis is no calendar: the slope is drawn through the sessions' own days. It begins
  // and ends with the records, so that no slope is squeezed into the margin, and is level once reached.
  const steps = [...new Set([Math.max(from, first), ...times, to, last])]
    .filter((at) => at >= Math.max(from, first) && at <= last)
    .sort((one, other) => one - other);
  return [{ kind: 'aim', d: through(steps.map((at) => [across(at), up(height(at))] as const)) }];
}

function axisTitle(series: Series, shown: Shown): string {
  return PERCENT.has(series.measure) || shown.unit === 'count'
    ? measureLabel(series.measure)
    : `${measureLabel(series.measure)}, ${shown.unit}`;
}

function moment(iso: string): number {
  return wallClock(iso.length === 10 ? `${iso}T00:00:00Z` : iso).getTime();
}
