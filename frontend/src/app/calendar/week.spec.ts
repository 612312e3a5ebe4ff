import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../measures/days';
import { firstWeekday, weekdayOf, weekOf } from './week';

const texts = (days: readonly number[]): readonly string[] => days.map(dayText);

describe('a week', () => {
  it('knows the weekday of every day, also before 1970', () => {
    expect(
      ['2026-11-23', '2026-11-29', '1970-01-01', '1969-12-28'].map(dayOf).map(weekdayOf),
    ).toEqual([1, 7, 4, 7]);
  });

  it('begins with Monday, and the day may be any of it', () => {
    const week = texts(weekOf(dayOf('2026-11-23'), 1));
    expect(week).toEqual([
      ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
      ...['2026-11-28', '2026-11-29'],
    ]);
    expect(texts(weekOf(dayOf('2026-11-29'), 1))).toEqual(week);
  });

  it('begins with Sunday where that is usual', () => {
    expect(texts(weekOf(dayOf('2026-11-28'), 7))[0]).toBe('2026-11-22');
    expect(texts(weekOf(dayOf('2026-11-29'), 7))[0]).toBe('2026-11-29');
  });

  it('has seven days over both changes of the clocks and over a year', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2027-01-01']) {
      const week = weekOf(dayOf(day), 1);
      expect(week).toHaveLength(7);
      expect(texts(week)).toContain(day);
      expect((week[6] ?? 0) - (week[0] ?? 0)).toBe(6);
    }
  });

  it('begins as the practice says, else as the device does, else with Monday', () => {
    expect(firstWeekday('en-US', 'de-CH')).toBe(7);
    expect(firstWeekday('en', 'de-CH')).toBe(1);
    expect(firstWeekday('en', 'en-US')).toBe(7);
    expect(firstWeekday('en', 'en')).toBe(1);
    expect(firstWeekday('not a tag', '')).toBe(1);
  });
});
