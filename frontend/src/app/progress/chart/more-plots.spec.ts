import { point, recall } from '../../../testing/progress-examples';
import { CumulativePoint } from '../../api/types';
import { sessionLink } from '../session-link';
import { cumulativePlot } from './cumulative-plot';
import { celerationPlot } from './more-plots';

const ABOUT = { width: 390, link: sessionLink('juno') };

function total(day: number, seen: number, minutes: number, gap = false): CumulativePoint {
  const at = `2026-10-${String(day).padStart(2, '0')}T10:00:00+02:00`;
  return { at, session_id: 's', total: seen, observed_s: minutes * 60, after_gap: gap };
}

describe('cumulativePlot', () => {
  it('runs over the minutes watched, so that equal rates have equal slopes however far the days', () => {
    const plot = cumulativePlot([total(1, 10, 10), total(2, 20, 20), total(30, 30, 30)], ABOUT);
    const [one, two, three] = plot.marks;
    expect((three?.x ?? 0) - (two?.x ?? 0)).toBeCloseTo((two?.x ?? 0) - (one?.x ?? 0));
    expect(plot.xTitle).toBe('Minutes watched');
    expect(
      plot.strokes[0]?.d.startsWith(`M${String(plot.paper.left)} ${String(plot.paper.bottom)}`),
    ).toBe(true);
  });

  it('breaks where nobody looked, and calls nothing a rate that was not timed', () => {
    const broken = cumulativePlot([total(1, 10, 10), total(8, 12, 20, true)], ABOUT);
    expect(broken.strokes).toHaveLength(2);
    const untimed = cumulativePlot([total(1, 10, 10), total(2, 12, 10)], ABOUT);
    expect(untimed.xTitle).toBe('Sessions in order');
  });
});

describe('celerationPlot', () => {
  it('draws the trend of each phase where it was, also when a kind of phase comes back', () => {
    const rate = (day: string, value: number) =>
      point(`2026-10-${day}T10:00:00+02:00`, {
        value,
        observed_s: 600,
        correct: null,
        scorable: null,
      });
    const phase = (kind: 'baseline' | 'acquisition', from: string, to: string | null) => ({
      kind,
      from: `2026-10-${from}T00:00:00+02:00`,
      to: to && `2026-10-${to}T00:00:00+02:00`,
      implied: false,
    });
    const trend = (kind: 'baseline' | 'acquisition', start: number) => ({
      kind,
      celeration: {
        per_week: 1,
        rate_at_start: start,
        bounce: { up: 1, down: 1, total: 1 },
        method: 'least_squares' as const,
        points: 2,
        floored: 0,
        caveats: [],
      },
    });
    const plot = celerationPlot(
      recall({
        measure: 'rate',
        unit: '/min',
        points: [
          rate('01', 1),
          rate('02', 1),
          rate('11', 2),
          rate('12', 2),
          rate('21', 1),
          rate('22', 1),
        ],
        phases: [
          phase('baseline', '01', '10'),
          phase('acquisition', '10', '20'),
          phase('baseline', '20', null),
        ],
        conditions: [],
        gaps: [],
        aim: null,
        trends: [trend('baseline', 1), trend('acquisition', 2), trend('baseline', 1)],
      }),
      ABOUT,
    );
    const starts = plot.strokes
      .filter((one) => one.kind === 'trend')
      .map((one) => Number(/^M([\d.]+)/.exec(one.d)?.[1]));
    expect(starts.map(Math.round)).toEqual([0, 2, 4].map((i) => Math.round(plot.marks[i]?.x ?? 0)));
  });
});
