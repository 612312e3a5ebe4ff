import { describe, expect, it } from 'vitest';
import { PracticeEntry } from '../api/types';
import { howOften, lastDay, latestFirst, tapsWords, titleOf } from './homework-words';

describe('homework in words', () => {
  it('says how often, and how many tries', () => {
    expect(howOften({ times_per_day: 1, reps: 1 })).toBe('Once a day, 1 try each time.');
    expect(howOften({ times_per_day: 2, reps: 5 })).toBe('Twice a day, 5 tries each time.');
    expect(howOften({ times_per_day: 3, reps: null })).toBe('3 times a day.');
  });

  it('is called by its title, or by how its instruction begins', () => {
    expect(titleOf({ title: ' Mat ', instruction: 'Lie down.' })).toBe('Mat');
    expect(titleOf({ title: '', instruction: '\nLie down.\nStay.' })).toBe('Lie down.');
  });

  it('is due on its last day, over the change of the clocks too', () => {
    expect(lastDay({ starts_on: '2026-10-22', days: 7 })).toBe('2026-10-28');
    expect(lastDay({ starts_on: '2026-10-22', days: 1 })).toBe('2026-10-22');
  });

  it('counts the taps of a round', () => {
    expect(tapsWords(['correct', 'incorrect', 'correct'])).toBe('2 correct, 1 incorrect');
    expect(tapsWords([])).toBe('tried, not counted');
  });

  it('orders rounds by the moment, not by the clock on the wall', () => {
    const at = (text: string): PracticeEntry => ({ at: text }) as PracticeEntry;
    const early = at('2026-10-06T09:00:00+02:00');
    const late = at('2026-10-06T08:30:00+00:00');
    expect(latestFirst([early, late])).toEqual([late, early]);
  });
});
