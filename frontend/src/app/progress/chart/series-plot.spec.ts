import { Series } from '../../api/types';
import { point, recall } from '../../../testing/progress-examples';
import { sessionLink } from '../session-link';
import { decades, linear, logarithmic, roundTicks } from './scales';
import { placeLabels } from './plot';
import { segments, seriesPlot, xScale } from './series-plot';

const ABOUT = { width: 390, system: 'metric' as const, link: sessionLink('juno') };

describe('scales', () => {
  it('is straight between its ends, and stays on the paper without extent', () => {
    expect(linear([0, 100], [200, 0])(25)).toBe(150);
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });

  it('gives equal factors equal lengths', () => {
    const up = logarithmic([0.1, 10], [100, 0]);
    expect(up(1)).toBeCloseTo(50);
    expect(up(10) - up(1)).toBeCloseTo(up(1) - up(0.1));
  });

  it('rules in round numbers that cover the values', () => {
    expect(roundTicks([0, 0.9], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(roundTicks([0, 37], 5)).toEqual([0, 10, 20, 30, 40]);
    expect(decades([0.03, 2])).toEqual([0.01, 0.1, 1, 10]);
  });
});

describe('seriesPlot', () => {
  it('joins points only within a phase and without a gap', () => {
    const runs = segments(recall().points).map((run) => run.map((one) => one.at.slice(8, 10)));
    expect(runs).toEqual([
      ['01', '02'],
      ['03', '04'],
    ]);
  });

  it('draws a zero as a point and what was not observed as a mark', () => {
    const plot = seriesPlot(recall(), ABOUT);
    expect(plot.marks).toHaveLength(5);
    expect(plot.marks[1]?.y).toBe(plot.paper.bottom);
    expect(plot.gaps.map((gap) => gap.sentence)).toEqual(['5 Oct: not observed. thunderstorm']);
    expect(plot.gaps[0]?.x).toBeGreaterThan(plot.marks[3]?.x ?? Infinity);
    expect(plot.gaps[0]?.x).toBeLessThan(plot.marks[4]?.x ?? 0);
  });

  it('marks phases, conditions, thin points and the aim', () => {
    const plot = seriesPlot(recall(), ABOUT);
    expect(plot.uprights.map((one) => [one.kind, one.label, one.line])).toEqual([
      ['phase', 'Baseline', false],
      ['phase', 'Acquisition', true],
      ['condition', 'new handler', true],
    ]);
    expect(plot.uprights[1]?.x).toBeGreaterThan(plot.marks[1]?.x ?? Infinity);
    expect(plot.uprights[1]?.x).toBeLessThan(plot.marks[2]?.x ?? 0);
    expect(plot.marks.map((mark) => mark.thin)).toEqual([false, false, false, true, false]);
    expect(plot.strokes.map((one) => one.kind)).toEqual(['data', 'data', 'aim']);
  });

  it('names an implied phase for what it is, and a life without an entered one not at all', () => {
    const [first, second] = recall().phases;
    const labels = (phases: Series['phases']) =>
      seriesPlot(recall({ phases, conditions: [] }), ABOUT).uprights.map((one) => one.label);
    if (!first || !second) throw new Error('the example has two phases');
    expect(labels([{ ...first, implied: true }, second])).toEqual([
      'No phase entered',
      'Acquisition',
    ]);
    expect(labels([{ ...first, to: null, implied: true }])).toEqual([]);
  });

  it('draws a slope through the records alone, and level once it is reached', () => {
    const aim = { value: 80, start_value: 20, start_on: '2026-09-01', by: '2026-10-04' };
    const plot = seriesPlot(recall({ aim }), ABOUT);
    const places = (plot.strokes.find((one) => one.kind === 'aim')?.d ?? '')
      .split(/[ML]/)
      .filter(Boolean)
      .map((place) => place.split(' ').map(Number));
    expect(places[0]?.[0]).toBeCloseTo(plot.marks[0]?.x ?? 0, 0);
    expect(places.at(-1)?.[0]).toBeCloseTo(plot.marks.at(-1)?.x ?? 0, 0);
    expect(places.at(-1)?.[1]).toBe(places.at(-2)?.[1]);
    const late = seriesPlot(
      recall({ aim: { ...aim, start_on: '2026-11-01', by: '2026-12-01' } }),
      ABOUT,
    );
    expect(late.strokes.some((one) => one.kind === 'aim')).toBe(false);
  });

  it('leads to the session and says what the point says', () => {
    const mark = seriesPlot(recall(), ABOUT).marks[2];
    expect(mark?.link).toBe('/dogs/juno/sessions/s-10-03');
    expect(mark?.sentence).toBe(
      '3 Oct: 8 of 10 correct, 80 %, likely 49–94 %. A new phase begins.',
    );
  });

  it('shows feet where the practice reads feet', () => {
    const far = point('2026-10-01T10:00:00Z', {
      value: 30.48,
      correct: null,
      scorable: null,
      lower: null,
      upper: null,
    });
    const series = recall({ measure: 'threshold_distance', unit: 'm', points: [far], aim: null });
    const plot = seriesPlot(series, { ...ABOUT, system: 'us' });
    expect(plot.marks[0]?.sentence).toContain('100 ft');
    expect(plot.yTitle).toBe('Threshold distance, ft');
  });

  it('keeps the calendar when charted by day', () => {
    // A phase began at two in the afternoon of the second day: the axis is the calendar all the same.
    const days = ['01T00', '02T14', '11T00'].map((at) => point(`2026-10-${at}:00:00+02:00`));
    const across = xScale(recall({ per: 'day', points: days, gaps: [] }), { left: 0, right: 132 });
    const places = days.map((one) => across(Date.parse(one.at.slice(0, 19) + 'Z')));
    expect(places.map(Math.round)).toEqual([16, 32, 116]);
  });
});

describe('placeLabels', () => {
  it('puts labels that would touch into rows of their own', () => {
    const upright = (x: number, label: string) => ({
      kind: 'phase' as const,
      x,
      label,
      line: true,
    });
    const rows = placeLabels(
      [upright(50, 'Baseline'), upright(60, 'Acquisition'), upright(300, 'Proofing')],
      390,
    );
    expect(rows.map((one) => one.row)).toEqual([0, 1, 0]);
  });
});
