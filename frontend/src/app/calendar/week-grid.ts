import { CalendarEntry } from '../api/types';
import { dayOf } from '../measures/days';

/**
 * Where appointments stand in a week: by the digits of their own clock on the wall, as they are
 * read everywhere. What goes over midnight stands on both days; what overlaps stands side by side.
 */
export interface Slot {
  readonly entry: CalendarEntry;
  readonly day: number;
  /** Minutes since midnight, by the clock on the wall. */
  readonly start: number;
  readonly end: number;
  /** Its place among so many that overlap, from 0. */
  readonly lane: number;
  readonly lanes: number;
}

export interface Hours {
  readonly first: number;
  /** The hour with which the last row ends. */
  readonly last: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Shorter ones could not be read, nor tapped. */
const LEAST_MINUTES = 30;
const USUAL: Hours = { first: 7, last: 20 };
const WHOLE: Hours = { first: 0, last: 24 };

export function slotsOf(entries: readonly CalendarEntry[], day: number): readonly Slot[] {
  const pieces = entries.flatMap((entry) => pieceOn(entry, day) ?? []);
  pieces.sort((one, other) => one.start - other.start || other.end - one.end);
  return besideEachOther(pieces);
}

/** The rows to show: the usual ones, and as many more as there is something in. */
export function hoursOf(slots: readonly Slot[], whole: boolean): Hours {
  if (whole) return WHOLE;
  return {
    first: Math.min(USUAL.first, ...slots.map(({ start }) => Math.floor(start / 60))),
    last: Math.max(USUAL.last, ...slots.map(({ end }) => Math.ceil(end / 60))),
  };
}

type Piece = Omit<Slot, 'lane' | 'lanes'>;

function pieceOn(entry: CalendarEntry, day: number): Piece | null {
  const { starts_at: startsAt, ends_at: endsAt } = entry;
  if (!startsAt || !endsAt) return null;
  const begins = minutesSince(day, startsAt);
  // Where the clocks go back, an end may be told before its beginning: it is as long as it lasts.
  const lasts = (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS;
  const told = minutesSince(day, endsAt);
  const ends = Math.max(told > begins ? told : begins + lasts, begins + LEAST_MINUTES);
  if (begins >= DAY_MINUTES || (begins < 0 && told <= 0)) return null;
  const end = Math.min(DAY_MINUTES, ends);
  return { entry, day, start: Math.max(0, Math.min(begins, end - LEAST_MINUTES)), end };
}

/** From a day's midnight to the digits of a time. */
function minutesSince(day: number, at: string): number {
  const midnight = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  const wall = Date.parse(`${at.slice(0, 19)}Z`);
  return (dayOf(at.slice(0, 10)) - day) * DAY_MINUTES + (wall - midnight) / MINUTE_MS;
}

/** Each in the first lane that is free; those that hang together are equally wide. */
function besideEachOther(pieces: readonly Piece[]): readonly Slot[] {
  const found: Slot[] = [];
  let together: (Piece & { readonly lane: number })[] = [];
  let ends: number[] = [];
  const close = (): void => {
    found.push(...together.map((one) => ({ ...one, lanes: ends.length })));
    [together, ends] = [[], []];
  };
  for (const piece of pieces) {
    if (ends.every((end) => end <= piece.start)) close();
    const free = ends.findIndex((end) => end <= piece.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = piece.end;
    together.push({ ...piece, lane });
  }
  close();
  return found;
}
