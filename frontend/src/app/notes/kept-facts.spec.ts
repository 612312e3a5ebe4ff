import { KeptFact } from '../api/types';
import { Fact, SetFact } from '../shorthand/facts';
import { anchored, correct, drop, factsOf, release } from './kept-facts';

const TEXT = 'recall 8/10, sit 4/5';
const recall: SetFact = { type: 'set', span: [0, 11], skill: 'recall', correct: 8, scorable: 10 };
const sit: SetFact = { type: 'set', span: [13, 20], skill: 'sit', correct: 4, scorable: 5 };
const READ: readonly Fact[] = [recall, sit];

function shown(text: string, byHand: readonly KeptFact[], read = READ): readonly KeptFact[] {
  return factsOf(text, read, byHand);
}

function at(facts: readonly KeptFact[], place: number): KeptFact {
  const found = facts[place];
  if (!found) throw new Error(`no fact at ${place}`);
  return found;
}

describe('facts kept by hand', () => {
  it('quotes the words of what is read, in code points', () => {
    const text = '🐕 sit 4/5';
    const facts = factsOf(text, [{ ...sit, span: [2, 9] }], []);
    expect(at(facts, 0).quote).toBe('sit 4/5');
  });

  it('shows the corrected fact instead of the read one', () => {
    const byHand = correct([], at(shown(TEXT, []), 0), { ...recall, correct: 9 });
    expect(shown(TEXT, byHand).map((kept) => kept.origin)).toEqual(['corrected', 'read']);
    expect(at(shown(TEXT, byHand), 0)).toMatchObject({
      quote: 'recall 8/10',
      fact: { correct: 9 },
    });
  });

  it('moves with its words, is away while they are, and comes back with them', () => {
    const byHand = drop([], at(shown(TEXT, []), 1));
    expect(at(anchored(byHand, `Rain. ${TEXT}`), 0).fact.span).toEqual([19, 26]);
    expect(anchored(byHand, 'recall 8/10, sat 4/5')).toEqual([]);
    expect(anchored(byHand, TEXT)).toEqual(byHand);
  });

  it('keeps to the nearest of two equal quotes', () => {
    const text = 'sit 4/5 then sit 4/5';
    const byHand = drop([], { origin: 'read', quote: 'sit 4/5', fact: { ...sit, span: [13, 20] } });
    expect(at(anchored(byHand, text), 0).fact.span).toEqual([13, 20]);
  });

  it('replaces an earlier correction, and reads the words again once released', () => {
    const once = correct([], at(shown(TEXT, []), 0), { ...recall, correct: 9 });
    const twice = correct(once, at(shown(TEXT, once), 0), { ...recall, correct: 7 });
    expect(twice).toHaveLength(1);
    const released = release(twice, at(shown(TEXT, twice), 0));
    expect(at(shown(TEXT, released), 0)).toMatchObject({ origin: 'read', fact: { correct: 8 } });
  });
});
