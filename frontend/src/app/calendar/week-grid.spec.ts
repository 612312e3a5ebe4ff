import { describe, expect, it } from 'vitest';
import { CalendarEntry } from '../api/types';
import { dayOf } from '../measures/days';
import { hoursOf, Slot, slotsOf } from './week-grid';

function entry(id: string, startsAt: string, endsAt: string): CalendarEntry {
  return {
    ...{ kind: 'appointment', id, dog_id: 'juno', dog: 'Juno', title: 'Training', place: '' },
    ...{ on: startsAt.slice(0, 10), starts_at: startsAt, ends_at: endsAt },
    ...{ person_ids: [], repeats: false },
  };
}

const told = (slots: readonly Slot[]): readonly (string | number)[][] =>
  slots.map(({ entry: { id }, start, end, lane, lanes }) => [
    id,
    start / 60,
    end / 60,
    lane,
    lanes,
  ]);

function on(day: string, ...entries: readonly CalendarEntry[]): readonly (string | number)[][] {
  return told(slotsOf(entries, dayOf(day)));
}

describe('appointments in a week', () => {
  it('stand by the digits of their own clock, and at no other day', () => {
    const one = entry('a', '2026-11-24T14:00:00+01:00', '2026-11-24T15:30:00+01:00');
    const boston = entry('b', '2026-11-24T20:00:00-05:00', '2026-11-24T21:00:00-05:00');
    expect(on('2026-11-24', one, boston)).toEqual([
      ['a', 14, 15.5, 0, 1],
      ['b', 20, 21, 0, 1],
    ]);
    expect(on('2026-11-25', one, boston)).toEqual([]);
  });

  it('stand beside each other as long as they overlap, and no longer', () => {
    const at = (id: string, from: string, to: string): CalendarEntry =>
      entry(id, `2026-11-24T${from}:00+01:00`, `2026-11-24T${to}:00+01:00`);
    const day = [
      ...[at('long', '09:00', '12:00'), at('b', '09:30', '10:00'), at('c', '10:00', '11:00')],
      ...[at('d', '10:30', '11:00'), at('alone', '12:00', '13:00')],
    ];
    expect(on('2026-11-24', ...day)).toEqual([
      ['long', 9, 12, 0, 3],
      ['b', 9.5, 10, 1, 3],
      ['c', 10, 11, 1, 3],
      ['d', 10.5, 11, 2, 3],
      ['alone', 12, 13, 0, 1],
    ]);
  });

  it('stand on both days when they go over midnight', () => {
    const night = entry('n', '2026-11-24T23:00:00+01:00', '2026-11-25T01:00:00+01:00');
    expect(on('2026-11-24', night)).toEqual([['n', 23, 24, 0, 1]]);
    expect(on('2026-11-25', night)).toEqual([['n', 0, 1, 0, 1]]);
    const until = entry('m', '2026-11-24T23:00:00+01:00', '2026-11-25T00:00:00+01:00');
    expect(on('2026-11-25', until)).toEqual([]);
  });

  it('can be read and tapped when they are short, also at the end of the day', () => {
    const short = entry('s', '2026-11-24T14:00:00+01:00', '2026-11-24T14:05:00+01:00');
    const late = entry('l', '2026-11-24T23:50:00+01:00', '2026-11-24T23:55:00+01:00');
    expect(on('2026-11-24', short, late)).toEqual([
      ['s', 14, 14.5, 0, 1],
      ['l', 23.5, 24, 0, 1],
    ]);
  });

  it('are drawn over the skipped hour in spring by what the clock shows', () => {
    // An hour by the sun: from half past one to half past three.
    const spring = entry('s', '2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00');
    expect(on('2026-03-29', spring)).toEqual([['s', 1.5, 3.5, 0, 1]]);
  });

  it('are as long as they last where the clocks go back and the end is told before the start', () => {
    const autumn = entry('a', '2026-10-25T02:45:00+02:00', '2026-10-25T02:30:00+01:00');
    expect(on('2026-10-25', autumn)).toEqual([['a', 2.75, 3.5, 0, 1]]);
  });

  it('make the day longer only where something is early or late', () => {
    const usual = slotsOf(
      [entry('a', '2026-11-24T14:00:00+01:00', '2026-11-24T15:00:00+01:00')],
      dayOf('2026-11-24'),
    );
    const early = slotsOf(
      [entry('b', '2026-11-24T05:30:00+01:00', '2026-11-24T06:00:00+01:00')],
      dayOf('2026-11-24'),
    );
    expect(hoursOf(usual, false)).toEqual({ first: 7, last: 20 });
    expect(hoursOf([...usual, ...early], false)).toEqual({ first: 5, last: 20 });
    expect(hoursOf([], true)).toEqual({ first: 0, last: 24 });
  });
});
