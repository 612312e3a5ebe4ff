import { AdvanceRule, MasteryRule } from '../../api/types';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { completed } from './completed';
import { checkAdvanceRule, checkMasteryRule } from './plan-rules';
import { invalidAt } from './problems';

/** What a rule promises. The ready-made rules themselves are kept as the registry answered them. */
export const RULE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/rules/promise', handle: promise, asksOnly: true },
];

interface Asked {
  readonly advance_rule?: AdvanceRule | null;
  readonly mastery_rule?: MasteryRule | null;
}

async function promise(_desk: Desk, { body }: Ask): Promise<unknown> {
  // A plan's rules are completed in the same places.
  const { advance_rule: one, mastery_rule: other } = completed('target', body as Body) as Asked;
  if (one && other) {
    const message = 'Ask about one rule at a time: send `advance_rule` or `mastery_rule`.';
    throw invalidAt('/mastery_rule', message);
  }
  if (one) {
    checkAdvanceRule(one);
    return (await import('../../measures/promise')).promiseOfAdvance(one);
  }
  if (other) {
    checkMasteryRule(other);
    return (await import('../../measures/promise')).promiseOfMastery(other);
  }
  throw invalidAt('', 'Say which rule is meant: send `advance_rule` or `mastery_rule`.');
}
