/** From a value to a place on the paper, and the round numbers beside an axis. */
export type Scale = (value: number) => number;
export type Span = readonly [number, number];

/** Straight: equal steps, equal lengths. A domain without extent lies in the middle. */
export function linear([from, to]: Span, [start, end]: Span): Scale {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** By ratio: equal factors, equal lengths. Both ends must be above zero. */
export function logarithmic([from, to]: Span, range: Span): Scale {
  const straight = linear([Math.log10(from), Math.log10(to)], range);
  return (value) => straight(Math.log10(value));
}

/** Round numbers (1, 2, 5 times a power of ten) that cover the span with about `count` steps. */
export function roundTicks([from, to]: Span, count: number): number[] {
  if (to <= from) return [from];
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let at = Math.floor(from / step); at * step < to + step * 0.999; at++) {
    ticks.push(Number((at * step).toPrecision(12)));
  }
  return ticks;
}

/** The powers of ten that hold the values between them: what a standard chart is ruled by. */
export function decades([least, most]: Span): number[] {
  const first = Math.floor(Math.log10(least));
  const last = Math.max(first + 1, Math.ceil(Math.log10(most)));
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number((10 ** (first + i)).toPrecision(6)),
  );
}

/** At most `most` of the places, the first always among them, evenly taken. */
export function thinned<T>(places: readonly T[], most: number): T[] {
  const every = Math.max(1, Math.ceil(places.length / Math.max(1, most)));
  return places.filter((_, i) => i % every === 0);
}
