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

/** A drawer to look things up in, many times and little of it. */
export class OpenDrawer {
  /** In the order of their signs' codes. */
  readonly terms: readonly string[];
  private readonly starts: Uint32Array;
  private readonly slots: Uint16Array;

  constructor({ terms, counts, slots }: Drawer) {
    this.terms = terms.split(' ');
    this.slots = slots;
    this.starts = new Uint32Array(counts.length + 1);
    for (const [at, count] of counts.entries()) {
      this.starts[at + 1] = (this.starts[at] ?? 0) + Math.min(count, BITS);
    }
  }

  /** Adds the numbers that have a term; those of the shelf begin with `first`. */
  addTo(set: NumberSet, first: number, term: string): void {
    const at = this.placeOf(term);
    if (at === null) return;
    const slots = this.slots.subarray(this.starts[at], this.starts[at + 1]);
    if (slots.length === BITS) set.addBits(first, slots);
    else for (const slot of slots) set.add(first + slot);
  }

  private placeOf(term: string): number | null {
    let [low, high] = [0, this.terms.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.terms[middle] ?? '') < term) low = middle + 1;
      else high = middle;
    }
    return this.terms[low] === term ? low : null;
  }
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
  const before = lists.get(term) ?? new Uint16Array();
  const numbers = before.length < BITS ? new Set(before) : changedBits(before, joining, leaving);
  if (!(numbers instanceof Set)) {
    lists.set(term, numbers);
    return;
  }
  for (const one of leaving) numbers.delete(one);
  for (const one of joining) numbers.add(one);
  if (numbers.size === 0) lists.delete(term);
  else lists.set(term, listOf([...numbers].sort((one, other) => one - other)));
}

/** The bits as they are then; the numbers themselves where they are few enough to be listed. */
function changedBits(
  before: Slots,
  joining: Iterable<number>,
  leaving: Iterable<number>,
): Slots | Set<number> {
  const bits = before.slice();
  let mayBeFew = false;
  for (const one of leaving) {
    bits[one >>> 4] = (bits[one >>> 4] ?? 0) & ~(1 << (one & 15));
    mayBeFew = true;
  }
  for (const one of joining) bits[one >>> 4] = (bits[one >>> 4] ?? 0) | (1 << (one & 15));
  if (!mayBeFew) return bits;
  const numbers = new Set(listed(bits));
  return numbers.size > MOST_LISTED ? bits : numbers;
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
