import { MARK } from './marks';
import { NumberSet } from './number-set';
import { Drawer, SHELF } from './shelves';

/** The lists of a drawer: for each term the numbers on its shelf that have it, in order or as bits. */
export type Lists = Map<string, Slots>;

/** Up to 255 numbers in order, or 4,096 bits where there are more. */
type Slots = Uint16Array;

const MOST_LISTED = 255;
const BITS = SHELF / 16;

/** The drawer that a term lies in: all forms of a word begin with the same letter. */
export function letterOf(term: string): string {
  return term.startsWith(MARK) ? term.slice(0, 2) : String.fromCodePoint(term.codePointAt(0) ?? 0);
}

export function unpacked(drawer: Drawer | undefined): Lists {
  const lists: Lists = new Map();
  if (!drawer) return lists;
  let at = 0;
  for (const [index, term] of drawer.terms.split(' ').entries()) {
    const count = drawer.counts[index] ?? 0;
    const length = count > MOST_LISTED ? BITS : count;
    lists.set(term, drawer.slots.subarray(at, at + length));
    at += length;
  }
  return lists;
}

/** Null when there is nothing in it any more. */
export function packed(letter: string, shelf: number, lists: Lists): Drawer | null {
  if (lists.size === 0) return null;
  const terms = [...lists.keys()].sort();
  const all = terms.map((term) => lists.get(term) ?? new Uint16Array());
  const slots = new Uint16Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of all) {
    slots.set(one, at);
    at += one.length;
  }
  const counts = Uint16Array.from(all, ({ length }) => length);
  return { letter, shelf, terms: terms.join(' '), counts, slots };
}

/** After numbers joined the list of a term and others left it. */
export function change(
  lists: Lists,
  term: string,
  joining: Iterable<number>,
  leaving: Iterable<number>,
): void {
  const numbers = new Set(listed(lists.get(term) ?? new Uint16Array()));
  for (const one of leaving) numbers.delete(one);
  for (const one of joining) numbers.add(one);
  if (numbers.size === 0) lists.delete(term);
  else lists.set(term, listOf([...numbers].sort((one, other) => one - other)));
}

export function addTo(set: NumberSet, shelf: number, slots: Slots): void {
  for (const slot of listed(slots)) set.add(shelf * SHELF + slot);
}

/** The numbers in order. */
export function listed(slots: Slots): Iterable<number> {
  if (slots.length < BITS) return slots;
  const found: number[] = [];
  for (const [at, word] of slots.entries()) {
    let left = word;
    while (left !== 0) {
      found.push(at * 16 + (31 - Math.clz32(left & -left)));
      left &= left - 1;
    }
  }
  return found;
}

function listOf(numbers: readonly number[]): Slots {
  if (numbers.length <= MOST_LISTED) return Uint16Array.from(numbers);
  const bits = new Uint16Array(BITS);
  for (const one of numbers) bits[one >>> 4] = (bits[one >>> 4] ?? 0) | (1 << (one & 15));
  return bits;
}
