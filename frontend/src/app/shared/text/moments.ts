/**
 * Times as a trainer reads them. The registry keeps the offset that the writer's clock had, and a
 * note is shown by that clock: a session at 17:30 in Berlin stays at 17:30 when read in Boston.
 */
const DAY_MS = 86_400_000;
const locale = pickLocale();

/** The writer's wall clock as a Date whose UTC fields carry it. */
export function wallClock(iso: string): Date {
  const instant = new Date(iso);
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  const minutes = offset
    ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
    : -instant.getTimezoneOffset();
  return new Date(instant.getTime() + minutes * 60_000);
}

/** `2026-10-06`: the day it was, by the writer's clock. */
export function dayOf(iso: string): string {
  return wallClock(iso).toISOString().slice(0, 10);
}

/** `17:30`, by the writer's clock. */
export function timeOf(iso: string): string {
  return wallClock(iso).toISOString().slice(11, 16);
}

/** `Today`, `Yesterday`, `Tuesday 6 October`, and the year when it is not this one. */
export function dayName(day: string, now: Date = new Date()): string {
  const today = localDay(now);
  const apart = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (apart === 0) return 'Today';
  if (apart === 1) return 'Yesterday';
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return format(new Date(day), {
    weekday: sameYear ? 'long' : 'short',
    day: 'numeric',
    month: sameYear ? 'long' : 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** `Today 17:30`, `6 Oct 2025 17:30`: one line for one moment. */
export function momentName(iso: string, now: Date = new Date()): string {
  const day = dayOf(iso);
  const today = localDay(now);
  const apart = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (apart === 0 || apart === 1) return `${dayName(day, now)} ${timeOf(iso)}`;
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  return `${format(new Date(day), { day: 'numeric', month: 'short', ...year })} ${timeOf(iso)}`;
}

/** How long ago, loosely: `just now`, `12 min ago`, `3 days ago`, `2 years ago`. */
export function ago(iso: string, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${String(minutes)} min ago`;
  if (minutes < 60 * 24) return `${String(Math.floor(minutes / 60))} h ago`;
  const days = Math.floor(minutes / (60 * 24));
  if (days < 45) return counted(days, 'day') + ' ago';
  if (days < 365) return counted(Math.round(days / 30.4), 'month') + ' ago';
  return counted(Math.floor(days / 365.25) || 1, 'year') + ' ago';
}

/** A calendar date such as a birthday: `14 March 2024`. */
export function dateName(day: string): string {
  return format(new Date(day.slice(0, 10)), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** This moment, by this device's clock, with its offset: what `occurred_at` wants. */
export function nowWithOffset(now: Date = new Date()): string {
  return fromLocalInput(toLocalInput(now), now);
}

/** The same to the millisecond: for what lengths are taken of. */
export function preciseMoment(now: Date): string {
  const text = nowWithOffset(now);
  const rest = String(now.getMilliseconds()).padStart(3, '0');
  return `${text.slice(0, 19)}.${rest}${text.slice(19)}`;
}

/** The value of an `<input type="datetime-local">` for a moment on this device's clock. */
export function toLocalInput(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
}

/** And back; seconds are taken from `precise` when it is the same minute. */
export function fromLocalInput(value: string, precise?: Date): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return nowWithOffset();
  const offset = -moment.getTimezoneOffset();
  const seconds = precise ? String(precise.getSeconds()).padStart(2, '0') : '00';
  const absolute = Math.abs(offset);
  const hours = String(Math.floor(absolute / 60)).padStart(2, '0');
  const rest = String(absolute % 60).padStart(2, '0');
  return `${value.slice(0, 16)}:${seconds}${offset < 0 ? '-' : '+'}${hours}:${rest}`;
}

export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : plural}`;
}

function localDay(now: Date): string {
  return toLocalInput(now).slice(0, 10);
}

/** Making a format costs a hundred times what using it does, and a timeline names a day for each entry. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Makes the formats of a timeline's days. The first takes a slow phone 40 ms: a page does it while it is idle. */
export function prepareDayNames(now: Date = new Date()): void {
  for (const daysAgo of [3, 400])
    dayName(localDay(new Date(now.getTime() - daysAgo * DAY_MS)), now);
}

function format(utc: Date, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(utc);
}

/** The page speaks English; of its kinds, the one the device asks for. */
function pickLocale(): string {
  const wanted = typeof navigator === 'undefined' ? '' : navigator.language;
  return wanted.startsWith('en-') ? wanted : 'en-GB';
}
