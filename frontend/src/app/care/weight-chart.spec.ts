import { Weight } from '../api/types';
import { dateName } from '../shared/text/moments';
import { placed } from './weight-chart';

const weighed = (at: string, kg: number): Weight => ({
  at,
  kg,
  bcs: null,
  record_kind: 'note',
  record_id: at,
});

describe('the line of weights', () => {
  it('is spaced by time, not by number', () => {
    const [first, second, third] = placed(
      [
        weighed('2026-01-01T00:00:00Z', 20),
        weighed('2026-01-02T00:00:00Z', 20),
        weighed('2026-01-11T00:00:00Z', 20),
      ],
      'kg',
    );
    const gap = (a?: { x: number }, b?: { x: number }): number => (b?.x ?? 0) - (a?.x ?? 0);
    expect(gap(second, third) / gap(first, second)).toBeCloseTo(9);
  });

  it('goes up with the weight', () => {
    const points = placed(
      [weighed('2026-01-01T00:00:00Z', 20), weighed('2026-02-01T00:00:00Z', 25)],
      'kg',
    );
    expect(points[1]?.y).toBeLessThan(points[0]?.y ?? 0);
  });

  it('does not blow up a wobble', () => {
    const [a, b] = placed(
      [weighed('2026-01-01T00:00:00Z', 20), weighed('2026-02-01T00:00:00Z', 20.1)],
      'kg',
    );
    expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeLessThan(6);
  });

  it('has a middle for a single weighing, and the unit of the reader', () => {
    const [only] = placed([weighed('2026-01-01T00:00:00Z', 20)], 'lb');
    expect(only?.x).toBe(160);
    expect(only?.name).toBe(`44.1\u00a0lb, ${dateName('2026-01-01')}`);
  });
});
