import { KeptFact } from '../api/types';
import { factChanges } from './fact-changes';

function kept(origin: KeptFact['origin'], correct: number, quote = 'sit 4/5'): KeptFact {
  return { origin, quote, fact: { type: 'set', span: [0, 7], skill: 'sit', correct, scorable: 5 } };
}

describe('factChanges', () => {
  it('tells what was put right, dropped, new and gone', () => {
    const say = (before: KeptFact[], after: KeptFact[]): readonly string[] =>
      factChanges(before, after, 'metric');
    expect(say([kept('read', 4)], [kept('corrected', 3)])).toEqual([
      'Put right: sit 4/5 → sit 3/5',
    ]);
    expect(say([kept('read', 4)], [kept('dropped', 4)])).toEqual(['No data: sit 4/5']);
    expect(say([kept('dropped', 4)], [kept('read', 4)])).toEqual(['Data again: sit 4/5']);
    expect(say([], [kept('read', 4)])).toEqual(['New: sit 4/5']);
    expect(say([kept('read', 4)], [])).toEqual(['Gone: sit 4/5']);
    expect(say([kept('read', 4)], [kept('read', 4)])).toEqual([]);
  });
});
