import { AdvanceRule, Decision } from './facts';

/** Push, stick or drop: the registry's `measures.advance_rules`, compared in whole numbers. */
export const PUSH_DROP_STICK: AdvanceRule = {
  id: 'push-drop-stick',
  name: 'Push, drop, stick',
  set_size: 5,
  push_min: 4,
  drop_max: 2,
  version: 1,
  consecutive_sets: 1,
};

/** What one finished set says by itself; one of another size is held to the same shares. */
export function decide(rule: AdvanceRule, correct: number, scorable: number): Decision {
  if (correct < 0 || correct > scorable || scorable === 0) {
    throw new RangeError('A set has trials, and 0 to all of them correct.');
  }
  if (correct * rule.set_size >= rule.push_min * scorable) return 'push';
  return correct * rule.set_size <= rule.drop_max * scorable ? 'drop' : 'stick';
}

/** The decision as soon as no trial still to come can change it; null while it is open. */
export function decideEarly(rule: AdvanceRule, correct: number, scorable: number): Decision | null {
  if (scorable >= rule.set_size) return decide(rule, correct, scorable);
  if (correct < 0 || correct > scorable) {
    throw new RangeError('A set has 0 to all of its trials correct.');
  }
  const worst = decide(rule, correct, rule.set_size);
  const best = decide(rule, correct + rule.set_size - scorable, rule.set_size);
  return worst === best ? worst : null;
}
