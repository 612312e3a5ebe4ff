import { SessionFields } from '../../api/training-types';
import { invalidAt } from './problems';

/** What a planned session must say: the registry's `training.planned`. */
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const LONGEST_MS = 366 * 2 * DAY_MS;

export function checkPlanned(session: SessionFields): void {
  const { status, repeats, started_at: start, ended_at: end, time_zone: zone } = session;
  if (status !== 'planned') {
    if (repeats) throw invalidAt('/repeats', 'Only a planned session repeats.');
    return;
  }
  if (end === null || Date.parse(end) <= Date.parse(start)) {
    throw invalidAt('/ended_at', 'A planned session ends after it starts. Say until when it is.');
  }
  if (zone === null) {
    const message = 'A planned session needs its time zone, such as Europe/Zurich.';
    throw invalidAt('/time_zone', message);
  }
  if (wallIn(zone, Date.parse(start)) !== wallOf(start)) {
    const message = `The clocks in ${zone} do not show that time with that offset on that day.`;
    throw invalidAt('/started_at', message);
  }
  if (repeats) checkRepeats(wallOf(start), repeats);
}

type Repeats = NonNullable<SessionFields['repeats']>;

function checkRepeats(wall: number, repeats: Repeats): void {
  const { count, until, every_weeks: weeks } = repeats;
  if (((count ?? null) === null) === ((until ?? null) === null)) {
    throw invalidAt('/repeats', 'Say how often it repeats or until which day. Not both.');
  }
  const first = Math.floor(wall / DAY_MS) * DAY_MS;
  const last = until
    ? Date.parse(`${until}T00:00:00Z`)
    : first + WEEK_MS * weeks * ((count ?? 1) - 1);
  if (last < first || last > first + LONGEST_MS) {
    throw invalidAt('/repeats', 'A series ends after it begins, and within two years.');
  }
}

/** The digits of a time as if they were UTC, in whole seconds of milliseconds. */
function wallOf(at: string): number {
  return Date.parse(`${at.slice(0, 19)}Z`);
}

/** What the clocks in a zone show at a moment, in the same form. */
function wallIn(zone: string, ms: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as const);
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  );
}
