import { SessionFields } from '../../api/training-types';
import { Zone } from '../../measures/days';

/**
 * When planned sessions take place: the registry's `training.occurrences`. A series goes on by the
 * clock on the wall of its zone, so that half past five stays half past five over a change.
 */
export const LONGEST_SERIES_MS = 366 * 2 * 86_400_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** One time that a planned session takes place; `on` is the day that a series calls it by. */
export interface Occurrence {
  readonly on: string;
  /** RFC 3339, with the offset of the session's zone. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Those that touch [from, until), milliseconds since 1970, in order. */
export function occurrencesOf(
  session: SessionFields,
  zone: Zone,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Occurrence[] {
  const begins = Date.parse(session.started_at);
  const length = Date.parse(session.ended_at ?? session.started_at) - begins;
  const skipped = session.repeats?.skipped ?? [];
  const found: Occurrence[] = [];
  for (const [number, wall] of wallTimes(session).entries()) {
    const at = number === 0 ? begins : zone.whenItShows(wall);
    if (at >= until) break;
    const on = new Date(wall).toISOString().slice(0, 10);
    if (at + length <= from || skipped.includes(on)) continue;
    const told = (ms: number): string => zone.localTime(ms * 1000);
    found.push({ on, startsAt: told(at), endsAt: told(at + length) });
  }
  return found;
}

/** The digits of each time as if they were UTC, the first one first. */
function wallTimes({ started_at, repeats }: SessionFields): readonly number[] {
  const first = Date.parse(`${started_at.slice(0, 19)}Z`);
  if (!repeats) return [first];
  const last = repeats.until ? Date.parse(`${repeats.until}T23:59:59Z`) : Infinity;
  const times = repeats.count ?? Math.ceil(LONGEST_SERIES_MS / WEEK_MS) + 1;
  const all = Array.from({ length: times }, (_, n) => first + n * repeats.every_weeks * WEEK_MS);
  return all.filter((wall) => wall <= last);
}
