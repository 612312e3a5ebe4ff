import { ProofingCell, ProofingMap } from '../api/types';
import { dayText, Zone } from './days';
import { inTime, PlacedSet, Step, UnitSystem } from './facts';
import { percentCorrect } from './proportion';
import {
  binOf,
  Cell,
  cellOf,
  cellsUpTo,
  cellWords,
  compareCells,
  covers,
  difficulty,
  harder,
  keyOf,
  Side,
  SIDES,
  sidesOf,
  sideWords,
} from './proofing-cells';
import { counted, listed, percent } from './wording';

/**
 * The proofing map: where a skill is proven, where it is weak, and where nobody has tried it yet. The
 * registry's `measures.proofing`; each cell is judged by its own newest trials.
 */
const LEVEL_PERCENT = 80;
const MIN_TRIALS = 10;
const MIN_DAYS = 2;
const FAILING_PERCENT = 40;

export interface Surroundings {
  readonly zone: Zone;
  /** The hardest step wanted; null: the box spanned by what was tried. */
  readonly goal: Step | null;
  readonly units: UnitSystem;
}

/** The map of one skill of one dog, from its sets with at least one scorable trial, in any order. */
export function proofingMap(
  sets: readonly PlacedSet[],
  { zone, goal, units }: Surroundings,
): ProofingMap {
  const live = inTime(sets);
  const sides = sidesOf([...live.map((one) => one.step), ...(goal ? [goal] : [])]);
  const placed = new Map<string, { cell: Cell; sets: PlacedSet[] }>();
  let unplaced = 0;
  for (const one of live) {
    const cell = cellOf(one.step, sides);
    if (cell === null) {
      unplaced += 1;
      continue;
    }
    const here = placed.get(keyOf(cell));
    if (here) here.sets.push(one);
    else placed.set(keyOf(cell), { cell, sets: [one] });
  }
  const tried = [...placed.values()].map((one) => one.cell);
  const top = topOf(goal, tried, sides);
  const wanted = top ? cellsUpTo(top) : [];
  const inside = new Set(wanted.map(keyOf));
  const beyond = tried
    .filter((cell) => !inside.has(keyOf(cell)))
    .sort((one, other) => difficulty(one) - difficulty(other));
  const judged = [...wanted, ...beyond].map((cell) =>
    judge(cell, placed.get(keyOf(cell))?.sets ?? [], { zone, units }),
  );
  const proven = judged.filter((one) => one.state === 'proven');
  const cells = judged.map((one) => ({
    ...one,
    covered: one.state === 'never_tried' && proven.some((harder) => covers(harder.cell, one.cell)),
  }));
  const next_cell = nextCell(cells, wanted, units);
  return { sides: [...sides], cells, next_cell, unplaced };
}

/** The hardest corner of the box. A side that the goal leaves open reaches as far as was tried. */
function topOf(goal: Step | null, tried: readonly Cell[], sides: readonly Side[]): Cell | null {
  if (!goal && tried.length === 0) return null;
  const corner: Cell = { duration: null, distance: null, distraction: null };
  for (const side of sides) {
    const asked = goal ? binOf(goal, side) : null;
    corner[side] = asked ?? tried.reduce((most, cell) => Math.max(most, cell[side] ?? 0), 0);
  }
  return corner;
}

function judge(
  cell: Cell,
  sets: readonly PlacedSet[],
  { zone, units }: { readonly zone: Zone; readonly units: UnitSystem },
): ProofingCell {
  const last = sets.at(-1);
  const { correct, scorable, days } = newest(sets, zone);
  const share = percentCorrect(correct, scorable);
  const said = { cell, words: cellWords(cell, units), covered: false, sets: sets.length };
  const last_on = last ? dayText(zone.localDay(last.us)) : null;
  if (!share) {
    const none = { percent: null, lower: null, upper: null, correct: 0, scorable: 0 };
    return { ...said, ...none, last_on, state: 'never_tried', reason: 'Never tried.' };
  }
  const trials =
    `${correct} of the newest ${counted(scorable, 'trial')} on ` +
    `${counted(days, 'day')} correct`;
  const gaps: string[] = [];
  if (share.percent < LEVEL_PERCENT) gaps.push(`at least ${percent(LEVEL_PERCENT)}`);
  if (scorable < MIN_TRIALS) gaps.push(counted(MIN_TRIALS, 'trial'));
  if (days < MIN_DAYS) gaps.push(counted(MIN_DAYS, 'day'));
  const missing = listed(gaps);
  const reason = missing
    ? `${trials} (${percent(share.percent)}); proven takes ${missing}.`
    : `${trials}.`;
  return { ...said, ...share, last_on, state: missing ? 'weak' : 'proven', reason };
}

/** The newest sets that make enough trials on enough days; all of them when they do not. */
function newest(sets: readonly PlacedSet[], zone: Zone) {
  const days = new Set<number>();
  let correct = 0;
  let scorable = 0;
  for (let i = sets.length - 1; i >= 0; i -= 1) {
    const one = sets[i];
    if (!one || (scorable >= MIN_TRIALS && days.size >= MIN_DAYS)) break;
    correct += one.correct;
    scorable += one.scorable;
    days.add(zone.localDay(one.us));
  }
  return { correct, scorable, days: days.size };
}

interface Move {
  readonly since: Cell;
  readonly raised: Side;
  readonly to: ProofingCell;
}

/** Where to go next: from a proven cell one side up, and what failed before comes last. */
function nextCell(
  cells: readonly ProofingCell[],
  wanted: readonly Cell[],
  units: UnitSystem,
): ProofingMap['next_cell'] {
  const inside = new Set(wanted.map(keyOf));
  const open = cells.filter(
    (one) => inside.has(keyOf(one.cell)) && one.state !== 'proven' && !one.covered,
  );
  const start = open[0];
  if (!start) return null;
  const byKey = new Map(open.map((one) => [keyOf(one.cell), one]));
  const moves = cells
    .filter((one) => one.state === 'proven')
    .flatMap(({ cell }) => SIDES.flatMap((side) => moveFrom(cell, side, byKey)));
  const best = moves.sort(compareMoves)[0];
  if (!best) {
    const reason = `Start at ${cellWords(start.cell, units)}. ${start.reason}`;
    return { cell: start.cell, since: null, raised: null, reason };
  }
  const { since, raised, to } = best;
  const reason =
    `From ${cellWords(since, units)}, which is proven, raise ${raised} alone to ` +
    `${sideWords(to.cell, raised, units)}. ${to.reason}`;
  return { cell: to.cell, since, raised, reason };
}

function moveFrom(since: Cell, raised: Side, open: ReadonlyMap<string, ProofingCell>): Move[] {
  const cell = harder(since, raised);
  const to = cell ? open.get(keyOf(cell)) : undefined;
  return to ? [{ since, raised, to }] : [];
}

function compareMoves(one: Move, other: Move): number {
  return (
    Number(isFailing(one.to)) - Number(isFailing(other.to)) ||
    difficulty(one.to.cell) - difficulty(other.to.cell) ||
    SIDES.indexOf(one.raised) - SIDES.indexOf(other.raised) ||
    compareCells(one.since, other.since)
  );
}

function isFailing(cell: ProofingCell): boolean {
  return cell.percent !== null && cell.percent <= FAILING_PERCENT;
}
