import { describe, expect, it } from 'vitest';
import { lockedWords, recordedIn } from './clip-words';

describe('a clip that needs a consent', () => {
  it('is a video or a sound, and no photo or paper', () => {
    expect(['video/mp4', 'audio/webm', 'image/jpeg', 'application/pdf'].map(recordedIn)).toEqual([
      ...['video', 'audio', null, null],
    ]);
  });

  it('says what keeps it off the link, and what would put it there', () => {
    const told = (why: 'not_given' | 'withdrawn', householdIds: readonly string[]): string =>
      lockedWords('video', { why, householdIds, sentence: '' });
    expect(told('not_given', ['berger'])).toBe(
      'The video stays off the owner’s link until the household’s consent is entered.',
    );
    expect(told('not_given', [])).toContain('no household is entered');
    expect(told('withdrawn', ['berger'])).toContain('has withdrawn its consent');
  });
});
