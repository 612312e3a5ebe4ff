import {
  ago,
  counted,
  dayName,
  dayOf,
  fromLocalInput,
  momentName,
  nowWithOffset,
  timeOf,
  toLocalInput,
} from './moments';

describe('moments', () => {
  const now = new Date(2026, 10, 24, 12, 0);

  it('tells the time by the clock of whoever wrote it', () => {
    expect(timeOf('2026-10-06T17:30:00+02:00')).toBe('17:30');
    expect(timeOf('2026-10-06T17:30:00-05:00')).toBe('17:30');
    expect(dayOf('2026-10-06T23:30:00-08:00')).toBe('2026-10-06');
    expect(dayOf('2026-10-07T00:15:00+13:00')).toBe('2026-10-07');
  });

  it('names days the way people do', () => {
    expect(dayName('2026-11-24', now)).toBe('Today');
    expect(dayName('2026-11-23', now)).toBe('Yesterday');
    expect(dayName('2026-11-01', now)).toContain('November');
    expect(dayName('2026-11-01', now)).not.toContain('2026');
    expect(dayName('2025-11-01', now)).toContain('2025');
  });

  it('names a moment in one line', () => {
    expect(momentName('2026-11-24T08:05:00+00:00', now)).toBe('Today 08:05');
    expect(momentName('2024-02-29T08:05:00+00:00', now)).toMatch(/2024.*08:05$/);
  });

  it('says loosely how long ago', () => {
    const at = (ms: number): string => new Date(now.getTime() - ms).toISOString();
    expect(ago(at(20_000), now)).toBe('just now');
    expect(ago(at(12 * 60_000), now)).toBe('12 min ago');
    expect(ago(at(5 * 3_600_000), now)).toBe('5 h ago');
    expect(ago(at(86_400_000), now)).toBe('1 day ago');
    expect(ago(at(60 * 86_400_000), now)).toBe('2 months ago');
    expect(ago(at(800 * 86_400_000), now)).toBe('2 years ago');
  });

  it('gives a moment to a field and takes it back with the offset', () => {
    const value = toLocalInput(now);
    expect(value).toBe('2026-11-24T12:00');
    const stamp = fromLocalInput(value);
    expect(stamp).toMatch(/^2026-11-24T12:00:00[+-]\d\d:\d\d$/);
    expect(Date.parse(stamp)).toBe(now.getTime());
    expect(Date.parse(nowWithOffset(now))).toBe(now.getTime());
  });

  it('does not break on a cleared field', () => {
    expect(Number.isNaN(Date.parse(fromLocalInput('')))).toBe(false);
  });

  it('counts in words', () => {
    expect([counted(0, 'note'), counted(1, 'note'), counted(2, 'note')]).toEqual([
      '0 notes',
      '1 note',
      '2 notes',
    ]);
  });
});
