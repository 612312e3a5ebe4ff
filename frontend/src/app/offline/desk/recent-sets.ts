import { RecentSets } from '../../api/training-types';
import { PlacedSet, setsOf } from '../../measures/facts';
import { casefold } from '../../measures/letters';
import { Charted, chartedTargets } from './chart-targets';
import { dayIn, DogRecords, factDocuments, plansByName, Practice } from './chart-records';
import { factMs, factsOfDog } from './facts/dog-facts';
import { LOOK_BACK_MS } from './look-back';
import { notHere } from './problems';
import { isoMoment } from './values';

/** As many as the registry answers. */
const MOST = 20;

/** Which target: a plan, or a skill that is trained without one (its name or library key). */
export type Wanted = { readonly planId: string } | { readonly skill: string };

/**
 * The newest sets of a target in the last 60 days, oldest first, as step advice counts them: the
 * registry's `training.recent_sets`. Throws a Problem for a plan that is not the dog's.
 */
export function recentSetsOf(records: DogRecords, practice: Practice, wanted: Wanted): RecentSets {
  const plans = plansByName(records, practice);
  if ('planId' in wanted && plans.every(({ id }) => id !== wanted.planId)) throw notHere('plan');
  const facts = factsOfDog(factDocuments(records, practice)).filter(
    ({ when }) => factMs(when) >= practice.nowMs - LOOK_BACK_MS,
  );
  const { zone } = dayIn(practice);
  const sets = chartedTargets(plans, facts, { zone, per: null })
    .filter((one) => isWanted(one, wanted))
    .flatMap(({ record }) => setsOf(record.facts));
  return { items: sets.slice(-MOST).map(toldSet) };
}

function isWanted({ shown }: Charted, wanted: Wanted): boolean {
  if ('planId' in wanted) return shown.plan_id === wanted.planId;
  const name = casefold(wanted.skill);
  return casefold(shown.name) === name || shown.key === name;
}

function toldSet(set: PlacedSet): RecentSets['items'][number] {
  const { session_id, correct, scorable, opt_outs, fas_peak } = set;
  const { duration_s, distance_m, distraction } = set.step;
  const step = { duration_s, distance_m, distraction };
  return { at: isoMoment(set.at), session_id, correct, scorable, step, opt_outs, fas_peak };
}
