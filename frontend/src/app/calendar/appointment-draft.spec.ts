import { describe, expect, it } from 'vitest';
import { dayOf, Zone } from '../measures/days';
import { Appointment } from './calendar-store';
import { Draft, draftOf, fieldsOf, newDraft, wrongIn } from './appointment-draft';

const BERLIN = new Zone('Europe/Berlin');
const IN_BERLIN = { zoneName: 'Europe/Berlin', before: null };

function draft(day: string, time: string, part: Partial<Draft> = {}): Draft {
  return { ...newDraft({ day: dayOf(day), hour: 9 }, 'lena'), dogId: 'juno', time, ...part };
}

describe('an appointment while it is written', () => {
  it('begins at the hour that was tapped and lasts an hour', () => {
    expect(newDraft({ day: dayOf('2026-11-24'), hour: 8 }, 'lena')).toMatchObject({
      ...{ day: '2026-11-24', time: '08:00', minutes: 60, personId: 'lena', everyWeeks: 0 },
    });
  });

  it('says its time by the clocks of its place, with the offset of that day', () => {
    expect(fieldsOf(draft('2026-03-28', '17:30'), BERLIN, IN_BERLIN)).toMatchObject({
      ...{ started_at: '2026-03-28T17:30:00+01:00', ended_at: '2026-03-28T18:30:00+01:00' },
      time_zone: 'Europe/Berlin',
    });
    expect(fieldsOf(draft('2026-03-29', '17:30'), BERLIN, IN_BERLIN).started_at).toBe(
      '2026-03-29T17:30:00+02:00',
    );
    const london = fieldsOf(draft('2026-11-24', '10:00'), new Zone('Europe/London'), IN_BERLIN);
    expect(london.started_at).toBe('2026-11-24T10:00:00+00:00');
  });

  it('is truly as long as it says over both changes of the clocks', () => {
    const spring = fieldsOf(draft('2026-03-29', '01:30', { minutes: 60 }), BERLIN, IN_BERLIN);
    expect(spring.ended_at).toBe('2026-03-29T03:30:00+02:00');
    const autumn = fieldsOf(draft('2026-10-25', '01:30', { minutes: 120 }), BERLIN, IN_BERLIN);
    expect(autumn.ended_at).toBe('2026-10-25T02:30:00+01:00');
  });

  it('is not planned at a time that the clocks skip; of one that is there twice the first is meant', () => {
    const skipped = wrongIn(draft('2026-03-29', '02:30'), BERLIN, 'Europe/Berlin');
    expect(skipped.get('time')).toMatch(/^The clocks in Europe\/Berlin skip 02:30/);
    const twice = draft('2026-10-25', '02:30');
    expect(wrongIn(twice, BERLIN, 'Europe/Berlin').size).toBe(0);
    expect(fieldsOf(twice, BERLIN, IN_BERLIN).started_at).toBe('2026-10-25T02:30:00+02:00');
  });

  it('says what is missing', () => {
    const empty = draft('2026-11-24', '', { dogId: '', everyWeeks: 1, times: 1 });
    expect([...wrongIn(empty, BERLIN, 'Europe/Berlin').keys()]).toEqual(['dog', 'time', 'times']);
  });

  it('keeps what was not touched: the second of two times, the day a series ends with, others who come', () => {
    const before = {
      ...fieldsOf(draft('2026-10-25', '02:30'), BERLIN, IN_BERLIN),
      started_at: '2026-10-25T02:30:00+01:00',
      ended_at: '2026-10-25T03:30:00+01:00',
      location: null,
      author_id: 'lena',
      participants: [
        { part: 'trainer', person_id: 'lena', name: null },
        { part: 'owner', person_id: null, name: 'Zoë' },
      ],
      repeats: { every_weeks: 1, count: null, until: '2026-12-24', skipped: ['2026-11-01'] },
    } as unknown as Appointment;
    const told = { zoneName: 'Europe/Berlin', before };
    const changed = fieldsOf({ ...draftOf(before), place: 'Yard', personId: 'tom' }, BERLIN, told);
    expect(changed).toMatchObject({
      ...{ started_at: before.started_at, ended_at: before.ended_at, location: 'Yard' },
      ...{ repeats: before.repeats },
    });
    expect(changed.participants?.map(({ person_id, name }) => person_id ?? name)).toEqual([
      ...['tom', 'Zoë'],
    ]);
  });
});
