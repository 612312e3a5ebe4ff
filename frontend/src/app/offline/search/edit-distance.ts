const SHORTEST_TO_CORRECT = 4;
const LONG = 8;

/** How many typing errors a word of this length may have. */
export function furthestCorrection(word: string): number {
  if (word.length < SHORTEST_TO_CORRECT || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < LONG ? 1 : 2;
}

/**
 * How many letters must be added, taken away, replaced or swapped with their neighbour to make one
 * word of the other; no place is changed twice. Anything above `most` is told as `most + 1`.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return at(last, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
