import { bodyOf, LocalRecord, newestChange, revisionSeen } from '../local-record';
import { Body } from '../wire';
import { Desk } from './ask';
import { defaultsOf } from './defaults';

/** A record in the shape that the registry answers with; its own fields beside the body's. */
export interface Resource {
  readonly id: string;
  readonly revision: number;
  readonly author_id: string;
  readonly updated_by_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at?: string;
  readonly [field: string]: unknown;
}

/** How a record answers; null when it is deleted. */
export function resourceOf(desk: Desk, record: LocalRecord): Resource | null {
  const body = bodyOf(record);
  return body && dressed(desk, record, body);
}

/** The answer to the deletion of a record that had this body. */
export function deletedResource(desk: Desk, record: LocalRecord, body: Body): Resource {
  return { ...dressed(desk, record, body), deleted_at: desk.now().toISOString() };
}

/** The registry's fields that a body must not carry back. */
const OWN = new Set([
  ...['id', 'revision', 'author_id', 'updated_by_id'],
  ...['created_at', 'updated_at', 'deleted_at'],
]);

/** The body out of an answer. */
export function bodyIn(resource: Readonly<Record<string, unknown>>): Body {
  return Object.fromEntries(Object.entries(resource).filter(([field]) => !OWN.has(field)));
}

function dressed(desk: Desk, record: LocalRecord, body: Body): Resource {
  return {
    id: record.id,
    revision: revisionSeen(record),
    ...whoAndWhen(desk, record),
    ...defaultsOf(record.kind),
    ...body,
  };
}

type WhoAndWhen = Pick<Resource, 'created_at' | 'updated_at' | 'author_id' | 'updated_by_id'>;

/** As the registry will tell it once an edit of this device is there. */
function whoAndWhen(desk: Desk, record: LocalRecord): WhoAndWhen {
  const { stored } = record;
  const change = newestChange(record);
  const mine = { at: change?.editedAt ?? desk.now().toISOString(), by: desk.person.id };
  const theirs = change ? null : stored;
  return {
    created_at: stored?.created_at ?? mine.at,
    updated_at: theirs?.recorded_at ?? mine.at,
    author_id: stored?.author_id ?? mine.by,
    updated_by_id: theirs?.updated_by_id ?? mine.by,
  };
}
