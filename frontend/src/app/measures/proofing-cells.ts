import { Schemas } from '../api/types';
import { Step, UnitSystem } from './facts';
import { distance, duration } from './wording';

/**
 * The cells of the proofing map: how long, how far, against what. The registry's
 * `measures.proofing_cells`; the upper edge belongs to the bin.
 */
export type Cell = Schemas['Cell'];
export type Side = keyof Cell;

export const SIDES: readonly Side[] = ['duration', 'distance', 'distraction'];
const DURATION_EDGES_S = [3, 10, 30, 60, 180];
const DISTANCE_EDGES_M = [1, 3, 5, 10, 20];
const DISTRACTIONS = 4;
const BINS: Readonly<Record<Side, number>> = {
  duration: DURATION_EDGES_S.length + 1,
  distance: DISTANCE_EDGES_M.length + 1,
  distraction: DISTRACTIONS,
};

/** The sides that at least one of the steps states. */
export function sidesOf(steps: readonly Step[]): readonly Side[] {
  const stated = {
    duration: steps.some((step) => step.duration_s !== null),
    distance: steps.some((step) => step.distance_m !== null),
    distraction: steps.some((step) => step.distraction !== null),
  };
  return SIDES.filter((side) => stated[side]);
}

/** The bin of a step on one side; null where it states none. Beyond D3 counts as D3. */
export function binOf(step: Step, side: Side): number | null {
  if (side === 'duration') return bin(DURATION_EDGES_S, step.duration_s);
  if (side === 'distance') return bin(DISTANCE_EDGES_M, step.distance_m);
  if (step.distraction === null) return null;
  return Math.min(Math.max(step.distraction, 0), DISTRACTIONS - 1);
}

function bin(edges: readonly number[], value: number | null): number | null {
  if (value === null) return null;
  const found = edges.findIndex((edge) => value <= edge);
  return found < 0 ? edges.length : found;
}

/** The cell that a step falls into; null when it leaves one of the sides open. */
export function cellOf(step: Step, sides: readonly Side[]): Cell | null {
  const cell: Cell = { duration: null, distance: null, distraction: null };
  for (const side of sides) {
    const here = binOf(step, side);
    if (here === null) return null;
    cell[side] = here;
  }
  return cell;
}

export function keyOf(cell: Cell): string {
  return SIDES.map((side) => cell[side] ?? '').join(',');
}

/** How many steps the cell lies above the easiest. */
export function difficulty(cell: Cell): number {
  return SIDES.reduce((sum, side) => sum + (cell[side] ?? 0), 0);
}

/** Whether a cell is at least as hard as the other on every side. */
export function covers(cell: Cell, other: Cell): boolean {
  return SIDES.every((side) => (cell[side] ?? 0) >= (other[side] ?? 0));
}

/** The cell one bin harder on one side; null at the end of the side, or where there is none. */
export function harder(cell: Cell, side: Side): Cell | null {
  const here = cell[side];
  return here === null || here + 1 >= BINS[side] ? null : { ...cell, [side]: here + 1 };
}

/** Side by side, for the order of cells that have the same sides. */
export function compareCells(one: Cell, other: Cell): number {
  for (const side of SIDES) {
    const difference = (one[side] ?? 0) - (other[side] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Every cell that is not harder than `top` on any side, easiest first. */
export function cellsUpTo(top: Cell): Cell[] {
  let cells: Cell[] = [{ duration: null, distance: null, distraction: null }];
  for (const side of SIDES) {
    const end = top[side];
    if (end === null) continue;
    const bins = Array.from({ length: end + 1 }, (_, i) => i);
    cells = cells.flatMap((cell) => bins.map((here) => ({ ...cell, [side]: here })));
  }
  return cells.sort(
    (one, other) => difficulty(one) - difficulty(other) || compareCells(one, other),
  );
}

/** The cell in words: "up to 30 s, up to 5 m, D1". */
export function cellWords(cell: Cell, units: UnitSystem): string {
  return SIDES.filter((side) => cell[side] !== null)
    .map((side) => sideWords(cell, side, units))
    .join(', ');
}

/** One side of the cell in words: "up to 30 s", "over 20 m", "D2"; empty when it has no such side. */
export function sideWords(cell: Cell, side: Side, units: UnitSystem): string {
  const here = cell[side];
  if (here === null) return '';
  if (side === 'distraction') return `D${here}`;
  const edges = side === 'duration' ? DURATION_EDGES_S : DISTANCE_EDGES_M;
  const edge = edges[here];
  const words = (value: number) => (side === 'duration' ? duration(value) : distance(value, units));
  return edge === undefined ? `over ${words(edges.at(-1) ?? 0)}` : `up to ${words(edge)}`;
}
