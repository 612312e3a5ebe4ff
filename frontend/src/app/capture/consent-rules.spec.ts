import { Consent } from '../api/types';
import { lock, sentenceOf } from './consent-rules';

const NOW = Date.parse('2026-10-16T00:00:00Z');

/** Given and withdrawn on days of October. */
function consent(given: number, withdrawn?: number, kind: Consent['kind'] = 'video'): Consent {
  const day = (n: number): string => `2026-10-${String(n).padStart(2, '0')}T00:00:00Z`;
  return {
    ...{ id: `c${String(given)}`, kind, text_version: '2026-1', given_by: '' },
    ...{ given_at: day(given), withdrawn_at: withdrawn === undefined ? null : day(withdrawn) },
  };
}

describe('why a recording is locked', () => {
  it.each([
    ['no household', [], 'not_given'],
    ['a household that said nothing', [[]], 'not_given'],
    ['a consent', [[consent(7)]], null],
    ['a consent that is still to come', [[consent(17)]], 'not_given'],
    ['a withdrawal', [[consent(7, 11)]], 'withdrawn'],
    ['a withdrawal that is still to come', [[consent(7, 17)]], null],
    ['another consent after a withdrawal', [[consent(12), consent(7, 11)]], null],
    ['a consent to sound', [[consent(7, undefined, 'audio')]], 'not_given'],
    ['one household that agrees and one that said nothing', [[consent(7)], []], null],
    ['one that agrees and one that withdrew', [[consent(7)], [consent(8, 9)]], 'withdrawn'],
  ] as const)('%s', (_, households, expected) => {
    expect(lock('video', households, NOW)).toBe(expected);
  });
});

describe('what is said before recording', () => {
  it('is that nothing is recorded once a household has withdrawn', () => {
    expect(sentenceOf('audio', 'withdrawn', true)).toMatch(
      /withdrawn .* sound recordings, so nothing/,
    );
  });

  it('is that it stays in the practice while nobody has agreed', () => {
    expect(sentenceOf('video', 'not_given', true)).toMatch(/not agreed to videos yet.* not shared/);
    expect(sentenceOf('video', 'not_given', false)).toMatch(/^No household is entered/);
  });
});
