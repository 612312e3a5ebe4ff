// What the dates of a dog's health items mean on a day: the same rules as registry/care/health_rules.py.
import { HealthCards, HealthItem } from '../../api/types';
import { counted } from '../../measures/wording';
import { daysBetween, monthsLater, onDay } from './calendar';
import { sortKey } from '../../measures/letters';

type HealthCard = HealthCards['items'][number];

type Meaning = Pick<HealthCard, 'state' | 'sentence'> &
  Partial<Pick<HealthCard, 'expires_on' | 'days_left'>>;

const USUAL_MONTHS = 12;
const WARNING_DAYS = 30;
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  rabies: ['rabies', 'tollwut'],
  bordetella: ['bordetella', 'kennel cough', 'kc vaccine', 'zwingerhusten'],
};
const URGENCY: readonly HealthCard['state'][] = [
  ...(['expired', 'missing', 'expires_soon', 'running'] as const),
  ...(['planned', 'undated', 'valid', 'past'] as const),
];

/** The items as they stand today, the most urgent first, with the standard vaccinations that are missing. */
export function healthCards(
  items: readonly HealthItem[],
  today: string,
  dog: { readonly id: string; readonly revision: number },
): HealthCard[] {
  const newest = newestOf(items, today);
  const cards = items.map((item) => cardOf(item, meaningOf(item, today, newest)));
  const missing = Object.keys(STANDARD)
    .filter((name) => !items.some((item) => isAgainst(item, name) && !isPlanned(item, today)))
    .map((name) => missingCard(name, dog));
  return [...cards, ...missing].sort(byUrgency);
}

/** The last day on which an item holds; null when it has no end that anybody could know. */
function expiresOn(item: HealthItem): string | null {
  if (item.expires_on) return item.expires_on;
  if (!item.given_on || (item.kind !== 'vaccination' && !item.months)) return null;
  return monthsLater(item.given_on, item.months ?? USUAL_MONTHS);
}

/** For each vaccine the item that lasts longest, of those that were given. */
function newestOf(items: readonly HealthItem[], today: string): ReadonlyMap<string, HealthItem> {
  const found = new Map<string, { readonly item: HealthItem; readonly end: string }>();
  for (const item of items) {
    const end = expiresOn(item);
    if (item.kind !== 'vaccination' || end === null || isPlanned(item, today)) continue;
    for (const vaccine of vaccinesOf(item)) {
      if (end > (found.get(vaccine)?.end ?? '')) found.set(vaccine, { item, end });
    }
  }
  return new Map([...found].map(([vaccine, { item }]) => [vaccine, item]));
}

/** What a vaccination is against: the standard ones that its name holds, else its name. */
function vaccinesOf(item: HealthItem): readonly string[] {
  const name = sortKey(item.name);
  const standard = Object.entries(STANDARD)
    .filter(([, names]) => names.some((each) => name.includes(each)))
    .map(([vaccine]) => vaccine);
  return standard.length > 0 ? standard : [name];
}

function isAgainst(item: HealthItem, vaccine: string): boolean {
  return item.kind === 'vaccination' && vaccinesOf(item).includes(vaccine);
}

function isPlanned(item: HealthItem, today: string): boolean {
  const first = item.given_on ?? item.from_on;
  return first !== null && first > today;
}

function meaningOf(
  item: HealthItem,
  today: string,
  newest: ReadonlyMap<string, HealthItem>,
): Meaning {
  const { name } = item;
  const first = item.given_on ?? item.from_on;
  if (first !== null && first > today) {
    return { state: 'planned', sentence: `${name} is planned for ${onDay(first)}.` };
  }
  const end = expiresOn(item);
  const isVaccination = item.kind === 'vaccination';
  if (end !== null) {
    if (isVaccination && vaccinesOf(item).every((vaccine) => newest.get(vaccine) !== item)) {
      const sentence = `${name} (until ${onDay(end)}) was renewed.`;
      return { state: 'past', sentence, expires_on: end };
    }
    return expiry(name, end, today);
  }
  if (!isVaccination) return course(item, today);
  const sentence = `${name} has no date; say when it was given or until when it holds.`;
  return { state: 'undated', sentence };
}

function expiry(name: string, end: string, today: string): Meaning {
  const left = daysBetween(today, end);
  const dates = { expires_on: end, days_left: left };
  if (left < 0) {
    const sentence = `${name} expired on ${onDay(end)}, ${counted(-left, 'day')} ago.`;
    return { state: 'expired', sentence, ...dates };
  }
  if (left > WARNING_DAYS) {
    return { state: 'valid', sentence: `${name} is valid until ${onDay(end)}.`, ...dates };
  }
  const when = left === 0 ? 'today' : `in ${counted(left, 'day')}`;
  const sentence = `${name} expires ${when}, on ${onDay(end)}. Time to renew it.`;
  return { state: 'expires_soon', sentence, ...dates };
}

/** A medication, an injury and the like: it runs from a day to a day, or happened on one. */
function course({ name, to_on, from_on, given_on }: HealthItem, today: string): Meaning {
  if (to_on !== null) {
    if (to_on < today) return { state: 'past', sentence: `${name} ended on ${onDay(to_on)}.` };
    return { state: 'running', sentence: `${name} runs until ${onDay(to_on)}.` };
  }
  if (from_on !== null) {
    return { state: 'running', sentence: `${name} runs since ${onDay(from_on)}.` };
  }
  if (given_on !== null) return { state: 'past', sentence: `${name} on ${onDay(given_on)}.` };
  return { state: 'undated', sentence: `${name} has no date.` };
}

function cardOf(item: HealthItem, meaning: Meaning): HealthCard {
  const { id, revision, name, kind, given_on } = item;
  return {
    ...{ id, revision, name, kind, given_on },
    expires_on: null,
    days_left: null,
    ...meaning,
  };
}

function missingCard(
  name: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): HealthCard {
  return {
    ...{ id, revision, name: `${name.charAt(0).toUpperCase()}${name.slice(1)}` },
    ...{ kind: 'vaccination', given_on: null, expires_on: null, state: 'missing', days_left: null },
    sentence: `No ${name} vaccination is on record.`,
  };
}

/** Past items the newest first; among the others the one that ends first. */
function byUrgency(one: HealthCard, other: HealthCard): number {
  const ends = (card: HealthCard): string => card.expires_on ?? card.given_on ?? '0001-01-01';
  const way = one.state === 'past' ? -1 : 1;
  return (
    URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state) ||
    (one.days_left ?? 0) - (other.days_left ?? 0) ||
    way * compare(ends(one), ends(other)) ||
    compare(sortKey(one.name), sortKey(other.name)) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
