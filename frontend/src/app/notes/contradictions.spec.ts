import { KeptFact } from '../api/types';
import { contradictions } from './contradictions';

function set(skill: string, correct: number, scorable: number, key?: string): KeptFact {
  return {
    origin: 'read',
    quote: '',
    fact: { type: 'set', span: [0, 1], skill, correct, scorable, ...(key && { key }) },
  };
}

describe('contradictions', () => {
  it('says both numbers when the text and the taps disagree', () => {
    const sets = [{ skill: 'Recall', correct: 3, scorable: 5 }];
    expect(contradictions([set('recall', 4, 5)], sets)).toEqual([
      'The text says recall 4/5; 3/5 was recorded.',
    ]);
  });

  it('is silent when one recorded set or all together say the same', () => {
    const sets = [
      { skill: 'recall', correct: 3, scorable: 5 },
      { skill: 'recall', correct: 5, scorable: 5 },
    ];
    expect(contradictions([set('recall', 3, 5), set('recall', 8, 10)], sets)).toEqual([]);
    expect(contradictions([set('recall', 4, 5)], sets)).toEqual([
      'The text says recall 4/5; 3/5, 5/5 were recorded.',
    ]);
  });

  it('compares by the key of the library before the words', () => {
    const sets = [{ skill: 'come', key: 'skill.recall', correct: 3, scorable: 5 }];
    expect(contradictions([set('rückruf', 4, 5, 'skill.recall')], sets)).toHaveLength(1);
    expect(contradictions([set('come', 4, 5, 'skill.come')], sets)).toEqual([]);
  });

  it('leaves alone what was not recorded, what has no skill and what was dropped', () => {
    const sets = [{ skill: 'recall', correct: 3, scorable: 5 }];
    const dropped: KeptFact = { ...set('recall', 4, 5), origin: 'dropped' };
    expect(contradictions([set('sit', 4, 5), dropped], sets)).toEqual([]);
    const row = set('recall', 4, 5);
    expect(contradictions([{ ...row, fact: { ...row.fact, dog: 'Ollie' } }], sets)).toEqual([]);
  });
});
