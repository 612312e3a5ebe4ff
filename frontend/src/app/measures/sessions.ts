import { Zone } from './days';
import { inTime, PlacedSet, Step } from './facts';
import { SessionResult } from './mastery';
import { asHardAs } from './three-ds';

/**
 * All sets of one target, put together by session, in order of time: the registry's
 * `measures.sessions`. A session is a trainer's or owner practice as a whole.
 */
export function sessionResults(
  sets: readonly PlacedSet[],
  zone: Zone,
  goal: Step,
): SessionResult[] {
  const groups = Map.groupBy(inTime(sets), (one) => one.session_id);
  return [...groups.values()].map((group) => resultOf(group, zone, goal));
}

function resultOf(group: readonly PlacedSet[], zone: Zone, goal: Step): SessionResult {
  const us = group[0]?.us ?? 0;
  return {
    us,
    day: zone.localDay(us),
    ...trials(group),
    atGoal: trials(group.filter((one) => asHardAs(one.step, goal))),
    latenciesMs: group.flatMap((one) => one.latencies_ms),
    people: [...new Set(group.flatMap((one) => one.people))],
    place: group.find((one) => one.place !== null)?.place ?? null,
    ownerPractice: group[0]?.owner_practice ?? false,
  };
}

function trials(sets: readonly PlacedSet[]): { correct: number; scorable: number } {
  return {
    correct: sets.reduce((sum, one) => sum + one.correct, 0),
    scorable: sets.reduce((sum, one) => sum + one.scorable, 0),
  };
}
