import vectors from '../../../../shorthand/advice-vectors.json';
import { decideEarly, PUSH_DROP_STICK } from './advance-rules';
import { advise } from './advice';
import { AdvanceRule, Step, TrialSet, UnitSystem } from './facts';
import { tidy } from './wording';

interface Vector {
  readonly rule: AdvanceRule;
  readonly sets: readonly TrialSet[];
  readonly next_step: Step | null;
  readonly fas: readonly number[];
  readonly units: UnitSystem;
  readonly says: {
    readonly advice: string | null;
    readonly reason: string;
    readonly warnings: readonly string[];
    readonly end_easy: boolean;
    readonly braked: boolean;
  };
}

describe('Advice', () => {
  const cases = vectors as unknown as readonly Vector[];

  it('says in every shared case what the registry says, word for word', () => {
    expect(cases.length).toBe(500);
    for (const one of cases) {
      const said = advise(one.rule, one.sets, {
        nextStep: one.next_step,
        fas: one.fas,
        units: one.units,
      });
      expect(said, JSON.stringify(one)).toEqual(one.says);
    }
  });

  it('is open while the trials to come can change it, and decided when they cannot', () => {
    expect(decideEarly(PUSH_DROP_STICK, 3, 3)).toBeNull();
    expect(decideEarly(PUSH_DROP_STICK, 4, 4)).toBe('push');
    expect(decideEarly(PUSH_DROP_STICK, 0, 3)).toBe('drop');
    expect(() => decideEarly(PUSH_DROP_STICK, 6, 5)).toThrow(RangeError);
  });

  it('rounds halves to the even digit, as the registry does', () => {
    expect([6.25, 6.75, 2.5, 93.75, 15].map(tidy)).toEqual(['6.2', '6.8', '2.5', '93.8', '15']);
  });
});
