import { Plan, PlanStep, SetFields, StepSnapshot } from '../api/training-types';
import { nowWithOffset } from '../shared/text/moments';
import { PUSH_DROP_STICK } from '../measures/advance-rules';
import { AdvanceRule, Step, TrialSet } from '../measures/facts';
import type { Kept, LiveRecord } from './live-record';

/** A set is run under a copy of the plan's step: editing the plan never changes the past. */
export function currentStep(plan: Plan | null): PlanStep | null {
  return plan?.steps.find((one) => one.id === plan.current_step_id) ?? plan?.steps[0] ?? null;
}

/** The step `by` places behind the current one, or null at the plan's end. */
export function neighbour(plan: Plan | null, by: 1 | -1): PlanStep | null {
  const here = currentStep(plan);
  if (!plan || !here) return null;
  const place = plan.steps.indexOf(here) + by;
  return place >= 0 ? (plan.steps[place] ?? null) : null;
}

export function ruleOf(record: LiveRecord): AdvanceRule {
  return record.plan?.advance_rule ?? PUSH_DROP_STICK;
}

export function newSet(record: LiveRecord, skill: string): SetFields {
  const step = currentStep(record.plan);
  return {
    dog_id: record.dogId,
    session_id: record.sessionId,
    started_at: nowWithOffset(),
    skill,
    key: record.plan?.key ?? null,
    plan_id: record.plan?.id ?? null,
    ordinal: (record.sets.at(-1)?.body.ordinal ?? 0) + 1,
    step: stepSnapshot(record.plan, step),
    planned_trials: ruleOf(record).set_size,
    trials: [],
    cue: record.plan?.cue?.text ?? null,
    reinforcer: null,
    handler: null,
    fas_peak: null,
    advice: null,
    status: 'open',
    not_recorded_reason: null,
    comment: '',
  };
}

/** The Ds of a step as the advice reads them. */
export function dsOf(step: StepSnapshot | PlanStep | null | undefined): Step {
  return {
    duration_s: step?.duration_s ?? null,
    distance_m: step?.distance_m ?? null,
    distraction: step?.distraction ?? null,
  };
}

/** What the advice reads of a set: undone trials count nowhere, prompted ones are not scorable. */
export function readSet({ body }: Kept<SetFields>): TrialSet {
  const live = body.trials.filter((one) => one.undone_at === null);
  const scorable = live.filter((one) =>
    ['correct', 'incorrect', 'no_response'].includes(one.outcome),
  );
  return {
    at: body.started_at,
    session_id: body.session_id,
    void: body.status === 'void',
    correct: scorable.filter((one) => one.outcome === 'correct').length,
    scorable: scorable.length,
    step: dsOf(body.step),
    opt_outs: live.filter((one) => one.opt_out).length,
    fas_peak: body.fas_peak,
  };
}

const NO_STEP: StepSnapshot = {
  step_id: null,
  ordinal: null,
  text: '',
  duration_s: null,
  distance_m: null,
  distraction: null,
  steps: null,
  latency_limit_ms: null,
  prompt_level: null,
};

/** A copy of a step, which no change of the plan reaches. */
export function stepSnapshot(plan: Plan | null, step: PlanStep | null): StepSnapshot {
  if (!step || !plan) return NO_STEP;
  return {
    step_id: step.id,
    ordinal: plan.steps.indexOf(step) + 1,
    text: step.text,
    duration_s: step.duration_s,
    distance_m: step.distance_m,
    distraction: step.distraction,
    steps: step.steps,
    latency_limit_ms: step.latency_limit_ms,
    prompt_level: step.prompt_level,
  };
}
