import { describe, expect, it } from 'vitest';
import { Share } from '../api/types';
import { endWords, mailWords, scopeWords, viewWords, works } from './share-words';

const NOW = new Date('2026-10-06T15:00:00Z');

function share(fields: Partial<Share> = {}): Share {
  return {
    id: 'a-share',
    scope: 'dog',
    about_id: 'juno',
    version: null,
    dog_id: 'juno',
    guardian_id: null,
    audience: 'Zoë',
    made_by: 'Lena',
    made_at: '2026-10-01T09:00:00Z',
    expires_at: '2026-12-24T09:00:00Z',
    revoked_at: null,
    views: 0,
    first_viewed_at: null,
    last_viewed_at: null,
    mail: null,
    ...fields,
  };
}

describe('a link in words', () => {
  it('works until it ends or is withdrawn', () => {
    const ended = share({ expires_at: '2026-10-06T15:00:00Z' });
    const withdrawn = share({ revoked_at: '2026-10-06T14:00:00Z' });
    expect([share(), ended, withdrawn].map((one) => works(one, NOW))).toEqual([true, false, false]);
    expect(endWords(share(), NOW)).toMatch(/^Works until .*December.*2026$/);
    expect(endWords(ended, NOW)).toMatch(/^Ended on .*October.*2026$/);
    expect(endWords(withdrawn, NOW)).toMatch(/^Withdrawn Today/);
  });

  it('says how often it was opened', () => {
    expect(viewWords(share(), NOW)).toBe('Not opened yet');
    const opened = share({ views: 3, last_viewed_at: '2026-10-06T12:00:00Z' });
    expect(viewWords(opened, NOW)).toMatch(/^Opened 3 times, last Today/);
  });

  it('says what became of its mail', () => {
    const mail = { to: 'zoe@example.org', state: 'waiting', said: '', at: '2026-10-06T14:00:00Z' };
    const told = (part: object): string | null =>
      mailWords(share({ mail: { ...mail, ...part } as Share['mail'] }), NOW);
    expect(mailWords(share(), NOW)).toBeNull();
    expect(told({})).toMatch(/^A mail to zoe@example.org waits since Today \d\d:00\.$/);
    expect(told({ said: '451 later' })).toContain('The mail server said last: 451 later');
    expect(told({ state: 'sent' })).toMatch(/^Mailed to zoe@example.org, Today/);
    expect(told({ state: 'refused', said: '550 no' })).toMatch(/was refused, Today .*: 550 no$/);
    expect(told({ state: 'withdrawn' })).toContain('was not sent');
  });

  it('is named by what it leads to', () => {
    const choices = [{ scope: 'homework', aboutId: 'mat', label: 'Mat' }];
    expect(scopeWords(share({ scope: 'homework', about_id: 'mat' }), choices)).toBe('Mat');
    expect(scopeWords(share({ scope: 'homework', about_id: 'gate' }), choices)).toBe(
      'One homework that is over',
    );
    expect(scopeWords(share(), choices)).toBe('All open homework');
  });

  it('to a report is named by the version that it shows', () => {
    const choice = {
      scope: 'report',
      aboutId: 'autumn',
      version: 2,
      label: 'Version 2, the newest',
    };
    const to = (version: number, about = 'autumn'): string =>
      scopeWords(share({ scope: 'report', about_id: about, version }), [choice]);
    expect(to(2)).toBe('Version 2, the newest');
    expect(to(1)).toBe('An earlier one, version 1');
    expect(to(3, 'winter')).toBe('A report, version 3');
  });
});
