import { bodyOf } from '../local-record';
import { Desk } from './ask';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY_MS = 86_400_000;

/** Today as YYYY-MM-DD in the practice's time zone, in which its days are counted. */
export async function todayOf(desk: Desk): Promise<string> {
  const practice = await desk.records.read('organization', desk.organizationId);
  const zone = practice && bodyOf(practice)?.['time_zone'];
  const timeZone = typeof zone === 'string' ? zone : 'UTC';
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(desk.now());
}

/** A day without doubt about its order: "3 Mar 2026". */
export function onDay(day: string): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The same day of a later month, or its last day where that month is shorter. */
export function monthsLater(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}
