import { allOf } from './expression';
import { authorMark, dogMark, kindMark, tagMark } from './marks';
import type { Plan } from './plan';
import { dayStart, invalid, Query } from './query';

/** What `GET /search` is asked with; null where nothing was given. */
export interface Wanted {
  readonly q: string;
  readonly dog: string | null;
  readonly author: string | null;
  readonly kind: string | null;
  readonly tag: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

const LONGEST_QUERY = 500;
const LONGEST_TAG = 60;
const KIND = /^[a-z_]{1,40}$/;
const DAY_OR_MOMENT =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+ -]\d{2}:?\d{2}))?$/;
const DAY_MS = 86_400_000;

/** A wanted search from the parameters as they stand in an address; what is blank was not given. */
export function wantedOf(query: Readonly<Record<string, unknown>>): Wanted {
  const given = (name: string): string | null => {
    const value = query[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const limit = Math.trunc(Number(given('limit') ?? 50));
  if (!(limit >= 1 && limit <= 200)) throw invalid('A page holds 1 to 200 hits.', '/limit');
  return {
    q: given('q') ?? '',
    ...{ dog: given('dog'), author: given('author'), kind: given('kind'), tag: given('tag') },
    ...{ from: given('from'), to: given('to'), limit, cursor: given('cursor') },
  };
}

/** The query with the parameters `from` and `to` besides what it says itself. */
export function narrowed(query: Query, wanted: Wanted): Query {
  check(wanted);
  const from = wanted.from === null ? null : startOf(wanted.from, 'from');
  const to = wanted.to === null ? null : endOf(wanted.to);
  return {
    ...query,
    from: from === null ? query.from : Math.max(from, query.from ?? -Infinity),
    until: to === null ? query.until : Math.min(to, query.until ?? Infinity),
  };
}

/** The plan with the filters that stand beside the query. */
export function withFilters(plan: Plan, { dog, author, kind, tag }: Wanted): Plan {
  const marks: string[] = [];
  if (dog !== null) marks.push(dogMark(dog));
  if (author !== null) marks.push(authorMark(author));
  if (kind !== null) marks.push(kindMark(kind));
  if (tag !== null) marks.push(tagMark(tag));
  return marks.length > 0 ? { ...plan, required: [...plan.required, allOf(marks)] } : plan;
}

function check({ q, kind, tag }: Wanted): void {
  if (Array.from(q).length > LONGEST_QUERY) {
    throw invalid('A search has at most 500 letters. Use fewer words.', '/q');
  }
  if (q.includes('\u0000')) {
    throw invalid('The text contains a NUL character (U+0000). Remove it.', '/q');
  }
  if (kind !== null && !KIND.test(kind)) {
    throw invalid('There is no such kind of record.', '/kind');
  }
  if (tag !== null && Array.from(tag).length > LONGEST_TAG) {
    throw invalid('A tag has at most 60 letters.', '/tag');
  }
}

/** Of a day its beginning in UTC. */
function startOf(text: string, name: string): number {
  const [whole, year, month, day] = DAY_OR_MOMENT.exec(text) ?? [];
  const start = whole === undefined ? null : dayStart(Number(year), Number(month), Number(day));
  const moment = start === null || text.length === 10 ? start : Date.parse(text.replace(' ', '+'));
  if (moment !== null && !Number.isNaN(moment)) return moment;
  throw invalid(
    `\`${name}\` is neither a day such as 2026-10-06 nor an RFC 3339 time.`,
    `/${name}`,
  );
}

/** Of a day the first moment after it. */
function endOf(text: string): number {
  return startOf(text, 'to') + (text.length === 10 ? DAY_MS : 0);
}
