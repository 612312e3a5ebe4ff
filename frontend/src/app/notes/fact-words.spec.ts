import { UnitSystem } from '../api/types';
import { Fact } from '../shorthand/facts';
import { corrected, fieldsOf } from './fact-fields';
import { factWords, lacksSkill } from './fact-words';

const span = [0, 1] as const;
const set: Fact = {
  type: 'set',
  span,
  skill: 'recall',
  correct: 8,
  scorable: 10,
  distance_m: 15,
  distraction: 1,
};

const CASES: readonly (readonly [Fact, UnitSystem, string])[] = [
  [set, 'metric', 'recall 8/10 · 15 m · D1'],
  [{ ...set, distance_m: 3.048, advice: 'push' }, 'us', 'recall 8/10 · 10 ft · D1 · push'],
  [{ ...set, dog: 'Ollie' }, 'metric', 'Ollie: recall 8/10 · 15 m · D1'],
  [{ ...set, skill: null }, 'metric', 'which skill? 8/10 · 15 m · D1'],
  [
    { type: 'count', span, behavior: 'barking', count: 14, observed_s: 600, rate_per_min: 1.4 },
    'metric',
    'barking 14 in 10 min · 1.4/min',
  ],
  [
    { type: 'exposure', span, trigger: 'dog', distance_m: 28, response: 2, took_food: 'yes' },
    'metric',
    'dog 28 m · response 2 · took food',
  ],
  [
    { type: 'exposure', span, threshold: true, distance_m: 28, distance_max_m: 30 },
    'metric',
    'threshold 28–30 m',
  ],
  [{ type: 'welfare', span, start: 1, peak: 4, end: 2 }, 'metric', 'FAS 1/4/2'],
  [{ type: 'welfare', span, peak: 3 }, 'metric', 'FAS peak 3'],
  [{ type: 'weight', span, kg: 23.4 }, 'metric', 'weight 23.4 kg'],
  [{ type: 'weight', span, kg: 23.1332 }, 'us', 'weight 51 lb'],
  [{ type: 'duration', span, behavior: 'settle', seconds: 270 }, 'metric', 'settle 4 min 30 s'],
  [{ type: 'latency', span, seconds: 1.1 }, 'metric', 'latency 1.1 s'],
  [{ type: 'trial', span, skill: 'down', outcome: 'no_response' }, 'metric', 'down no response'],
  [{ type: 'opt_out', span, count: 2, of: 6 }, 'metric', 'opted out 2 of 6'],
];

describe('factWords', () => {
  it.each(CASES)('writes %j in %s units', (fact, units, words) => {
    expect(factWords(fact, units)).toBe(words);
  });

  it('takes what the registry answers as null for what was not said', () => {
    const answered = { ...set, distance_m: null, distraction: null } as unknown as Fact;
    expect(factWords(answered, 'metric')).toBe('recall 8/10');
    expect(lacksSkill({ ...set, skill: null })).toBe(true);
  });
});

describe('corrected', () => {
  it('takes local units and leaves SI, and touches nothing that was not typed', () => {
    expect(fieldsOf({ ...set, distance_m: 3.048 }, 'us')[3]).toMatchObject({
      value: '10',
      unit: 'ft',
    });
    const answer = corrected({ ...set, distance_m: 3.1 }, { correct: '9', distance_m: '20' }, 'us');
    expect(answer).toMatchObject({ fact: { correct: 9, distance_m: 6.096, distraction: 1 } });
    const untouched = corrected({ ...set, distance_m: 3.1 }, { correct: '9' }, 'us');
    expect(untouched).toMatchObject({ fact: { distance_m: 3.1 } });
  });

  it('forgets what was emptied, and the key of words that changed', () => {
    const answer = corrected(
      { ...set, key: 'skill.recall' },
      { skill: 'sit', distraction: '' },
      'metric',
    );
    expect(answer).toEqual({
      fact: { type: 'set', span, skill: 'sit', correct: 8, scorable: 10, distance_m: 15 },
    });
  });

  it('works out the rate of a count anew', () => {
    const count: Fact = {
      type: 'count',
      span,
      behavior: 'barking',
      count: 14,
      observed_s: 600,
      rate_per_min: 1.4,
    };
    expect(corrected(count, { count: '7' }, 'metric')).toMatchObject({
      fact: { rate_per_min: 0.7 },
    });
    expect(corrected(count, { observed_s: '' }, 'metric')).toEqual({
      fact: { type: 'count', span, behavior: 'barking', count: 14 },
    });
  });

  it.each([
    [{ correct: '11' }, 'correct', 'There were only 10 trials.'],
    [{ correct: '1.5' }, 'correct', 'Write a whole number.'],
    [{ correct: '' }, 'correct', 'Correct is needed.'],
    [{ distance_m: 'far' }, 'distance_m', 'Write a number, 0 or more.'],
  ])('says what does not fit in %j', (typed, field, sentence) => {
    expect(corrected(set, typed, 'metric')).toEqual({ field, sentence });
  });

  it('reads a decimal comma', () => {
    expect(corrected(set, { distance_m: '2,5' }, 'metric')).toMatchObject({
      fact: { distance_m: 2.5 },
    });
  });
});
