import { ChartPoint, Series } from '../app/api/types';

/** A series as the registry answers it. */
export function point(at: string, part: Partial<ChartPoint> = {}): ChartPoint {
  return {
    at,
    session_id: `s-${at.slice(5, 10)}`,
    session_ids: [],
    value: 80,
    thin: false,
    correct: 8,
    scorable: 10,
    observed_s: null,
    lower: 49,
    upper: 94,
    break_before: null,
    ...part,
  };
}

export function recall(part: Partial<Series> = {}): Series {
  return {
    target: 'p1',
    measure: 'percent_correct',
    unit: '%',
    per: 'session',
    points: [
      point('2026-10-01T10:00:00+02:00', { value: 20, correct: 2, lower: 6, upper: 51 }),
      point('2026-10-02T10:00:00+02:00', { value: 0, correct: 0, lower: 0, upper: 28 }),
      point('2026-10-03T10:00:00+02:00', { break_before: 'phase_change' }),
      point('2026-10-04T10:00:00+02:00', { thin: true, correct: 2, scorable: 3, value: 67 }),
      point('2026-10-06T10:00:00+02:00', { break_before: 'not_observed' }),
    ],
    phases: [
      {
        kind: 'baseline',
        from: '2026-10-01T00:00:00+02:00',
        to: '2026-10-03T00:00:00+02:00',
        implied: false,
      },
      { kind: 'acquisition', from: '2026-10-03T00:00:00+02:00', to: null, implied: false },
    ],
    conditions: [{ at: '2026-10-04T09:00:00+02:00', label: 'new handler' }],
    gaps: [
      {
        at: '2026-10-05T10:00:00+02:00',
        session_id: null,
        reason: 'thunderstorm',
        observed: false,
      },
    ],
    aim: { value: 90, by: null, start_on: null, start_value: null },
    trends: [],
    changes: [],
    ...part,
  };
}
