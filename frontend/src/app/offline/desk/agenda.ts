import { Calendar, CalendarEntry, HealthItem } from '../../api/types';
import { dayOf, dayText, Zone } from '../../measures/days';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { wholeBody } from './bodies';
import { todayOf } from './calendar';
import { healthCards } from './health-rules';
import { LONGEST_SERIES_MS, occurrencesOf } from './occurrences';
import { invalidAt } from './problems';
import { resourceOf } from './resource';

/**
 * What is planned and what expires from a day to a day, as the registry's room `calendar` answers
 * it. Looks after mastery are left to the registry: to find them, every dog would have to be judged.
 */
export const AGENDA_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/calendar', handle: agenda },
];

const MOST_DAYS = 62;
const DAY_MS = 86_400_000;
const STILL_HOLDS = ['expired', 'expires_soon', 'valid'];

interface Asked {
  readonly first: number;
  readonly last: number;
  readonly zone: Zone;
  readonly personId: string | null;
}

async function agenda(desk: Desk, ask: Ask): Promise<Calendar> {
  const practice = await desk.records.read('organization', desk.organizationId);
  const zoneName = text(practice && bodyOf(practice)?.['time_zone']) ?? 'UTC';
  const [first, last] = [dayOf(String(ask.query['from'])), dayOf(String(ask.query['to']))];
  if (!(last >= first && last - first < MOST_DAYS)) {
    throw invalidAt('/to', `Ask for 1 to ${MOST_DAYS} days: \`to\` is the last of them.`);
  }
  const asked = { first, last, zone: new Zone(zoneName), personId: text(ask.query['person_id']) };
  const [planned, expiring] = await Promise.all([
    appointments(desk, asked),
    expiries(desk, asked, await todayOf(desk)),
  ]);
  const items = [...expiring, ...planned].sort((one, other) => order(one, other, asked.zone));
  return { time_zone: zoneName, items, complete: true };
}

async function appointments(desk: Desk, asked: Asked): Promise<readonly CalendarEntry[]> {
  const from = asked.zone.startOfDay(asked.first) / 1000;
  const until = asked.zone.startOfDay(asked.last + 1) / 1000;
  const span = { from: from - LONGEST_SERIES_MS - 2 * DAY_MS, upTo: until };
  const found: CalendarEntry[] = [];
  for (const record of await desk.records.planned(span)) {
    const dog = await nameOfDog(desk, record.dogId);
    const author = resourceOf(desk, record)?.author_id;
    if (dog === null || author === undefined) continue;
    found.push(...timesOf(record, dog, author, { from, until }));
  }
  return found.filter(({ person_ids: who }) => !asked.personId || who.includes(asked.personId));
}

function timesOf(
  record: LocalRecord,
  dog: string,
  author: string,
  span: { readonly from: number; readonly until: number },
): readonly CalendarEntry[] {
  const session = wholeBody('session', bodyOf(record) ?? {});
  const named = session.participants.flatMap(({ person_id }) => person_id ?? []);
  const zone = new Zone(session.time_zone ?? 'UTC');
  return occurrencesOf(session, zone, span).map(({ on, startsAt, endsAt }) => ({
    ...{ kind: 'appointment', id: record.id, dog_id: session.dog_id, dog, on },
    ...{ title: titleOf(session.kind), starts_at: startsAt, ends_at: endsAt },
    place: [session.location, session.area].filter(Boolean).join(', '),
    person_ids: named.length > 0 ? named : [author],
    repeats: session.repeats !== null,
  }));
}

/** The registry's `title_of`. */
function titleOf(kind: string): string {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Null when the dog is not here any more: what was planned with it is not either. */
async function nameOfDog(desk: Desk, dogId: string | null): Promise<string | null> {
  const dog = dogId === null ? null : await desk.records.read('dog', dogId);
  return text(dog && bodyOf(dog)?.['call_name']);
}

async function expiries(
  desk: Desk,
  asked: Asked,
  today: string,
): Promise<readonly CalendarEntry[]> {
  const items = new Map<string, HealthItem[]>();
  for (const record of await desk.records.ofKind('health_item')) {
    const item = resourceOf(desk, record) as HealthItem | null;
    if (item) items.set(item.dog_id, [...(items.get(item.dog_id) ?? []), item]);
  }
  const found = await Promise.all(
    [...items].map(async ([id, some]) => {
      const dog = await activeDog(desk, id);
      return dog && isTheirs(dog, asked) ? expiriesOf(some, id, { dog, today, asked }) : [];
    }),
  );
  return found.flat();
}

async function activeDog(desk: Desk, id: string): Promise<Body | null> {
  const record = await desk.records.read('dog', id);
  const dog = record && bodyOf(record);
  return dog && (dog['status'] ?? 'active') === 'active' ? dog : null;
}

function expiriesOf(
  items: readonly HealthItem[],
  id: string,
  { dog, today, asked }: { readonly dog: Body; readonly today: string; readonly asked: Asked },
): readonly CalendarEntry[] {
  const [first, last] = [dayText(asked.first), dayText(asked.last)];
  return healthCards(items, today, { id, revision: 0 }).flatMap((card) => {
    const on = card.expires_on;
    if (!STILL_HOLDS.includes(card.state) || !on || on < first || on > last) return [];
    return {
      ...{ kind: 'health', id: card.id, dog_id: id, dog: text(dog['call_name']) ?? '', on },
      ...{ title: `${card.name} expires`, starts_at: null, ends_at: null },
      ...{ place: '', person_ids: [], repeats: false },
    };
  });
}

/** A person's dogs are those assigned to them, and those assigned to nobody. */
function isTheirs(dog: Body, { personId }: Asked): boolean {
  const assigned = (dog['assigned_person_ids'] ?? []) as readonly string[];
  return personId === null || assigned.length === 0 || assigned.includes(personId);
}

/** What is due on a day stands before what has a time on it. */
function order(one: CalendarEntry, other: CalendarEntry, zone: Zone): number {
  const at = ({ on, starts_at: start }: CalendarEntry): number =>
    start ? Date.parse(start) : zone.startOfDay(dayOf(on)) / 1000;
  return at(one) - at(other) || compare(one.dog, other.dog) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
