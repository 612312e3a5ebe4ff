import { dateName } from '../shared/text/moments';
import { expiryWords, needsCare, stateIcon, stateWord } from './health-words';

const card = { state: 'valid', days_left: 200, expires_on: '2027-05-03', sentence: 'S' } as const;

// Dates are written as the device asks for: `3 May 2027` or `May 3, 2027`.
const DATE = dateName('2027-05-03');

describe('expiry in words', () => {
  it('says until when, and how soon once it is near', () => {
    expect(expiryWords(card)).toBe(`Valid until ${DATE}`);
    expect(expiryWords({ ...card, state: 'expires_soon', days_left: 12 })).toBe(
      `Expires in 12 days, on ${DATE}`,
    );
    expect(expiryWords({ ...card, state: 'expires_soon', days_left: 1 })).toContain('in 1 day,');
  });

  it('knows the last day from the day after', () => {
    expect(expiryWords({ ...card, state: 'expires_soon', days_left: 0 })).toBe(
      `Expires today, ${DATE}`,
    );
    expect(expiryWords({ ...card, state: 'expired', days_left: -1 })).toBe(
      `Expired 1 day ago, on ${DATE}`,
    );
    expect(expiryWords({ ...card, state: 'expired', days_left: -400 })).toContain('13 months ago');
  });

  it('says what to do about a missing one', () => {
    const missing = { ...card, state: 'missing', days_left: null, expires_on: null } as const;
    expect(expiryWords(missing)).toMatch(/Ask for the vaccination card/);
  });

  it('leaves what has no expiry to the registry', () => {
    expect(
      expiryWords({ state: 'running', days_left: null, expires_on: null, sentence: 'Since 2 May' }),
    ).toBe('Since 2 May');
  });

  it('gives each alarming state a word and a shape of its own', () => {
    const alarming = ['expired', 'missing', 'expires_soon'] as const;
    expect(alarming.every(needsCare)).toBe(true);
    expect(needsCare('valid')).toBe(false);
    expect(new Set(alarming.map(stateIcon)).size).toBe(3);
    expect(new Set(alarming.map(stateWord)).size).toBe(3);
  });
});
