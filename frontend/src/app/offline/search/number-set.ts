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
    for (const [at, word] of this.bits.entries()) {
      let left = word;
      while (left !== 0) {
        found.push(at * 32 + (31 - Math.clz32(left & -left)));
        left &= left - 1;
      }
    }
    return found;
  }

  private joined(other: NumberSet, join: (one: number, two: number) => number): NumberSet {
    const made = new NumberSet(this.size);
    for (const [at, one] of this.bits.entries()) made.bits[at] = join(one, other.bits[at] ?? 0);
    return made;
  }
}
