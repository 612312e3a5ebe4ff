// What went wrong in a set, as told behind it: `two no response, one slow 4.8s`, `broke twice`, `1 creep`.
import { Draft } from './drafts';
import { Page } from './lines';
import { LATEST_S, Reading, isFreeNumber, readDistance, readTime } from './measures';

export const NO_RESPONSE = 'no_response';
const LATE = 'late_response';

/** A kind of error, how often (0: not said), how late, and nodes [start, end). */
export interface ToldError {
  readonly kind: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly latency: number | null;
}

/** An error that is told at this node, with a number in front or behind. */
export function readError(page: Page, at: number): ToldError | null {
  const start = at;
  let count = 0;
  if (page.isCount(at) && isFreeNumber(page, at) && page.isA(at + 1, 'error')) {
    count = page.node(at).value;
    at += 1;
  }
  if (!page.isA(at, 'error') || !page.free(at) || page.isA(start - 1, 'negation')) return null;
  // A count that could not be read is not none.
  const unread = page.node(at - 1).kind === 'blind' || (page.isNumber(at - 1) && page.free(at - 1));
  if (count === 0 && unread) return null;
  const kind = page.sense(at, 'error');
  let end = at + 1;
  const time = readTime(page, end);
  if (time) end = time.end;
  if (count === 0) {
    const told = readTimes(page, end);
    if (told) [count, end] = [told.value, told.end];
  }
  return { kind, count, start, end, latency: time && time.value <= LATEST_S ? time.value : null };
}

/** `once`, `twice`, `x2`, `2x`, `2 times`, also behind `at 4 m`. */
function readTimes(page: Page, at: number): Reading | null {
  if (page.isA(at, 'after_error')) at += 1;
  at = readDistance(page, at)?.end ?? at;
  const times = page.sense(at, 'times');
  if (times) return { value: Number(times), end: at + 1 };
  if (isTimes(page, at) && page.isCount(at + 1))
    return { value: page.node(at + 1).value, end: at + 2 };
  if (page.isCount(at) && isTimes(page, at + 1)) return { value: page.node(at).value, end: at + 2 };
  return null;
}

/** `×`, `x`, `times` */
export function isTimes(page: Page, at: number): boolean {
  return page.word(at) === '×' || page.isA(at, 'times_word');
}

/** Puts the error on the set as far as it fits there; whether it did. */
export function tellOfError(page: Page, draft: Draft, error: ToldError): boolean {
  const count = error.count === 0 && draft.missing === 1 ? 1 : error.count;
  if (count < 1 || count > draft.missing) return false;
  draft.errors.set(error.kind, (draft.errors.get(error.kind) ?? 0) + count);
  if (error.latency !== null && error.kind === LATE) draft.latencies.push(error.latency);
  draft.reach(page, error.end);
  return true;
}
