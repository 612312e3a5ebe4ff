import { describe, expect, it } from 'vitest';
import { reachWords, wantedWords } from './reminder-words';

describe('reminders in words', () => {
  it('say from when on they come', () => {
    expect(wantedWords({ on: true, hour: 7, time_zone: 'UTC' })).toBe(
      'Reminders come from 07:00 on',
    );
    expect(wantedWords({ on: false, hour: 7, time_zone: 'UTC' })).toBe('You get no reminders');
  });

  it('say of each household whether a mail reaches it', () => {
    const household = { id: 'b', name: 'Berger', has_address: true, stopped: false };
    const told = (part: object): readonly string[] =>
      reachWords({ on: true, mails: true, households: [{ ...household, ...part }] });
    expect(told({})).toEqual(['Berger is written to.']);
    expect(told({ has_address: false })).toEqual(['Berger has no e-mail address.']);
    expect(told({ stopped: true })[0]).toContain('has ended its reminders');
    expect(reachWords({ on: true, mails: true, households: [] })[0]).toContain('No household');
  });
});
