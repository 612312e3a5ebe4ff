import { isPlanned } from '../place-in-lists';
import { incidentTitle } from '../incident-title';
import { Body } from '../wire';

/**
 * What of a record is searched, by its kind: the same parts as the registry takes (the `facets` of
 * its kinds). A body that was written here may lack what the registry fills in.
 */
export interface Facets {
  readonly title: string;
  readonly texts: readonly string[];
  readonly tags: readonly string[];
  /** The record's own kind: of a note, a session, an attachment. */
  readonly detailKind: string;
  /** RFC 3339 with the offset that the trainer saw; null for what has a name and no time. */
  readonly occurredAt: string | null;
  /** When it counts as having been; null where the time of its creation does. */
  readonly occurredMs: number | null;
}

const TITLE_LENGTH = 80;
const HASHTAG = /(?<![\p{L}\p{N}_#&/])#((?![\p{Nd}_])[\p{L}\p{N}][\p{L}\p{N}_-]{1,59})/gu;

/** Null for a kind that is not searched, and for what is to come. */
export function facetsOf(kind: string, body: Body): Facets | null {
  return isPlanned(kind, body) ? null : (OF_KIND[kind]?.(body) ?? null);
}

const OF_KIND: Readonly<Record<string, (body: Body) => Facets>> = {
  dog: (body) =>
    named(text(body['call_name']), text(body['status']) || 'active', [
      ...[body['registered_name'], body['breed_1'], body['breed_2'], body['colour']],
      ...[body['microchip'], body['source'], body['about']],
    ]),
  guardian: (body) =>
    named(text(body['name']), '', [
      ...[body['email'], body['phone'], body['address'], body['about']],
      ...list(body['people']).flatMap((one) => [one['name'], one['email'], one['phone']]),
    ]),
  skill: definition('skill'),
  behavior: definition('concern'),
  target: (body) =>
    named(text(body['name']), text(body['measure']) || 'percent_correct', [
      body['owner_words'],
      part(body['cue'])['text'],
      ...list(body['steps']).map((step) => step['text']),
    ]),
  health_item: (body) =>
    named(text(body['name']), text(body['kind']) || 'vaccination', [body['dose'], body['comment']]),
  safety_flag: (body) => ({
    ...named(text(body['instruction']), text(body['category']) || 'other', [
      ...[body['reported_by'], body['ended_reason']],
    ]),
    occurredMs: body['ended_at'] ? Date.parse(text(body['ended_at'])) : null,
  }),
  note: (body) => ({
    ...timed(titleOf(body), text(body['kind']) || 'general', body['occurred_at']),
    texts: [text(body['body'])],
    tags: tagsOf(body),
  }),
  session: (body) => ({
    ...timed(sessionTitle(body), text(body['kind']) || 'training', body['started_at']),
    texts: present([body['summary']]),
  }),
  observation: (body) => {
    const type = text(body['type']);
    const title = text(body['behavior']) || type.replaceAll('_', ' ');
    return { ...timed(title, type, body['occurred_at']), texts: present([body['comment']]) };
  },
  incident: (body) => timed(incidentTitle(body), 'incident', body['occurred_at']),
  attachment: (body) => {
    const file = fileClass(text(body['media_type']));
    return {
      ...timed(text(body['caption']) || file, file, body['captured_at']),
      texts: present(list(body['markers']).map((marker) => marker['label'])),
    };
  },
};

function definition(domain: string): (body: Body) => Facets {
  return (body) =>
    named(text(body['name']), text(body['domain']) || domain, [
      ...texts(body['synonyms']),
      body['operational_definition'],
      ...[...texts(body['examples']), ...texts(body['non_examples'])],
    ]);
}

function named(title: string, detailKind: string, about: readonly unknown[]): Facets {
  const none = { tags: [], occurredAt: null, occurredMs: null };
  return { title, detailKind, texts: present(about), ...none };
}

function timed(title: string, detailKind: string, at: unknown): Facets {
  const occurredAt = offsetWritten(text(at));
  const occurredMs = Date.parse(occurredAt) || 0;
  return { title, detailKind, texts: [], tags: [], occurredAt, occurredMs };
}

/** The registry writes the offset of Greenwich in digits, and fractions with six of them. */
function offsetWritten(moment: string): string {
  return moment
    .replace(/[Zz]$/, '+00:00')
    .replace(/\.(\d{1,6})\d*(?=[+-])/, (_, digits: string) =>
      Number(digits) === 0 ? '' : `.${digits.padEnd(6, '0')}`,
    );
}

/** Without a title of its own a note is called by its first line. */
function titleOf(note: Body): string {
  const own = text(note['title']).trim();
  if (own !== '') return own;
  const [first = ''] = text(note['body']).trim().split('\n');
  return shortened(first.trim().replace(/\s+/g, ' '), TITLE_LENGTH);
}

function shortened(line: string, length: number): string {
  const signs = Array.from(line);
  if (signs.length <= length) return line;
  const cut = signs.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  const atWord = space < 0 ? cut : cut.slice(0, space);
  const kept = Array.from(atWord).length > Math.floor(length / 2) ? atWord : cut;
  return `${kept.replace(/[ ,;:]+$/, '')}…`;
}

/** The note's tags and the #hashtags in its text, each once, in the order of appearance. */
function tagsOf(note: Body): readonly string[] {
  const found = new Map(texts(note['tags']).map((tag) => [tag.toLowerCase(), tag]));
  for (const [, tag = ''] of text(note['body']).matchAll(HASHTAG)) {
    if (!found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag);
  }
  return [...found.values()];
}

function sessionTitle(session: Body): string {
  const kind = text(session['kind']) || 'training';
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
  const place = present([session['location'], session['area']]).join(', ');
  const [began, ended] = [session['started_at'], session['ended_at']].map((at) =>
    Date.parse(text(at)),
  );
  const length = ((ended ?? NaN) - (began ?? NaN)) / 60_000;
  const parts = [kind === 'training' ? `${name} session` : name, place];
  if (!Number.isNaN(length)) parts.push(`${halfToEven(length)} min`);
  return parts.filter((one) => one !== '').join(' · ');
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function fileClass(mediaType: string): string {
  const [family = ''] = mediaType.split('/');
  return { image: 'picture', video: 'video', audio: 'sound' }[family] ?? 'paper';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function present(values: readonly unknown[]): readonly string[] {
  return values.map(text).filter((one) => one !== '');
}

function list(value: unknown): readonly Body[] {
  return Array.isArray(value) ? value.map(part) : [];
}

function part(value: unknown): Body {
  return typeof value === 'object' && value !== null ? (value as Body) : {};
}
