import { Plan, PlanStep } from '../api/training-types';
import { uuid7 } from '../core/uuid7';
import { nowWithOffset } from '../shared/text/moments';
import { advise, Advice } from '../measures/advice';
import { UnitSystem, Verdict } from '../measures/facts';
import { addSet, changeSet, LiveRecord, openSet, touched } from './live-record';
import { fasReadings } from './observing';
import { currentStep, dsOf, neighbour, readSet, ruleOf } from './set-under-step';

/** The advice after a set, over those of earlier sessions too, and what taking it does to the plan. */
export function adviceOn(record: LiveRecord, units: UnitSystem): Advice {
  const skill = openSet(record)?.body.skill;
  const next = neighbour(record.plan, 1);
  return advise(
    ruleOf(record),
    [
      ...(record.earlier ?? []).filter((one) => one.session_id !== record.sessionId),
      ...record.sets.filter((one) => one.body.skill === skill).map(readSet),
    ],
    {
      nextStep: next && !next.both_planned ? dsOf(next) : null,
      fas: fasReadings(record),
      units,
    },
  );
}

/** Closes the set with what was advised and done, moves the plan, and opens the next set. */
export function take(
  record: LiveRecord,
  taken: Verdict,
  { units, reason = '' }: { units: UnitSystem; reason?: string },
): LiveRecord {
  const set = openSet(record);
  if (!set) return record;
  const advice = adviceOn(record, units);
  const closed = changeSet(record, set.id, (body) => ({
    ...body,
    status: 'final',
    advice: {
      verdict: advice.advice,
      reason: advice.reason,
      rule: ruleOf(record),
      at: nowWithOffset(),
      warnings: [...advice.warnings],
      taken,
      taken_reason: reason,
    },
  }));
  return addSet(move(closed, taken), set.body.skill);
}

/** Whether there is somewhere to go: the plan has an end on both sides. */
export function possible(plan: Plan | null, verdict: Verdict): boolean {
  if (verdict === 'stick' || plan === null) return true;
  if (verdict === 'push') return neighbour(plan, 1) !== null;
  if (verdict === 'drop') return neighbour(plan, -1) !== null;
  return currentStep(plan) !== null;
}

function move(record: LiveRecord, verdict: Verdict): LiveRecord {
  const { plan } = record;
  if (!plan || verdict === 'stick') return record;
  if (verdict === 'split') return split(record, plan);
  const to = neighbour(plan, verdict === 'push' ? 1 : -1);
  if (!to) return record;
  return touched({ ...record, plan: { ...plan, current_step_id: to.id } }, plan.id);
}

/** Puts a step between the easier one and the one that failed twice, and goes there. */
function split(record: LiveRecord, plan: Plan): LiveRecord {
  const hard = currentStep(plan);
  if (!hard) return record;
  const easy = neighbour(plan, -1);
  const between = stepBetween(easy, hard);
  const place = plan.steps.indexOf(hard);
  const steps = plan.steps.toSpliced(place, 0, between);
  return touched({ ...record, plan: { ...plan, steps, current_step_id: between.id } }, plan.id);
}

/** Half-way in duration and distance; the easier of the two distractions. */
export function stepBetween(easy: PlanStep | null, hard: PlanStep): PlanStep {
  const half = (name: 'duration_s' | 'distance_m'): number | null => {
    const high = hard[name] ?? null;
    const low = easy?.[name] ?? 0;
    return high === null ? null : Math.round(((low + high) / 2) * 10) / 10;
  };
  const noise = hard.distraction ?? null;
  const eased = easy ? (easy.distraction ?? noise) : Math.max(0, (noise ?? 0) - 1);
  return {
    ...hard,
    id: uuid7(),
    text: `Towards: ${hard.text}`.slice(0, 200),
    duration_s: half('duration_s'),
    distance_m: half('distance_m'),
    distraction: noise === null ? null : eased,
    both_planned: false,
  };
}
