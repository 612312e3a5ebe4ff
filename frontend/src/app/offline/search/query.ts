import { Problem } from '../../core/http/problem';
import { fold } from './folding';
import { places, wordsOf } from './words';

/**
 * What a person typed into the search box, taken apart as the registry does it
 * (registry/search/query.py): words, phrases in quotes, a minus before what must not be there, and
 * six operators whose values may be quoted. There is no wrong query but one with a wrong date.
 */
export type Operator = 'dog' | 'author' | 'kind' | 'tag';

export interface Filter {
  readonly operator: Operator;
  readonly value: string;
  readonly excluded: boolean;
}

/** Words that stand together and their joined form: `loose-leash` and `looseleash`. */
export interface Compound {
  readonly first: number;
  readonly last: number;
  readonly joined: string;
}

export interface Query {
  words: readonly string[];
  compounds: readonly Compound[];
  readonly phrases: (readonly string[])[];
  readonly excluded: (readonly string[])[];
  readonly filters: Filter[];
  /** Milliseconds since 1970, the first that counts and the first that does not any more. */
  from: number | null;
  until: number | null;
  /** The last word may still be being typed. */
  unfinished: boolean;
}

const MOST_WORDS = 32;
const MOST_FILTERS = 16;
const PART =
  /(-?)(?:(dog|author|kind|tag|before|after):(?:"([^"]*)"|([^\s"]+))|"([^"]*)"|([^\s"]+))|"/gi;
const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

export function parseQuery(typed: string): Query {
  const query: Query = {
    ...{ words: [], compounds: [], phrases: [], excluded: [], filters: [] },
    ...{ from: null, until: null, unfinished: false },
  };
  const text = typed.replace(/[“”„‟«»＂]/g, '"').replace(/[−–]/g, '-');
  const plain: string[] = [];
  let lastIsWord = false;
  for (const [, minus, name, quoted, bare, phrase, word] of text.matchAll(PART)) {
    lastIsWord = false;
    if (name) operator(query, name.toLowerCase(), quoted ?? bare ?? '', minus === '-');
    else if (phrase !== undefined) addPhrase(minus ? query.excluded : query.phrases, phrase);
    else if (word !== undefined && minus) addPhrase(query.excluded, word);
    else if (word !== undefined) {
      plain.push(word);
      lastIsWord = true;
    }
  }
  takeWords(query, plain.join(' '));
  query.unfinished = lastIsWord && !/\s$/.test(text) && query.words.length > 0;
  return query;
}

function takeWords(query: Query, text: string): void {
  const split = places(fold(text));
  const found = split.words.slice(0, MOST_WORDS);
  query.words = found.map(({ word }) => word);
  query.compounds = split.joined.flatMap(({ word, start, end }) => {
    const inside = [...found.keys()].filter((index) => {
      const one = found[index];
      return one !== undefined && start <= one.start && one.end <= end;
    });
    const [first] = inside;
    return first === undefined ? [] : [{ first, last: inside.at(-1) ?? first, joined: word }];
  });
}

function addPhrase(target: (readonly string[])[], text: string): void {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (words.length > 0 && target.length < MOST_FILTERS) target.push(words);
}

function operator(query: Query, name: string, value: string, excluded: boolean): void {
  if (name === 'before') {
    query.until = Math.min(query.until ?? Infinity, firstMoment(name, value));
  } else if (name === 'after') {
    query.from = Math.max(query.from ?? -Infinity, firstMoment(name, value));
  } else if (value.trim() !== '' && query.filters.length < MOST_FILTERS) {
    query.filters.push({ operator: name as Operator, value: value.trim(), excluded });
  }
}

function firstMoment(name: string, value: string): number {
  const [whole, year = '', month = '1', day = '1'] = DATE.exec(value.trim()) ?? [];
  const moment = whole === undefined ? null : dayStart(Number(year), Number(month), Number(day));
  if (moment !== null) return moment;
  const shown = value.trim().slice(0, 40);
  throw invalid(
    `\`${name}:${shown}\` is not a date. Write ${name}:2026, ${name}:2026-03 or ${name}:2026-03-15.`,
    '/q',
  );
}

/** Milliseconds of a day's beginning in UTC; null when there is no such day. */
export function dayStart(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return year >= 1 && same ? date.getTime() : null;
}

export function invalid(message: string, pointer: string): Problem {
  return new Problem({
    ...{ code: 'invalid', status: 422, title: 'This cannot be searched for', detail: message },
    errors: [{ pointer, message }],
  });
}
