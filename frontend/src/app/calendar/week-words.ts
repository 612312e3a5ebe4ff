import { CalendarEntry } from '../api/types';
import { dayText } from '../measures/days';
import { timeOf } from '../shared/text/moments';

/** A week, its days and its appointments in words. Days are numbers of days since 1970. */
const DAY_MS = 86_400_000;

/** `23 – 29 November 2026`, `30 November – 6 December 2026`. */
export function weekName(days: readonly number[]): string {
  const format = formatOf({ day: 'numeric', month: 'long', year: 'numeric' });
  return format.formatRange(dateOf(days[0] ?? 0), dateOf(days.at(-1) ?? 0));
}

/** `Mon`. */
export function shortDay(day: number): string {
  return formatOf({ weekday: 'short' }).format(dateOf(day));
}

/** `Monday 23 November`. */
export function longDay(day: number): string {
  return formatOf({ weekday: 'long', day: 'numeric', month: 'long' }).format(dateOf(day));
}

/** `23`. */
export function dateNumber(day: number): string {
  return String(Number(dayText(day).slice(8)));
}

/** `09:00`. */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `14:00 – 15:30`, by the appointment's own clock; where that is another than the practice's, it says so. */
export function timesName({ starts_at: start, ends_at: end }: CalendarEntry): string {
  return start && end ? `${timeOf(start)} – ${timeOf(end)}` : '';
}

/** Everything about an appointment, for somebody who does not see the grid. */
export function spoken(entry: CalendarEntry): string {
  const place = entry.place === '' ? '' : `, ${entry.place}`;
  const again = entry.repeats ? ', repeats' : '';
  return `${timesName(entry)}, ${entry.dog}, ${entry.title}${place}${again}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const wanted = typeof navigator === 'undefined' ? '' : navigator.language;
  const locale = wanted.startsWith('en-') ? wanted : 'en-GB';
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

function dateOf(day: number): Date {
  return new Date(day * DAY_MS);
}
