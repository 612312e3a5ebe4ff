import { Step, UnitSystem } from './facts';
import { distance, duration, listed } from './wording';

/** Duration, distance, distraction: raise one at a time. The registry's `measures.three_ds`. */
export function raised(earlier: Step, later: Step, units: UnitSystem = 'metric'): string[] {
  const found: string[] = [];
  const time = rise(earlier.duration_s, later.duration_s);
  if (time) found.push(`duration from ${duration(time[0])} to ${duration(time[1])}`);
  const far = rise(earlier.distance_m, later.distance_m);
  if (far) found.push(`distance from ${distance(far[0], units)} to ${distance(far[1], units)}`);
  const noise = rise(earlier.distraction, later.distraction);
  if (noise) found.push(`distraction from D${noise[0]} to D${noise[1]}`);
  return found;
}

/** A sentence when two or three Ds rise at once, else null. `planned`: the later step is to come. */
export function twoDsWarning(
  earlier: Step,
  later: Step,
  { planned = false, units = 'metric' }: { planned?: boolean; units?: UnitSystem } = {},
): string | null {
  const found = raised(earlier, later, units);
  if (found.length < 2) return null;
  const what = listed(found);
  return planned
    ? `The next step would raise ${what} at once: raise one of them and ease the others.`
    : `This set raised ${what} at once: if it fails, nobody can tell which one was too much.`;
}

/** Whether a step reaches `goal` in each D that the goal states; one that is left open does not. */
export function asHardAs(step: Step, goal: Step): boolean {
  const reaches = (wanted: number | null, reached: number | null) =>
    wanted === null || (reached !== null && reached >= wanted);
  return (
    reaches(goal.duration_s, step.duration_s) &&
    reaches(goal.distance_m, step.distance_m) &&
    reaches(goal.distraction, step.distraction)
  );
}

/** The Ds that a step states: `30 s, 15 m and D2`; empty when it states none. */
export function inWords(step: Step, units: UnitSystem = 'metric'): string {
  const told: string[] = [];
  if (step.duration_s !== null) told.push(duration(step.duration_s));
  if (step.distance_m !== null) told.push(distance(step.distance_m, units));
  if (step.distraction !== null) told.push(`D${step.distraction}`);
  return listed(told);
}

function rise(earlier: number | null, later: number | null): [number, number] | null {
  return earlier !== null && later !== null && later > earlier ? [earlier, later] : null;
}
