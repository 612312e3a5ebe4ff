import { bodyOf, keyOf, LocalRecord } from '../local-record';
import { Facets, facetsOf } from './facets';
import { authorMark, dogMark, ABSENT_DOG, kindMark, NAMED, tagKey, tagMark } from './marks';
import { wordsAndJoined } from './words';

/** Stands before the joined words, which have no place in the text. */
export const SEPARATOR = '|';

/**
 * What the index keeps of a record. `title` and `text` are its words in order, a blank before and
 * after each, so that a phrase is found in them by looking for it.
 */
export interface Entry {
  /** Its place in the lists of the index. */
  readonly number: number;
  /** The record's key. */
  readonly key: string;
  readonly dogId: string | null;
  /** Milliseconds since 1970; the newest record is the one that was made last. */
  readonly created: number;
  readonly occurred: number;
  readonly title: string;
  readonly text: string;
  readonly marks: readonly string[];
}

export type EntryParts = Omit<Entry, 'number'>;

/** Null for what nobody is to find; `writer` made what the registry has not seen yet. */
export function entryOf(record: LocalRecord, writer: string): EntryParts | null {
  const body = bodyOf(record);
  const { key, dogId } = record;
  const created = createdMs(record);
  if (body === null) return record.kind === 'dog' ? absentDog(record.id) : null;
  const facets = facetsOf(record.kind, body);
  if (!facets) return null;
  return {
    ...{ key, dogId, created },
    occurred: facets.occurredMs ?? created,
    title: asTerms([facets.title]),
    text: asTerms([...facets.texts, ...facets.tags]),
    marks: marksOf(record, facets, writer),
  };
}

/** Whether an entry is what would be made of this record now. */
export function says(entry: Entry, record: LocalRecord | undefined, writer: string): boolean {
  const now = record ? entryOf(record, writer) : null;
  return now !== null && same(entry, now);
}

export function same(old: Entry, now: EntryParts): boolean {
  return (
    old.created === now.created &&
    old.occurred === now.occurred &&
    old.dogId === now.dogId &&
    old.title === now.title &&
    old.text === now.text &&
    old.marks.join(' ') === now.marks.join(' ')
  );
}

/**
 * Stands for a dog that is not here, deleted or not pulled yet: what is written about it is not
 * found until the dog is here.
 */
export function absentDog(id: string): EntryParts {
  const nothing = { created: 0, occurred: 0, title: '', text: '' };
  return { key: keyOf('dog', id), dogId: id, ...nothing, marks: [ABSENT_DOG] };
}

/** The dog whose record has this key, null for other records. */
export function dogOf(key: string): string | null {
  const beginning = keyOf('dog', '');
  return key.startsWith(beginning) ? key.slice(beginning.length) : null;
}

function createdMs({ stored, sending, waiting }: LocalRecord): number {
  const moment = stored?.created_at ?? sending?.editedAt ?? waiting?.editedAt;
  return Date.parse(moment ?? '') || 0;
}

/** Everything under which an entry is found. */
export function termsOf({ title, text, marks }: Omit<EntryParts, 'key'>): ReadonlySet<string> {
  const terms = new Set([...title.split(' '), ...text.split(' '), ...marks]);
  terms.delete('');
  terms.delete(SEPARATOR);
  return terms;
}

function marksOf(record: LocalRecord, facets: Facets, writer: string): readonly string[] {
  const marks = [authorMark(record.stored?.author_id ?? writer), kindMark(record.kind)];
  if (facets.occurredMs === null) marks.push(NAMED);
  if (record.dogId !== null) marks.push(dogMark(record.dogId));
  if (facets.detailKind !== '') marks.push(kindMark(facets.detailKind));
  for (const tag of facets.tags) for (const key of tagKey(tag).split(' ')) marks.push(tagMark(key));
  return [...new Set(marks)];
}

function asTerms(texts: readonly string[]): string {
  const found: string[] = [];
  const joined = new Set<string>();
  for (const text of texts) {
    const split = wordsAndJoined(text);
    found.push(...split.words);
    for (const word of split.joined) joined.add(word);
  }
  if (joined.size > 0) found.push(SEPARATOR, ...joined);
  return found.length > 0 ? ` ${found.join(' ')} ` : '';
}
