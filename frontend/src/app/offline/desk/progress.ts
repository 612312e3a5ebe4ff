import { DogProgress, ProofingMap } from '../../api/types';
import { cumulativeRecord } from '../../measures/cumulative';
import { Exposure, setsOf, UnitSystem } from '../../measures/facts';
import { casefold, compareCodePoints } from '../../measures/letters';
import { chartedSeries, Day, ruleState } from '../../measures/progress';
import { proofingMap } from '../../measures/proofing';
import { thresholdCurve } from '../../measures/threshold';
import { dayIn, DogRecords, factDocuments, plansByName, Practice } from './chart-records';
import { Charted, chartedTargets, OpenPlan, Per, triggerOf } from './chart-targets';
import { factsOfDog } from './facts/dog-facts';
import { measured, Placed } from './facts/fact-rows';
import { namedGoal } from './planned-target';

/**
 * What the progress page shows of a dog, computed on this device from its documents: the answer of
 * `GET /dogs/{id}/progress`, put together as the registry's `training.progress_page` does. The test
 * `test_progress_agreement.py` holds the two to the same answers.
 */
const LEAST_MEETINGS = 4;

/** Which part is asked for: by the name, the library key or the id of a target; none is everything. */
export interface Asked {
  readonly per: Per;
  readonly skill?: string | null;
  readonly behavior?: string | null;
}

export function progressOf(records: DogRecords, practice: Practice, asked: Asked): DogProgress {
  const day = dayIn(practice);
  const { zone, units } = day;
  const plans = plansByName(records, practice);
  const facts = factsOfDog(factDocuments(records, practice));
  const names = [asked.skill, asked.behavior].flatMap((text) => (text ? [casefold(text)] : []));
  const charted = chartedTargets(plans, facts, { zone, per: asked.per }).filter((one) =>
    isWanted(one, names),
  );
  return {
    targets: charted.map((one) => one.shown),
    series: charted.flatMap((one) => chartedSeries(one.record)),
    rules: charted.map((one) => ruleState(one.record, day)).filter((rule) => rule !== null),
    proofing: charted.flatMap((one) => proofingOf(one, plans, day)),
    cumulative: charted.flatMap(cumulativeOf),
    thresholds: names.length === 0 ? thresholdsOf(facts, units) : [],
    loose: looseOf(facts),
  };
}

function isWanted({ shown }: Charted, names: readonly string[]): boolean {
  const called: readonly (string | null)[] = [casefold(shown.name), shown.key, shown.target];
  return names.length === 0 || names.some((name) => called.includes(name));
}

function proofingOf(
  { shown, record }: Charted,
  plans: readonly OpenPlan[],
  { zone, units }: Day,
): { target: string; map: ProofingMap }[] {
  const sets = setsOf(record.facts).filter((one) => one.scorable > 0);
  if (!sets.some(({ step }) => Object.values(step).some((side) => side !== null))) return [];
  const plan = plans.find((one) => one.id === shown.plan_id);
  const goal = plan ? namedGoal(plan.body) : null;
  return [{ target: shown.target, map: proofingMap(sets, { zone, goal, units }) }];
}

function cumulativeOf({ record: { target, facts } }: Charted): DogProgress['cumulative'] {
  const counts = facts.filter((fact) => fact.type === 'count');
  return counts.length > 0 ? [{ target, points: cumulativeRecord(counts) }] : [];
}

/** One curve for each kind of trigger that was met often enough at a known distance. */
function thresholdsOf(facts: readonly Placed[], units: UnitSystem): DogProgress['thresholds'] {
  const met = facts
    .filter(({ row }) => row.type === 'exposure')
    .map(measured)
    .filter((fact) => fact?.type === 'exposure')
    .filter((fact) => fact.distance_m && fact.response !== null);
  const byTrigger = Map.groupBy(met, (fact: Exposure) => triggerOf(fact.trigger));
  return [...byTrigger]
    .sort(([one], [other]) => compareCodePoints(one, other))
    .flatMap(([trigger, meetings]) => {
      if (meetings.length < LEAST_MEETINGS) return [];
      const curve = thresholdCurve(meetings, units);
      return curve ? [{ trigger, curve }] : [];
    });
}

/** The records outside of any session: points that stand for them lead to the record itself. */
function looseOf(facts: readonly Placed[]): DogProgress['loose'] {
  const found = new Map<string, DogProgress['loose'][number]>();
  for (const { sessionId, recordId: id, recordKind: kind } of facts) {
    if (sessionId === null && !found.has(id)) found.set(id, { id, kind });
  }
  return [...found.values()];
}
