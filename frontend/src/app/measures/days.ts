/**
 * Which day a moment belongs to, by the organization's clock: the registry's `measures.days`.
 *
 * A moment is a number of microseconds since 1970, as fine as the registry keeps it; a day is a
 * number of days since 1970. Twice a year a day has 23 or 25 hours, and in some zones midnight
 * itself does not exist: moments are compared, and days are counted, never hours of the clock.
 */
export interface Instant {
  /** Microseconds since 1970. */
  readonly us: number;
  /** RFC 3339, with the offset that the trainer saw. */
  readonly at: string;
}

const MS_A_DAY = 86_400_000;
/** No zone changes its clocks twice within it. */
const MS_A_WEEK = 7 * MS_A_DAY;
/** A time with more than three digits behind the point. */
const FINE = /^(.{19}\.\d{3})(\d{1,3})\d*(.+)$/;

export function instant(at: string): Instant {
  return { us: moment(at), at };
}

/** Microseconds since 1970 of an RFC 3339 time. Throws RangeError when it is none. */
export function moment(at: string): number {
  const fine = isDigit(at.charCodeAt(23)) ? FINE.exec(at) : null;
  // Engines differ in what they make of more than three digits.
  const ms = Date.parse(fine ? `${fine[1] ?? ''}${fine[3] ?? ''}` : at);
  if (Number.isNaN(ms)) throw new RangeError(`${at} is no time with its offset.`);
  return ms * 1000 + (fine ? Number((fine[2] ?? '').padEnd(3, '0')) : 0);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A time as the registry answers it: microseconds only where there are some, Z for no offset. */
export function asAnswered(at: string): string {
  const [, wall = at, fraction = '', offset = ''] = /^(.{19})(?:\.(\d+))?(.*)$/.exec(at) ?? [];
  const zero = /^(?:z|[+-]00:?00)$/i.test(offset);
  return `${wall}${behindPoint(Number(fraction.slice(0, 6).padEnd(6, '0')))}${zero ? 'Z' : offset}`;
}

/** The day of a text such as 2026-10-06. */
export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / MS_A_DAY;
}

/** A day as 2026-10-06. */
export function dayText(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** The offsets of a week since 1970, in milliseconds, and the whole second in which they change. */
interface Week {
  readonly before: number;
  readonly after: number;
  readonly changeMs: number;
}

/** The clock of the organization's time zone. Throws RangeError for a zone that does not exist. */
export class Zone {
  private readonly clock: Intl.DateTimeFormat;
  private readonly weeks = new Map<number, Week>();
  private readonly told = new Map<number, string>();

  constructor(name: string) {
    this.clock = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  localDay(us: number): number {
    const ms = Math.floor(us / 1000);
    return Math.floor((ms + this.offsetAt(ms)) / MS_A_DAY);
  }

  /** The first moment of a day: midnight, or one o'clock where midnight was skipped. */
  startOfDay(day: number): number {
    const wall = day * MS_A_DAY;
    const before = this.offsetAt(wall - MS_A_DAY);
    const first = wall - before;
    const after = this.offsetAt(first);
    if (after === before) return first * 1000;
    // The clocks changed since yesterday; where midnight was skipped no offset leads to it.
    const second = wall - after;
    return (this.offsetAt(second) === after ? second : first) * 1000;
  }

  /** The moment as the clock on the wall shows it, with its offset, as the registry answers it. */
  localTime(us: number): string {
    const known = this.told.get(us);
    if (known !== undefined) return known;
    const ms = Math.floor(us / 1000);
    const offset = this.offsetAt(ms);
    const wall = new Date(ms + offset).toISOString().slice(0, 19);
    const text = `${wall}${behindPoint(us - Math.floor(us / 1e6) * 1e6)}${offsetText(offset)}`;
    this.told.set(us, text);
    return text;
  }

  localInstant(us: number): Instant {
    return { us, at: this.localTime(us) };
  }

  /**
   * Milliseconds since 1970 at which the clocks here show a time (its digits as if they were UTC). A
   * time that they skip is taken after the gap, one that is there twice is the first (RFC 5545, 3.3.5).
   */
  whenItShows(wallMs: number): number {
    const [before, after] = [this.offsetAt(wallMs - MS_A_DAY), this.offsetAt(wallMs + MS_A_DAY)];
    const first = wallMs - before;
    if (before === after || this.offsetAt(first) === before) return first;
    const second = wallMs - after;
    return this.offsetAt(second) === after ? second : first;
  }

  /** Whether the clocks here ever show a time. */
  shows(wallMs: number): boolean {
    const at = this.whenItShows(wallMs);
    return at + this.offsetAt(at) === wallMs;
  }

  /** Milliseconds to be added to UTC. Asking the browser is slow: it is asked once for each week. */
  private offsetAt(ms: number): number {
    const number = Math.floor(ms / MS_A_WEEK);
    let week = this.weeks.get(number);
    if (!week) {
      week = this.weekFrom(number * MS_A_WEEK);
      this.weeks.set(number, week);
    }
    return ms < week.changeMs ? week.before : week.after;
  }

  private weekFrom(startMs: number): Week {
    let [early, late] = [startMs, startMs + MS_A_WEEK];
    const [before, after] = [this.ask(early), this.ask(late)];
    if (before === after) return { before, after, changeMs: Infinity };
    while (late - early > 1000) {
      const middle = Math.round((early + late) / 2000) * 1000;
      if (this.ask(middle) === before) early = middle;
      else late = middle;
    }
    return { before, after, changeMs: late };
  }

  private ask(ms: number): number {
    const at: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.clock.formatToParts(ms)) at[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  }
}

function behindPoint(microseconds: number): string {
  return microseconds === 0 ? '' : `.${String(microseconds).padStart(6, '0')}`;
}

function offsetText(ms: number): string {
  if (ms === 0) return 'Z';
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
