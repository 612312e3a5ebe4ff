import { CalendarEntry } from '../api/types';
import { SessionFields } from '../api/training-types';
import { dayText, Zone } from '../measures/days';
import { Appointment } from './calendar-store';
import { Hour } from './week-hours';

/** An appointment while it is written: what its fields show. */
export interface Draft {
  readonly dogId: string;
  readonly kind: SessionFields['kind'];
  /** `2026-11-23` and `14:00`, by the clock on the wall. */
  readonly day: string;
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly personId: string;
  /** How many weeks lie between two times; 0 when it does not repeat. */
  readonly everyWeeks: number;
  readonly times: number;
}

/** What the dialog was opened for: an empty hour, or something that is planned. */
export type Wanted = Hour | { readonly entry: CalendarEntry };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const MOST_TIMES = 104;

export function newDraft({ day, hour }: Hour, personId: string): Draft {
  return {
    ...{ dogId: '', kind: 'training', place: '', personId },
    ...{ day: dayText(day), time: `${String(hour).padStart(2, '0')}:00`, minutes: 60 },
    ...{ everyWeeks: 0, times: 8 },
  };
}

export function draftOf(one: Appointment): Draft {
  const lasts = Date.parse(one.ended_at ?? one.started_at) - Date.parse(one.started_at);
  const who = one.participants.find(({ person_id: id }) => id !== null);
  return {
    ...{ dogId: one.dog_id, kind: one.kind, place: one.location ?? '' },
    ...{ day: one.started_at.slice(0, 10), time: one.started_at.slice(11, 16) },
    minutes: Math.round(lasts / MINUTE_MS),
    personId: who?.person_id ?? one.author_id,
    ...{ everyWeeks: one.repeats?.every_weeks ?? 0, times: one.repeats?.count ?? 8 },
  };
}

/** What is missing or cannot be, for each field that is wrong. */
export function wrongIn(draft: Draft, zone: Zone, zoneName: string): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  if (draft.dogId === '') wrong.set('dog', 'Say with which dog.');
  const wall = wallOf(draft);
  if (Number.isNaN(wall)) wrong.set('time', 'Say on which day and at what time.');
  else if (!zone.shows(wall)) {
    const skipped = `The clocks in ${zoneName} skip ${draft.time} on that day.`;
    wrong.set('time', `${skipped} Choose a time before or after the change.`);
  }
  if (draft.everyWeeks > 0 && !(draft.times >= 2 && draft.times <= MOST_TIMES)) {
    wrong.set('times', `A series has 2 to ${MOST_TIMES} times.`);
  }
  return wrong;
}

/** The fields of the planned session. What was not touched of `before` stays as it was. */
export function fieldsOf(
  draft: Draft,
  zone: Zone,
  { zoneName, before }: { readonly zoneName: string; readonly before: Appointment | null },
): Partial<SessionFields> {
  const held = before?.started_at ?? '';
  const same = held.slice(0, 16) === `${draft.day}T${draft.time}`;
  // Of a time that is there twice the first is meant, unless it was said otherwise before.
  const told = (ms: number): string => withOffset(zone.localTime(ms * 1000));
  const at = same ? Date.parse(held) : zone.whenItShows(wallOf(draft));
  return {
    ...{ dog_id: draft.dogId, kind: draft.kind, location: draft.place.trim() || null },
    ...{ started_at: same ? held : told(at), time_zone: zoneName },
    ended_at: told(at + draft.minutes * MINUTE_MS),
    participants: participantsOf(draft, before),
    repeats: repeatsOf(draft, before),
  };
}

function participantsOf(
  { personId }: Draft,
  before: Appointment | null,
): SessionFields['participants'] {
  const others = before?.participants.filter(({ person_id: id }) => id === null) ?? [];
  const members = before?.participants.filter(({ person_id: id }) => id !== null) ?? [];
  if (members.some(({ person_id: id }) => id === personId)) return before?.participants ?? [];
  return [{ part: 'trainer', person_id: personId, name: null }, ...members.slice(1), ...others];
}

function repeatsOf(
  { everyWeeks, times }: Draft,
  before: Appointment | null,
): SessionFields['repeats'] {
  if (everyWeeks === 0) return null;
  const skipped = before?.repeats?.skipped ?? [];
  // A series that ends with a day is not counted here, and keeps its day.
  const until = before?.repeats?.until ?? null;
  return { every_weeks: everyWeeks, skipped, until, count: until === null ? times : null };
}

function wallOf({ day, time }: Draft): number {
  return Date.parse(`${day}T${time}:00Z`);
}

/** The registry takes `Z` for an offset, and a person's own clock is told as one. */
function withOffset(at: string): string {
  return at.replace(/Z$/, '+00:00');
}

/** How long an appointment is held to be due for a beginning, before and after its time. */
export function beginsAbout(entry: CalendarEntry, now: number): boolean {
  const { starts_at: start, ends_at: end } = entry;
  if (!start || !end) return false;
  return now > Date.parse(start) - 12 * HOUR_MS && now < Date.parse(end) + 12 * HOUR_MS;
}
