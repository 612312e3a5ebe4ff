import { ProofingCell, ProofingMap } from '../api/types';

/** The proofing map laid out: one table for each level of distraction, duration down, distance across. */
export interface MapTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly MapCell[] }[];
}

export interface MapCell {
  readonly cell: ProofingCell | null;
  readonly next: boolean;
  readonly words: string;
  readonly detail: string;
}

type Side = ProofingMap['sides'][number];

export function mapTables(map: ProofingMap): MapTable[] {
  const has = (side: Side): boolean => map.sides.includes(side);
  const bins = (side: Side): (number | null)[] =>
    has(side)
      ? [...new Set(map.cells.map((one) => one.cell[side] ?? 0))].sort((one, other) => one - other)
      : [null];
  return bins('distraction').map((distraction) => ({
    title: distraction === null ? '' : `Distraction D${String(distraction)}`,
    columns: bins('distance').map((distance) => sideWords(map, 'distance', distance)),
    rows: bins('duration').map((duration) => ({
      head: sideWords(map, 'duration', duration),
      cells: bins('distance').map((distance) => mapCell(map, { duration, distance, distraction })),
    })),
  }));
}

/** The words of one side as the registry says them, taken from a cell that has this bin. */
function sideWords(map: ProofingMap, side: Side, bin: number | null): string {
  if (bin === null) return '';
  const found = map.cells.find((one) => one.cell[side] === bin);
  return found?.words.split(', ')[map.sides.indexOf(side)] ?? '';
}

function mapCell(map: ProofingMap, at: ProofingCell['cell']): MapCell {
  const same = (cell: ProofingCell['cell']): boolean =>
    cell.duration === at.duration &&
    cell.distance === at.distance &&
    cell.distraction === at.distraction;
  const cell = map.cells.find((one) => same(one.cell)) ?? null;
  return {
    cell,
    next: map.next_cell !== null && same(map.next_cell.cell),
    words: cell ? stateWords(cell) : '',
    detail: cell && cell.scorable > 0 ? `${String(cell.correct)}/${String(cell.scorable)}` : '',
  };
}

export function stateWords(cell: ProofingCell): string {
  if (cell.state === 'proven') return 'Proven';
  if (cell.state === 'weak') return 'Weak';
  return cell.covered ? 'Covered' : 'Never tried';
}

/** `3 of 12 places proven, 2 weak, 7 never tried.` */
export function mapSentence(map: ProofingMap): string {
  const count = (state: ProofingCell['state']): string =>
    String(map.cells.filter((one) => one.state === state).length);
  return `${count('proven')} of ${String(map.cells.length)} places proven, ${count('weak')} weak, ${count('never_tried')} never tried.`;
}
