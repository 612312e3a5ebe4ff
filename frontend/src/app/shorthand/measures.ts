// Numbers with their units: distances in metres, times in seconds, steps, levels of distraction.
import { Page } from './lines';

const MOST_DISTRACTION = 3;
// Beyond these a number is a slip of the finger.
const FARTHEST_M = 1_000;
const LONGEST_S = 86_400;
/** From a cue to the response. */
export const LATEST_S = 600;

/** A value, or a range up to `most`, and the node behind it. */
export interface Reading {
  readonly value: number;
  readonly end: number;
  readonly most?: number;
}

/** Four digits behind the point, by the same arithmetic in both interpreters. */
export function rounded(value: number): number {
  return Math.floor(value * 10_000 + 0.5) / 10_000;
}

/** The factor of a unit that stands here, 0 for none. */
export function readFactor(page: Page, at: number, unit: string): number {
  return Number(page.sense(at, unit) || 0);
}

/** A number that nobody read, not glued to a letter (`D1`) or a slash. */
export function isFreeNumber(page: Page, at: number): boolean {
  if (!page.isNumber(at) || !page.free(at)) return false;
  return !(page.glued(at) && (page.node(at - 1).kind === 'word' || page.word(at - 1) === '/'));
}

/** Behind `~`, `≥`, `about`. */
export function skipApproximation(page: Page, at: number): number {
  for (let twice = 0; twice < 2; twice++) {
    const { kind, word } = page.node(at);
    if (kind !== 'mark' && kind !== 'word') continue;
    if (['~', '≥', '≤', '<', '>', '±'].includes(word) || page.isA(at, 'approx')) at += 1;
  }
  return at;
}

/** `15m`, `28-30 m`, `10'`, `~10 m`; not the length of a leash. */
export function readDistance(page: Page, at: number): Reading | null {
  const first = skipApproximation(page, at);
  if (!isFreeNumber(page, first) || page.isA(at - 1, 'equipment')) return null;
  const least = page.node(first).value;
  let most: number | undefined;
  let end = first + 1;
  if (joinsRange(page, end) && page.isNumber(end + 1) && page.free(end + 1)) {
    most = page.node(end + 1).value;
    end += 2;
  }
  const [factor, behind] = unitOfDistance(page, end);
  if (factor === 0 || page.isA(behind, 'equipment') || isSpeed(page, behind)) return null;
  if (Math.max(least, most ?? 0) * factor > FARTHEST_M) return null;
  if (most === undefined) return { value: rounded(least * factor), end: behind };
  if (most < least) return null;
  return { value: rounded(least * factor), end: behind, most: rounded(most * factor) };
}

function joinsRange(page: Page, at: number): boolean {
  return page.word(at) === '-' || page.isA(at, 'range_to');
}

function unitOfDistance(page: Page, at: number): [number, number] {
  if (page.word(at) === "'" && page.glued(at) && page.node(at + 1).gap)
    return [page.lexicon.marks.prime_m, at + 1];
  return [readFactor(page, at, 'unit_m'), at + 1];
}

function isSpeed(page: Page, at: number): boolean {
  return page.word(at) === '/' && page.glued(at) && page.isA(at + 1, 'unit_s');
}

/** `30s`, `2 min 40`, `half a minute`; with `clock`, `4:30` too. */
export function readTime(page: Page, at: number, clock = false): Reading | null {
  at = skipApproximation(page, at);
  const phrase = page.sense(at, 'time_phrase');
  if (phrase && page.free(at)) return { value: Number(phrase), end: at + 1 };
  if (clock && page.node(at).kind === 'clock' && page.free(at))
    return { value: page.node(at).value, end: at + 1 };
  if (!isFreeNumber(page, at)) return null;
  const factor = readFactor(page, at + 1, 'unit_s');
  const ranged = page.word(at - 1) === '-' && page.isNumber(at - 2); // `soak 30-60 min` is no time
  if (factor === 0 || ranged || !page.free(at + 1)) return null;
  const seconds = page.node(at).value * factor;
  const rest = restOfTime(page, at + 2, factor) ?? { value: 0, end: at + 2 };
  const whole = seconds + rest.value;
  return whole <= LONGEST_S ? { value: rounded(whole), end: rest.end } : null;
}

/** `40`, `40 s` behind minutes, `20 min` behind hours. */
function restOfTime(page: Page, at: number, factor: number): Reading | null {
  if (factor < 60 || !isFreeNumber(page, at)) return null;
  const number = page.node(at);
  const smaller = readFactor(page, at + 1, 'unit_s');
  if (smaller > 0 && smaller < factor) return { value: number.value * smaller, end: at + 2 };
  const behind = page.node(at + 1);
  const alone =
    ['word', 'end', 'break'].includes(behind.kind) ||
    page.isBound(at + 1) ||
    ['.', '!'].includes(behind.word);
  const counts = ['of', 'unit_m', 'unit_steps', 'times_word', 'behavior', 'unit_s'];
  const fits = number.whole && number.value >= 10 && number.value < 60;
  if (fits && alone && !page.isAny(at + 1, counts))
    return { value: number.value * (factor / 60), end: at + 1 };
  return null;
}

/** `15 steps` */
export function readSteps(page: Page, at: number): Reading | null {
  const steps = page.isCount(at) && isFreeNumber(page, at) && page.isA(at + 1, 'unit_steps');
  return steps ? { value: page.node(at).value, end: at + 2 } : null;
}

/** `D1`, `D one`, `distraction 2`, `call it a three`. */
export function readDistraction(page: Page, at: number): Reading | null {
  if (!page.free(at)) return null;
  if (page.isA(at, 'distraction_letter')) return level(page, at + 1);
  if (page.isA(at, 'distraction') || page.isA(at, 'call_it'))
    return level(page, isColon(page, at + 1) ? at + 2 : at + 1);
  return null;
}

/** `:` or `=` */
export function isColon(page: Page, at: number): boolean {
  return page.word(at) === ':' || page.word(at) === '=';
}

function level(page: Page, at: number): Reading | null {
  const node = page.node(at);
  if (!page.isCount(at) || node.value > MOST_DISTRACTION) return null;
  if (page.isAny(at + 1, ['unit_m', 'unit_s', 'unit_steps', 'of'])) return null;
  if (page.word(at + 1) === '/' && page.glued(at + 1) && page.isNumber(at + 2)) return null;
  return { value: node.value, end: at + 1 };
}
