import { CumulativePoint, Series, UnitSystem } from '../api/types';
import { short, shownIn } from './measures';
import { TableRow } from './chart-table';
import { LinkTo } from './chart/series-plot';
import { breakWords, dayWord, gapWords, valueWords } from './words';

/** What stands in the tables under the charts: every point and every gap, in order of time. */
interface Timed extends TableRow {
  readonly at: string;
}

export function seriesRows(series: Series, system: UnitSystem, link: LinkTo): TableRow[] {
  const shown = shownIn(series, system);
  const points = series.points.map((point): Timed => ({
    at: point.at,
    head: dayWord(point.at),
    link: link(point),
    cells: [
      valueWords(point.value, shown),
      ...(isShare(series) ? [behind(point)] : []),
      point.lower === null || point.upper === null
        ? ''
        : `${valueWords(point.lower, shown)} to ${valueWords(point.upper, shown)}`,
      [point.thin ? 'Few trials.' : '', breakWords(point)].filter(Boolean).join(' '),
    ],
  }));
  return inTime([...points, ...gapRows(series, link)]);
}

/** Whether the values are shares of something that was counted. */
export function isShare(series: Series): boolean {
  return series.points.some((point) => point.scorable !== null);
}

function behind(point: Series['points'][number]): string {
  return point.scorable === null ? '' : `${String(point.correct)} of ${String(point.scorable)}`;
}

/** Rates as the celeration chart draws them: a zero stands at the least rate that its time could show. */
export function celerationRows(series: Series, link: LinkTo): TableRow[] {
  const points = series.points.map((point): Timed => ({
    at: point.at,
    head: dayWord(point.at),
    link: link(point),
    cells: [
      `${short(point.value)} per min`,
      point.observed_s === null ? 'not known' : `${short(point.observed_s / 60)} min`,
      [point.value === 0 ? 'None seen; drawn at the record floor.' : '', breakWords(point)]
        .filter(Boolean)
        .join(' '),
    ],
  }));
  return inTime([...points, ...gapRows(series, link)]);
}

export function cumulativeRows(points: readonly CumulativePoint[], link: LinkTo): TableRow[] {
  return points.map((point, i) => ({
    head: dayWord(point.at),
    link: link(point),
    cells: [
      String(point.total - (points[i - 1]?.total ?? 0)),
      String(point.total),
      `${short(point.observed_s / 60)} min`,
      point.after_gap ? 'Not observed before this.' : '',
    ],
  }));
}

function gapRows(series: Series, link: LinkTo): Timed[] {
  return series.gaps.map((gap) => ({
    at: gap.at,
    head: dayWord(gap.at),
    link: link(gap),
    cells: [gapWords(gap)],
  }));
}

function inTime(rows: readonly Timed[]): TableRow[] {
  return [...rows].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
