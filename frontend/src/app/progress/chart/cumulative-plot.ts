import { CumulativePoint } from '../../api/types';
import { short } from '../measures';
import { dayWord } from '../words';
import { bare, paperOf, Plot, through } from './plot';
import { linear, roundTicks } from './scales';
import { LinkTo } from './series-plot';

interface About {
  readonly width: number;
  readonly link: LinkTo;
}

/** Whether every count has the time that was watched for it: only then is a slope a rate. */
export function isTimed(points: readonly CumulativePoint[]): boolean {
  return points.every((point, i) => point.observed_s > (points[i - 1]?.observed_s ?? 0));
}

/**
 * The running total over the minutes watched, from nothing on: weeks in which nobody looked take no
 * room, and a flat line means none were seen. Without times the sessions stand side by side. It
 * never falls, and no line runs past a time that was set down as not observed.
 */
export function cumulativePlot(points: readonly CumulativePoint[], about: About): Plot {
  const paper = paperOf(about.width, 0);
  const timed = isTimed(points);
  const xOf = (point: CumulativePoint, i: number): number =>
    timed ? point.observed_s / 60 : i + 1;
  const xTicks = roundTicks([0, Math.max(1, ...points.map(xOf))], about.width < 480 ? 4 : 8);
  const across = linear([0, xTicks.at(-1) ?? 1], [paper.left, paper.right - 16]);
  const ticks = roundTicks([0, Math.max(1, points.at(-1)?.total ?? 1)], 5);
  const up = linear([0, ticks.at(-1) ?? 1], [paper.bottom, paper.top]);
  const runs: (readonly [number, number])[][] = [[[across(0), up(0)]]];
  points.forEach((point, i) => {
    const place = [across(xOf(point, i)), up(point.total)] as const;
    // After a gap the line goes on from where the total stood when looking began again.
    const since = timed ? (points[i - 1]?.observed_s ?? 0) / 60 : i;
    if (point.after_gap) runs.push([[across(since), up(points[i - 1]?.total ?? 0)], place]);
    else runs.at(-1)?.push(place);
  });
  return {
    ...bare(about.width, paper),
    xTicks: xTicks
      .filter((value) => timed || Number.isInteger(value))
      .map((value) => ({ at: across(value), label: String(value) })),
    yTicks: ticks.map((value) => ({ at: up(value), label: String(value) })),
    xTitle: timed ? 'Minutes watched' : 'Sessions in order',
    yTitle: 'Total seen so far',
    strokes: runs.filter((run) => run.length > 1).map((run) => ({ kind: 'data', d: through(run) })),
    marks: points.map((point, i) => ({
      x: across(xOf(point, i)),
      y: up(point.total),
      thin: false,
      sentence: `${dayWord(point.at)}: ${String(point.total)} so far, in ${short(point.observed_s / 60)} min watched${point.after_gap ? '; not observed before this' : ''}`,
      link: about.link(point),
      whisker: null,
    })),
  };
}
