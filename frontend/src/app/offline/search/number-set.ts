/**
 * A set of entries by their numbers, a bit each: 100,000 entries take 12.5 kB, and two sets are
 * joined in some microseconds.
 */
export class NumberSet {
  private readonly bits: Uint32Array;

  /** For numbers below `size`. */
  constructor(readonly size: number) {
    this.bits = new Uint32Array(Math.ceil(size / 32));
  }

  add(number: number): void {
    const at = number >>> 5;
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** Adds the numbers from `first` on whose bits are set, sixteen in each word; `first` is a multiple of 32. */
  addBits(first: number, words: Uint16Array): void {
    for (let at = 0; at < words.length; at++) {
      const place = (first >>> 5) + (at >>> 1);
      this.bits[place] = (this.bits[place] ?? 0) | ((words[at] ?? 0) << ((at & 1) * 16));
    }
  }

  union(other: NumberSet): NumberSet {
    return this.joined(other, (one, two) => one | two);
  }

  intersection(other: NumberSet): NumberSet {
    return this.joined(other, (one, two) => one & two);
  }

  difference(other: NumberSet): NumberSet {
    return this.joined(other, (one, two) => one & ~two);
  }

  numbers(): number[] {
    const found: number[] = [];
    for (let at = 0; at < this.bits.length; at++) {
      let left = this.bits[at] ?? 0;
      while (left !== 0) {
        found.push(at * 32 + (31 - Math.clz32(left & -left)));
        left &= left - 1;
      }
    }
    return found;
  }

  private joined(other: NumberSet, join: (one: number, two: number) => number): NumberSet {
    const made = new NumberSet(this.size);
    // Counted by hand: the iterators of typed arrays are many times slower.
    for (let at = 0; at < made.bits.length; at++) {
      made.bits[at] = join(this.bits[at] ?? 0, other.bits[at] ?? 0);
    }
    return made;
  }
}
