import { HandoverCard, HandoverPlan, PlanFields } from '../../api/types';
import { advise } from '../../measures/advice';
import { dayOf, Instant } from '../../measures/days';
import { PlacedSet, setsOf, UnitSystem } from '../../measures/facts';
import { Day, upkeepOf } from '../../measures/progress';
import { Charted, chartedTargets, OpenPlan } from './chart-targets';
import { dayIn, DogRecords, factDocuments, plansByName, Practice } from './chart-records';
import { stepWords } from './drafting';
import { factMs, newestFactsOfDog } from './facts/dog-facts';
import { Placed } from './facts/fact-rows';
import { LOOK_BACK_MS } from './look-back';

/** It is read standing at a kennel door: what lies further back is left to the progress page. */
const MOST_FACTS = 1_000;
const SHOWN_SETS = 3;

/** The part of a hand-over card that is worked out. */
export type Standing = Pick<HandoverCard, 'plans' | 'maintenance' | 'facts_since'>;

/**
 * Where training stands: the plans that are worked on with their last sets and advice, and the looks
 * after mastery. The registry's `training.handover`, from the same number of facts. Null when the
 * records, which are all of them from `wholeFrom` on, are too few to tell.
 */
export function standingOf(
  records: DogRecords,
  practice: Practice,
  wholeFrom: number | null,
): Standing | null {
  const documents = factDocuments(records, practice);
  const newest = newestFactsOfDog(documents, { most: MOST_FACTS, wholeFrom });
  if (newest === null) return null;
  const { facts, since } = newest;
  const day = dayIn(practice);
  const kept = plansByName(records, practice);
  const recent = facts.filter(({ when }) => factMs(when) >= practice.nowMs - LOOK_BACK_MS);
  const open = kept.filter(({ body }) => body.status === 'active' || body.status === 'on_hold');
  const begins = since && day.zone.localDay(since.us);
  const toldWhole = kept.filter(({ body }) => begins === null || beginsAfter(body, begins));
  return {
    plans: chartedOf(open, recent, day).map(({ plan, charted }) =>
      planOf(plan, charted, { facts: recent, units: day.units }),
    ),
    maintenance: chartedOf(toldWhole, facts, day).flatMap(({ plan, charted }) => {
      const maintenance = upkeepOf(charted.record, day);
      return maintenance ? [{ plan_id: plan.id, name: plan.body.name, maintenance }] : [];
    }),
    facts_since: since && inUtc(since),
  };
}

/** Whether what was recorded on a day and before says nothing about the looks after mastery. */
function beginsAfter({ mastered_on: masteredOn }: PlanFields, day: number): boolean {
  return masteredOn !== null && dayOf(masteredOn) >= day;
}

interface ChartedPlan {
  readonly plan: OpenPlan;
  readonly charted: Charted;
}

function chartedOf(
  plans: readonly OpenPlan[],
  facts: readonly Placed[],
  { zone }: Day,
): readonly ChartedPlan[] {
  const charted = chartedTargets(plans, facts, { zone, per: null });
  return plans.flatMap((plan, at) => {
    const found = charted[at];
    return found ? [{ plan, charted: found }] : [];
  });
}

interface Told {
  readonly facts: readonly Placed[];
  readonly units: UnitSystem;
}

function planOf({ id, body }: OpenPlan, { record }: Charted, told: Told): HandoverPlan {
  const { units } = told;
  const sets = setsOf(record.facts).filter((one) => one.scorable > 0);
  const step = body.steps.find((one) => one.id === body.current_step_id);
  const { advanceRule: rule, nextStep } = record;
  return {
    plan_id: id,
    name: body.name,
    step: [step?.text, step && stepWords(step, units)].filter(Boolean).join(' '),
    last_sets: sets
      .slice(-SHOWN_SETS)
      .reverse()
      .map((one) => summaryOf(one, told)),
    advice: rule && sets.length > 0 ? advise(rule, sets, { nextStep, units }).reason : '',
  };
}

function summaryOf(set: PlacedSet, { facts, units }: Told): HandoverPlan['last_sets'][number] {
  const source = facts.find(
    ({ when, sessionId, recordId }) =>
      when.us === set.us && (sessionId ?? recordId) === set.session_id,
  );
  return {
    set_id: source?.recordId ?? set.session_id,
    at: inUtc(set),
    correct: set.correct,
    scorable: set.scorable,
    step: stepWords(set.step, units),
  };
}

function inUtc(when: Instant): string {
  return new Date(factMs(when)).toISOString();
}
