import { Plan, PlanFields, PlanStep, UnitSystem } from '../api/types';
import { distanceWords, measureLabel, phaseLabel } from '../progress/measures';
import { momentName } from '../shared/text/moments';

/** A plan while it is edited, and what can be said of it without asking the registry. */
export type PlanDraft = Required<Omit<PlanFields, 'dog_id'>>;
type Raised = 'duration' | 'distance' | 'distraction';

export const FRESH: PlanDraft = {
  name: '',
  key: null,
  definition_id: null,
  direction: 'increase',
  measure: 'percent_correct',
  secondary_measures: [],
  status: 'active',
  owner_words: '',
  function_hypothesis: null,
  cue: null,
  steps: [],
  current_step_id: null,
  goal_step_id: null,
  advance_rule: null,
  mastery_rule: null,
  phases: [],
  conditions: [],
  aim: null,
  charts_per: 'session',
  max_gap_days: 14,
  mastered_on: null,
};

const FIELDS = Object.keys(FRESH) as (keyof PlanDraft)[];

export function draftOf(plan: Plan): PlanDraft {
  return Object.fromEntries(FIELDS.map((field) => [field, plan[field]])) as unknown as PlanDraft;
}

/** Only what differs is sent, so that a colleague's change to another field stays. */
export function changes(before: PlanDraft, after: PlanDraft): Partial<PlanDraft> {
  const differ = FIELDS.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(differ.map((field) => [field, after[field]]));
}

export function freshStep(id: string, like?: PlanStep): PlanStep {
  return {
    text: '',
    duration_s: null,
    distance_m: null,
    distraction: null,
    steps: null,
    latency_limit_ms: null,
    prompt_level: null,
    context: [],
    set_size: null,
    ...like,
    id,
    both_planned: false,
  };
}

/** A step between two others: half way on the Ds that both state, easier ones kept. */
export function between(id: string, easier: PlanStep, harder: PlanStep | undefined): PlanStep {
  if (!harder) return freshStep(id, { ...easier, text: '' });
  const middle = (one: number | null, other: number | null): number | null =>
    one !== null && other !== null ? Math.round(((one + other) / 2) * 10) / 10 : one;
  return freshStep(id, {
    ...easier,
    text: '',
    duration_s: middle(easier.duration_s, harder.duration_s),
    distance_m: middle(easier.distance_m, harder.distance_m),
  });
}

export function moved(steps: readonly PlanStep[], from: number, to: number): PlanStep[] {
  const next = [...steps];
  const [step] = next.splice(from, 1);
  if (step) next.splice(to, 0, step);
  return next;
}

/** The Ds that this step raises over the one before; two at once deserve a word. */
export function raised(before: PlanStep | undefined, step: PlanStep): Raised[] {
  const more = (one: number | null | undefined, other: number | null): boolean =>
    one !== null && one !== undefined && other !== null && other > one;
  return [
    ...(more(before?.duration_s, step.duration_s) ? ['duration' as const] : []),
    ...(more(before?.distance_m, step.distance_m) ? ['distance' as const] : []),
    ...(more(before?.distraction, step.distraction) ? ['distraction' as const] : []),
  ];
}

export function stepWords(step: PlanStep, system: UnitSystem): string {
  const parts = [
    step.text,
    step.duration_s === null ? '' : `${String(step.duration_s)} s`,
    step.distance_m === null ? '' : distanceWords(step.distance_m, system),
    step.distraction === null ? '' : `D${String(step.distraction)}`,
  ];
  return parts.filter((part) => part !== '').join(', ') || 'not described';
}

/** The plan as lines of text: what two versions are compared by. */
export function planInWords(plan: PlanDraft, system: UnitSystem): string {
  return [
    `${plan.name}: ${plan.direction} ${measureLabel(plan.measure).toLowerCase()}, ${plan.status.replace('_', ' ')}`,
    plan.owner_words,
    plan.cue ? `Cue: ${plan.cue.text} (${plan.cue.status.replaceAll('_', ' ')})` : '',
    ...plan.steps.map((step, i) => `Step ${String(i + 1)}: ${stepWords(step, system)}`),
    plan.advance_rule ? `Moving on: ${plan.advance_rule.name}` : '',
    plan.mastery_rule ? `Mastery: ${plan.mastery_rule.name}` : '',
    ...plan.phases.map((phase) => `${phaseLabel(phase.kind)} from ${momentName(phase.from)}`),
    ...plan.conditions.map((one) => `${momentName(one.at)}: ${one.label}`),
    plan.secondary_measures.length > 0
      ? `Also: ${plan.secondary_measures.map((one) => measureLabel(one).toLowerCase()).join(', ')}`
      : '',
    `A point for each ${plan.charts_per}`,
    plan.aim ? aimWords(plan.aim) : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function aimWords(aim: NonNullable<PlanDraft['aim']>): string {
  const since =
    aim.start_value === null || aim.start_on === null
      ? ''
      : `from ${String(aim.start_value)} on ${aim.start_on} to `;
  return `Aim: ${since}${String(aim.value)}${aim.by === null ? '' : ` by ${aim.by}`}`;
}

/** Enters a phase at a moment: the one that was running ends there. Others are left as they are. */
export function entered(
  phases: PlanDraft['phases'],
  kind: PlanDraft['phases'][number]['kind'],
  from: string,
): PlanDraft['phases'] {
  const at = Date.parse(from);
  const kept = phases.map((phase) =>
    phase.to === null && Date.parse(phase.from) < at ? { ...phase, to: from } : phase,
  );
  return [...kept, { kind, from, to: null, reason: '' }].sort(
    (one, other) => Date.parse(one.from) - Date.parse(other.from),
  );
}

/** Takes a phase out: the one that it had ended runs on in its place, so that no hole is left. */
export function withoutPhase(phases: PlanDraft['phases'], place: number): PlanDraft['phases'] {
  const gone = phases[place];
  return phases
    .filter((_, i) => i !== place)
    .map((phase) => (phase.to === gone?.from ? { ...phase, to: gone.to ?? null } : phase));
}
