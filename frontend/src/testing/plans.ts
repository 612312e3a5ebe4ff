import { Plan, PlanStep } from '../app/api/training-types';
import { PUSH_DROP_STICK } from '../app/measures/advance-rules';
import { JUNO, LENA } from './examples';

export const RECALL = '01990000-0000-7000-8000-0000000000e1';

export function step(number: number, part: Partial<PlanStep> = {}): PlanStep {
  return {
    id: `01990000-0000-7000-8000-0000000000f${String(number)}`,
    text: `Recall at ${String(number * 5)} m`,
    duration_s: null,
    distance_m: number * 5,
    distraction: 1,
    steps: null,
    latency_limit_ms: null,
    prompt_level: null,
    context: [],
    set_size: null,
    both_planned: false,
    ...part,
  };
}

/** Juno's recall at 5, 10 and 15 m, standing on the second step. */
export function recallPlan(part: Partial<Plan> = {}): Plan {
  return {
    id: RECALL,
    revision: 3,
    created_at: '2026-10-06T15:30:00Z',
    updated_at: '2026-10-06T15:30:00Z',
    author_id: LENA,
    updated_by_id: LENA,
    deleted_at: '',
    dog_id: JUNO,
    name: 'recall',
    key: null,
    definition_id: null,
    direction: 'increase',
    measure: 'percent_correct',
    secondary_measures: [],
    status: 'active',
    owner_words: '',
    function_hypothesis: null,
    cue: null,
    steps: [step(1), step(2), step(3)],
    current_step_id: step(2).id,
    goal_step_id: null,
    advance_rule: PUSH_DROP_STICK,
    mastery_rule: null,
    phases: [],
    conditions: [],
    aim: null,
    charts_per: 'session',
    max_gap_days: 14,
    mastered_on: null,
    ...part,
  };
}
