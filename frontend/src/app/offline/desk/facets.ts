import { Body } from '../wire';
import { toEven } from '../../measures/wording';
import { incidentTitle } from '../incident-title';
import { text, texts, textOrNull } from './values';

/** What a timeline tells of a record; the same words as the registry's `facets` of its kind. */
export interface Facets {
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly detail_kind: string;
  readonly visibility: string;
}

const TITLE_LENGTH = 80;
const SUMMARY_LENGTH = 240;
const WHITE = /\p{White_Space}+/gu;
const HASHTAG = /(?<![\p{L}\p{N}_#&/])#((?!\p{Nd})[\p{L}\p{N}][\p{L}\p{N}_-]{1,59})/gu;

export function facetsOf(kind: string, body: Body): Facets {
  return OF_KIND[kind]?.(body) ?? NOTHING;
}

/** The kind that a record has beside being a note, session or observation. */
export function detailKindOf(kind: string, body: Body): string {
  if (kind === 'observation') return text(body['type']);
  if (kind === 'incident') return 'incident';
  return text(body['kind']) || (kind === 'session' ? 'training' : 'general');
}

/** The note's tags and the #hashtags in its text, each once, in the order of appearance. */
export function tagsOf(kind: string, body: Body): readonly string[] {
  if (kind !== 'note') return [];
  const found = new Map(texts(body['tags']).map((tag) => [folded(tag), tag]));
  for (const [, tag = ''] of text(body['body']).matchAll(HASHTAG)) {
    if (!found.has(folded(tag))) found.set(folded(tag), tag);
  }
  return [...found.values()];
}

/** Text without case, as two tags are compared. */
export function folded(tag: string): string {
  return tag.toLowerCase().replaceAll('ß', 'ss');
}

const NOTHING: Facets = {
  ...{ title: '', summary: '', tags: [], detail_kind: '', visibility: 'team' },
};

const OF_KIND: Readonly<Record<string, (body: Body) => Facets>> = {
  note: (body) => {
    const { title, rest } = titleAndRest(body);
    return {
      title,
      summary: shortened(squeezed(rest), SUMMARY_LENGTH),
      tags: tagsOf('note', body),
      detail_kind: detailKindOf('note', body),
      visibility: text(body['visibility']) || 'team',
    };
  },
  session: (body) => ({
    ...NOTHING,
    title: sessionTitle(body),
    summary: Array.from(text(body['summary'])).slice(0, SUMMARY_LENGTH).join(''),
    detail_kind: detailKindOf('session', body),
  }),
  observation: (body) => ({
    ...NOTHING,
    title: text(body['behavior']) || text(body['type']).replaceAll('_', ' '),
    detail_kind: detailKindOf('observation', body),
  }),
  incident: (body) => ({
    ...NOTHING,
    title: incidentTitle(body),
    detail_kind: 'incident',
    visibility: 'restricted',
  }),
};

/** Without a title of its own a note is called by its first line. */
function titleAndRest(note: Body): { readonly title: string; readonly rest: string } {
  const own = text(note['title']).trim();
  if (own !== '') return { title: own, rest: text(note['body']) };
  const whole = text(note['body']).trim();
  const end = whole.indexOf('\n');
  const first = squeezed(end < 0 ? whole : whole.slice(0, end));
  const title = shortened(first, TITLE_LENGTH);
  return { title, rest: title !== first ? whole : end < 0 ? '' : whole.slice(end + 1) };
}

function squeezed(words: string): string {
  return words.replace(WHITE, ' ').trim();
}

function shortened(words: string, length: number): string {
  const signs = Array.from(words);
  if (signs.length <= length) return words;
  const cut = signs.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  const atWord = space < 0 ? cut : cut.slice(0, space);
  const kept = Array.from(atWord).length > Math.floor(length / 2) ? atWord : cut;
  return `${kept.replace(/[ ,;:]+$/, '')}…`;
}

/** A session is called by its kind, its place and its length. */
function sessionTitle(session: Body): string {
  const kind = detailKindOf('session', session);
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
  const place = [text(session['location']), text(session['area'])].filter(Boolean).join(', ');
  const minutes = minutesOf(session);
  const named = kind === 'training' ? `${name} session` : name;
  return [named, place, minutes === null ? '' : `${minutes} min`].filter(Boolean).join(' · ');
}

/** How long it took, in whole minutes; null while it is open. */
function minutesOf(session: Body): number | null {
  const ended = textOrNull(session['ended_at']);
  if (ended === null) return null;
  return toEven((Date.parse(ended) - Date.parse(text(session['started_at']))) / 60_000);
}
