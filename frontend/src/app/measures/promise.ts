import { MasteryRule, RulePromise } from '../api/types';
import { binomialAtLeast } from './distributions';
import { AdvanceRule } from './facts';
import { reaches } from './mastery';
import { counted, fixed, percent } from './wording';

/**
 * What a rule really promises: the chance that a dog of a given reliability passes it. The registry's
 * `measures.promise` and `behavior.rule_answers`, so that a rule is weighed where there is no network.
 */
const RELIABILITIES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];
const TOLD_RELIABILITIES = [0.7, 0.9];
const BESIDES =
  'Days, people, places and latency that the rule asks for come on top and are not in these numbers.';
const CAVEAT =
  "Trials are taken as independent; a dog's good and bad trials come in runs, so the truth is less sharp.";

/** The bare bones of a rule: `needed` of `trials` correct, `inARow` times. */
interface Standard {
  readonly needed: number;
  readonly trials: number;
  readonly inARow: number;
}

/** Of a rule for moving on: its push, and what one set brings. */
export function promiseOfAdvance(rule: AdvanceRule): RulePromise {
  const { push_min: needed, set_size: trials, consecutive_sets: inARow } = rule;
  return {
    ...told({ needed, trials, inARow }, []),
    outcomes: RELIABILITIES.map((reliability) => outcomesOf(rule, reliability)),
  };
}

/** Of a rule for mastery: its level in as many sessions of the least number of trials. */
export function promiseOfMastery(rule: MasteryRule): RulePromise {
  const { min_trials: trials, sessions: inARow } = rule;
  let needed = 0;
  while (!reaches(rule, needed, trials)) needed += 1;
  return { ...told({ needed, trials, inARow }, asksForMore(rule) ? [BESIDES] : []), outcomes: [] };
}

function told(
  standard: Standard,
  besides: readonly string[],
): Pick<RulePromise, 'sentences' | 'chances'> {
  const chances = RELIABILITIES.map((reliability) => ({
    reliability,
    passes: chanceToPass(standard, reliability),
  }));
  const sentences = TOLD_RELIABILITIES.map((reliability) => sentenceOf(standard, reliability));
  return { sentences: [...sentences, ...besides, CAVEAT], chances };
}

function chanceToPass({ needed, trials, inARow }: Standard, reliability: number): number {
  return binomialAtLeast(needed, trials, reliability) ** inARow;
}

function outcomesOf(rule: AdvanceRule, reliability: number): RulePromise['outcomes'][number] {
  const push = binomialAtLeast(rule.push_min, rule.set_size, reliability);
  const notDrop = binomialAtLeast(rule.drop_max + 1, rule.set_size, reliability);
  return { reliability, push, stick: Math.max(0, notDrop - push), drop: 1 - notDrop };
}

function sentenceOf(standard: Standard, reliability: number): string {
  const { needed, trials, inARow } = standard;
  const row = inARow > 1 ? ` in ${counted(inARow, 'set')} in a row` : '';
  const passes = shareOf(100 * chanceToPass(standard, reliability));
  return (
    `A dog that is right ${percent(100 * reliability)} of the time reaches ${needed} of ` +
    `${trials}${row} in ${passes} of attempts.`
  );
}

/** Neither never nor always is said of what only nearly is. */
function shareOf(passes: number): string {
  if (passes > 0 && passes < 0.5) return 'less than 1 %';
  return passes >= 99.5 && passes < 100 ? 'more than 99 %' : `${fixed(passes, 0)} %`;
}

function asksForMore(rule: MasteryRule): boolean {
  const most = Math.max(rule.distinct_days, rule.distinct_people, rule.distinct_places);
  return most > 1 || rule.max_latency_ms !== null;
}
