import { secondsSince } from './recovery-field';

describe('The stopwatch of a recovery', () => {
  it('counts whole seconds, nothing while it stands still, and never below 0 or above a day', () => {
    expect(secondsSince(null, 5_000)).toBeNull();
    expect(secondsSince(1_000, 13_400)).toBe(12);
    expect(secondsSince(9_000, 1_000)).toBe(0);
    expect(secondsSince(0, 90_000_000)).toBe(86_400);
  });
});
