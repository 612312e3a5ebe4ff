import { uuid7 } from './uuid7';

describe('uuid7', () => {
  it('has the form, the version and the variant of RFC 9562', () => {
    for (let round = 0; round < 200; round++) {
      expect(uuid7()).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }
  });

  it('carries its time, so that later ids sort later', () => {
    const at = Date.UTC(2026, 9, 6, 15, 30);
    expect(parseInt(uuid7(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    expect(uuid7(at) < uuid7(at + 1)).toBe(true);
  });

  it('never comes twice', () => {
    const at = Date.now();
    expect(new Set(Array.from({ length: 5_000 }, () => uuid7(at))).size).toBe(5_000);
  });
});
