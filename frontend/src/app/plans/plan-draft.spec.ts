import { activeFirst } from './plan-list';
import { Plan } from '../api/types';
import {
  between,
  changes,
  entered,
  freshStep,
  FRESH,
  moved,
  raised,
  stepWords,
  withoutPhase,
} from './plan-draft';
import { promiseHeadline } from './promise-view';

const easy = { ...freshStep('a'), duration_s: 5, distance_m: 2, distraction: 0 };
const hard = { ...freshStep('b'), duration_s: 15, distance_m: 6, distraction: 0 };

describe('the plan while it is edited', () => {
  it('sees two Ds that rise at once, and none where one is left open', () => {
    expect(raised(easy, hard)).toEqual(['duration', 'distance']);
    expect(raised(easy, { ...hard, distance_m: null })).toEqual(['duration']);
    expect(raised(undefined, hard)).toEqual([]);
  });

  it('puts a step half way between two', () => {
    const middle = between('m', easy, hard);
    expect([middle.duration_s, middle.distance_m, middle.distraction]).toEqual([10, 4, 0]);
    expect(middle.id).toBe('m');
  });

  it('moves a step and leaves the list it was given', () => {
    const steps = [easy, hard];
    expect(moved(steps, 1, 0).map((one) => one.id)).toEqual(['b', 'a']);
    expect(steps[0]).toBe(easy);
  });

  it('says a step in the units of the practice', () => {
    expect(stepWords({ ...easy, distance_m: 3.048 }, 'us')).toBe('5 s, 10 ft, D0');
  });

  it('sends only what was changed', () => {
    expect(changes(FRESH, { ...FRESH, name: 'recall' })).toEqual({ name: 'recall' });
    expect(changes(FRESH, { ...FRESH })).toEqual({});
  });

  it('ends the running phase where the next begins', () => {
    const first = entered([], 'baseline', '2026-10-01T10:00:00+02:00');
    const both = entered(first, 'acquisition', '2026-10-03T10:00:00+02:00');
    expect(both.map((one) => [one.kind, one.to])).toEqual([
      ['baseline', '2026-10-03T10:00:00+02:00'],
      ['acquisition', null],
    ]);
  });

  it('lets the phase before run on when one is taken out', () => {
    const days = ['01', '03', '05'].map((day) => `2026-10-${day}T10:00:00+02:00`);
    const kinds = ['baseline', 'acquisition', 'proofing'] as const;
    const three = kinds.reduce<Plan['phases']>(
      (phases, kind, i) => entered(phases, kind, days[i] ?? ''),
      [],
    );
    const kept = (place: number) => withoutPhase(three, place).map((one) => [one.kind, one.to]);
    expect(kept(1)).toEqual([
      ['baseline', days[2]],
      ['proofing', null],
    ]);
    expect(kept(2)).toEqual([
      ['baseline', days[1]],
      ['acquisition', null],
    ]);
    expect(kept(0)[0]).toEqual(['acquisition', days[2]]);
  });

  it('says what a rule promises to a dog at 70 %', () => {
    const chances = [{ reliability: 0.7, passes: 0.528 }];
    expect(promiseHeadline({ sentences: [], chances, outcomes: [] })).toBe(
      'A 70 % dog passes this 53 % of the time.',
    );
  });

  it('lists active plans first', () => {
    const plan = (name: string, status: Plan['status']) => ({ name, status }) as Plan;
    const sorted = activeFirst([plan('a', 'mastered'), plan('z', 'active'), plan('b', 'active')]);
    expect(sorted.map((one) => one.name)).toEqual(['b', 'z', 'a']);
  });
});
