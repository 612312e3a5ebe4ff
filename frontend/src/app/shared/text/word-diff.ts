/**
 * What changed between two texts, word by word. Lines are compared first, so that a long note
 * with one edited paragraph is cheap; then the words inside the lines that differ. Both steps use
 * the greedy algorithm of Myers (1986): the fewest insertions and deletions that lead from one
 * sequence to the other.
 */
export type ChangeKind = 'same' | 'added' | 'removed';

export interface Change {
  readonly kind: ChangeKind;
  readonly text: string;
}

/** Beyond this many edits a hunk is shown as replaced as a whole: nobody reads confetti. */
const MOST_EDITS = 1_500;

export function wordDiff(before: string, after: string): readonly Change[] {
  const changes: Change[] = [];
  let removed = '';
  let added = '';
  const settle = (): void => {
    if (removed !== '' || added !== '') changes.push(...wordsOf(removed, added));
    removed = added = '';
  };
  for (const line of compare(splitLines(before), splitLines(after))) {
    if (line.kind === 'removed') removed += line.text;
    else if (line.kind === 'added') added += line.text;
    else {
      settle();
      changes.push(line);
    }
  }
  settle();
  return joined(bridged(joined(changes)));
}

/** How many words came and went. */
export function countWords(changes: readonly Change[]): { added: number; removed: number } {
  const words = (kind: ChangeKind): number =>
    changes
      .filter((change) => change.kind === kind)
      .reduce((sum, change) => sum + (change.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return { added: words('added'), removed: words('removed') };
}

function wordsOf(removed: string, added: string): readonly Change[] {
  return compare(splitWords(removed), splitWords(added));
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words (with inner points, slashes, hyphens: `4/5`, `1.5`, `off-lead`), blanks, single marks. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[./:'’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

function compare(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [
    ...as('same', before.slice(0, start)),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...as('same', before.slice(before.length - end)),
  ];
}

function shortest(before: readonly string[], after: readonly string[]): Change[] {
  const steps = furthestPoints(before, after);
  if (!steps) return [...as('removed', before), ...as('added', after)];
  return walkBack(steps, before, after);
}

/** For every number of edits, how far each diagonal got; null when there are too many edits. */
function furthestPoints(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const most = Math.min(before.length + after.length, MOST_EDITS);
  const furthest = new Int32Array(2 * most + 3);
  const at = (diagonal: number): number => diagonal + most + 1;
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    steps.push(furthest.slice(at(-edits - 1), at(edits + 1) + 1));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const across = furthest[at(diagonal - 1)] ?? 0;
      const down = furthest[at(diagonal + 1)] ?? 0;
      const begin = comesDown(diagonal, edits, { across, down }) ? down : across + 1;
      const x = slide(before, after, begin, diagonal);
      furthest[at(diagonal)] = x;
      if (x >= before.length && x - diagonal >= after.length) return steps;
    }
  }
  return null;
}

/** Whether the best path to a diagonal comes down (an insertion) or across (a deletion). */
function comesDown(
  diagonal: number,
  edits: number,
  reached: { readonly across: number; readonly down: number },
): boolean {
  return diagonal === -edits || (diagonal !== edits && reached.across < reached.down);
}

/** Along a diagonal as far as both texts are equal. */
function slide(
  before: readonly string[],
  after: readonly string[],
  x: number,
  diagonal: number,
): number {
  while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
  return x;
}

function walkBack(
  steps: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
): Change[] {
  const changes: Change[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = steps.length - 1; edits > 0; edits--) {
    const reached = (diagonal: number): number => steps[edits]?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const [across, down] = [reached(diagonal - 1), reached(diagonal + 1)];
    const added = comesDown(diagonal, edits, { across, down });
    const stop = added ? down : across + 1;
    changes.push(...as('same', before.slice(stop, x)).reverse());
    y -= x - stop;
    x = stop;
    changes.push(...(added ? as('added', [after[--y] ?? '']) : as('removed', [before[--x] ?? ''])));
  }
  changes.push(...as('same', before.slice(0, x)).reverse());
  return changes.reverse();
}

function as(kind: ChangeKind, tokens: readonly string[]): Change[] {
  return tokens.map((text) => ({ kind, text }));
}

/** Takes a lone blank between two changes into them, so that phrases read as phrases. */
function bridged(changes: readonly Change[]): Change[] {
  return changes.flatMap((change, place) => {
    const between =
      change.kind === 'same' &&
      /^[^\S\n]+$/.test(change.text) &&
      differs(changes[place - 1]) &&
      differs(changes[place + 1]);
    if (!between) return [change];
    return [
      { kind: 'removed' as const, text: change.text },
      { kind: 'added' as const, text: change.text },
    ];
  });
}

function differs(change: Change | undefined): boolean {
  return change !== undefined && change.kind !== 'same';
}

/** Neighbours of one kind become one; between two unchanged parts, what went stands before what came. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const settle = (): void => {
    if (same !== '') result.push({ kind: 'same', text: same });
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = added = same = '';
  };
  for (const change of changes) {
    if (change.kind === 'same') {
      if (removed !== '' || added !== '') settle();
      same += change.text;
    } else if (change.kind === 'removed') removed += change.text;
    else added += change.text;
  }
  settle();
  return result;
}
