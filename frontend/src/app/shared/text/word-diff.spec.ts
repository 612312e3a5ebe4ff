import { Change, countWords, wordDiff } from './word-diff';

const after = (changes: readonly Change[]): string =>
  changes
    .filter((change) => change.kind !== 'removed')
    .map((change) => change.text)
    .join('');
const before = (changes: readonly Change[]): string =>
  changes
    .filter((change) => change.kind !== 'added')
    .map((change) => change.text)
    .join('');

describe('wordDiff', () => {
  it('finds no change between equal texts', () => {
    expect(wordDiff('sit 4/5', 'sit 4/5')).toEqual([{ kind: 'same', text: 'sit 4/5' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('names the word that was replaced, and a measure is one word', () => {
    expect(wordDiff('recall 8/10 at 15 m', 'recall 7/10 at 15 m')).toEqual([
      { kind: 'same', text: 'recall ' },
      { kind: 'removed', text: '8/10' },
      { kind: 'added', text: '7/10' },
      { kind: 'same', text: ' at 15 m' },
    ]);
  });

  it('shows a phrase as a phrase, not word by word', () => {
    const changes = wordDiff('then the white cat came', 'then a black dog came');
    expect(changes.filter((change) => change.kind !== 'same')).toEqual([
      { kind: 'removed', text: 'the white cat' },
      { kind: 'added', text: 'a black dog' },
    ]);
  });

  it('keeps line breaks, also when only they change', () => {
    const changes = wordDiff('one\ntwo', 'one\n\ntwo');
    expect(after(changes)).toBe('one\n\ntwo');
    expect(countWords(changes)).toEqual({ added: 0, removed: 0 });
  });

  it('counts words that came and went', () => {
    expect(countWords(wordDiff('one two three', 'one 2 three four five'))).toEqual({
      added: 3,
      removed: 1,
    });
  });

  it('gives both texts back, whatever was changed', () => {
    const words = ['sit', 'stay', '4/5', 'Mika’s', '\n', ' ', '. ', 'é', '犬', 'off-lead', '  '];
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 16_807) % 2_147_483_647) % below;
    const text = (): string => Array.from({ length: random(30) }, () => words[random(11)]).join('');
    for (let round = 0; round < 500; round++) {
      const [old, now] = [text(), text()];
      const changes = wordDiff(old, now);
      expect(before(changes)).toBe(old);
      expect(after(changes)).toBe(now);
    }
  });

  it('stays quick when two long texts have nothing in common', () => {
    const old = Array.from({ length: 8_000 }, (_, place) => `a${String(place)}`).join(' ');
    const now = Array.from({ length: 8_000 }, (_, place) => `b${String(place)}`).join(' ');
    const started = performance.now();
    const changes = wordDiff(old, now);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(before(changes)).toBe(old);
    expect(after(changes)).toBe(now);
  });
});
