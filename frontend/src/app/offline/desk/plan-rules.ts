import { AdvanceRule, MasteryRule } from '../../api/types';
import { FieldProblem, Problem } from '../../core/http/problem';
import { PlanBody } from './bodies';
import { invalidAt } from './problems';

/** What makes a plan contradict itself: the registry's `behavior.plan_rules`, sentence by sentence. */
export function checkPlan(plan: PlanBody): void {
  const errors = [...stepProblems(plan), ...phaseProblems(plan), ...aimProblems(plan)];
  if (errors[0]) {
    throw new Problem({
      code: 'invalid',
      status: 422,
      title: 'Some values are not valid',
      detail: errors[0].message,
      errors,
    });
  }
  if (plan.advance_rule) checkAdvanceRule(plan.advance_rule);
  if (plan.mastery_rule) checkMasteryRule(plan.mastery_rule);
}

function* stepProblems(plan: PlanBody): Generator<FieldProblem> {
  const seen = new Set<string>();
  for (const [index, { id }] of plan.steps.entries()) {
    if (seen.has(id)) {
      const message = `Step ${index + 1} has the id of an earlier step. Make a new id.`;
      yield { pointer: `/steps/${index}/id`, message };
    }
    seen.add(id);
  }
  for (const which of ['current', 'goal'] as const) {
    const id = plan[`${which}_step_id`];
    if (id === null || seen.has(id)) continue;
    const message = `The ${which} step is not among the plan's steps. Choose one of them.`;
    yield { pointer: `/${which}_step_id`, message };
  }
}

interface Placed {
  readonly index: number;
  readonly name: string;
  readonly from: number;
  /** Infinity while it runs. */
  readonly to: number;
}

/** Each problem at the end or the beginning that is wrong; the phases may come in any order. */
function* phaseProblems({ phases }: PlanBody): Generator<FieldProblem> {
  const placed: Placed[] = phases.map((phase, index) => ({
    ...{ index, name: phase.kind.replace('_', ' '), from: Date.parse(phase.from) },
    to: phase.to === null ? Infinity : Date.parse(phase.to),
  }));
  for (const { index, name, from, to } of placed) {
    if (to < from) {
      yield { pointer: `/phases/${index}/to`, message: `The phase ${name} ends before it starts.` };
    }
  }
  // One that ended in the moment in which it began comes before one that goes on.
  const ordered = placed.sort(
    (a, b) => a.from - b.from || (a.to < b.to ? -1 : Number(a.to > b.to)),
  );
  for (const [place, one] of ordered.entries()) {
    const next = ordered[place + 1];
    if (!next || one.to <= next.from) continue;
    const message = `The phases ${one.name} and ${next.name} overlap.`;
    yield { pointer: `/phases/${next.index}/from`, message };
  }
}

function* aimProblems({ aim }: PlanBody): Generator<FieldProblem> {
  if (!aim) return;
  const slopes = aim.start_on !== null || aim.start_value !== null;
  const needed = [
    ['start_value', 'An aim that slopes needs the value that it starts from. Give start_value.'],
    ['start_on', 'An aim that slopes needs the day that it starts on. Give start_on.'],
    ['by', 'An aim that slopes needs the day that it ends on. Give by.'],
  ] as const;
  for (const [field, message] of needed) {
    if (slopes && aim[field] === null) yield { pointer: `/aim/${field}`, message };
  }
  if (aim.by !== null && aim.start_on !== null && aim.by < aim.start_on) {
    const message = "The aim's day lies before the day it starts on. Check the two dates.";
    yield { pointer: '/aim/by', message };
  }
}

/** Throws the Problem of a rule that contradicts itself. */
export function checkAdvanceRule(rule: AdvanceRule): void {
  const { drop_max: drop, push_min: push, set_size: size } = rule;
  if (0 <= drop && drop < push && push <= size && rule.consecutive_sets >= 1) return;
  throw invalidAt(
    '/advance_rule',
    'A rule drops below where it pushes, and pushes within the size of its set.',
  );
}

/** Throws the Problem of a rule that contradicts itself. */
export function checkMasteryRule(rule: MasteryRule): void {
  const { min_trials, sessions, distinct_days, distinct_people, distinct_places } = rule;
  const least = Math.min(min_trials, sessions, distinct_days, distinct_people, distinct_places);
  if (0 <= rule.level_percent && rule.level_percent <= 100 && least >= 1) return;
  throw invalidAt(
    '/mastery_rule',
    'A level lies between 0 and 100 percent, and every number is at least 1.',
  );
}
