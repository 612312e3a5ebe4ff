import { namesEdit, numberOfEdit } from './edit-number';
import { Place, placeOf } from './place-in-lists';
import { Body, PushResult, Refusal, SyncDocument } from './wire';

/**
 * A record as this device holds it: what the registry has, and what it still has to be told. One
 * row holds both, so that no crash can part them. Every function here is pure; the replicator and
 * the store keep what they answer.
 *
 * An edit that went out once is frozen in `sending` until it is answered: its answer may be lost,
 * and only the same words under the same push id can be sent again without doubling anything.
 * What is written meanwhile stands in `waiting` and is sent over the revision that holds its
 * predecessor.
 */
export interface Change {
  readonly pushId: string;
  readonly body: Body | null;
  readonly deleted: boolean;
  /** When it was made, by this device's clock. */
  readonly editedAt: string;
  /** The registry's revision that it was made on; 0 for a new record. */
  readonly base: number;
  /** Why, in its writer's words; it goes into the history. */
  readonly reason?: string;
}

/** Somebody else's edit contradicted mine: both are kept on the registry, one is current. */
export interface Contradiction {
  readonly conflictId: string | null;
  readonly mine: Body | null;
}

export interface LocalRecord extends Place {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly stored: SyncDocument | null;
  readonly sending: Change | null;
  readonly waiting: Change | null;
  /** Its place among what is to be sent; absent when nothing is, or when it was refused. */
  readonly order?: number;
  readonly refused: Refusal | null;
  readonly contradiction: Contradiction | null;
  /** The last edit of this device that was answered, and the revision that holds its words. */
  readonly own: { readonly pushId: string; readonly revision: number } | null;
  /** The full pull that named it last. */
  readonly seen: number;
  /** Its state while it is not simply stored: what waits or needs a person is found by it. */
  readonly open?: OpenState;
  /** What a deletion on this device took away, so that it can be brought back without a network. */
  readonly lastBody?: Body;
}

export interface Edit {
  readonly pushId: string;
  readonly body: Body | null;
  readonly editedAt: string;
  readonly reason?: string;
}

/** What a person is told of a record. */
export type RecordState = OpenState | 'stored';
export type OpenState = 'on-device' | 'refused' | 'contradicted';

export function keyOf(kind: string, id: string): string {
  return `${kind}:${id}`;
}

export function stateOf(record: LocalRecord): RecordState {
  if (record.refused) return 'refused';
  if (unsent(record)) return 'on-device';
  return record.contradiction ? 'contradicted' : 'stored';
}

/** The newest edit of this device that was not answered yet. */
export function newestChange(record: LocalRecord): Change | null {
  return record.waiting ?? record.sending;
}

/** The edits of this device that were not answered yet, oldest first. */
export function changesOf({ sending, waiting }: LocalRecord): readonly Change[] {
  return [sending, waiting].filter((change) => change !== null);
}

/** The number that a page names when it writes over what it saw: a revision, or an edit's number. */
export function revisionSeen(record: LocalRecord): number {
  const change = newestChange(record);
  return change ? numberOfEdit(change.pushId) : revisionOf(record);
}

export function unsent(record: LocalRecord): boolean {
  return record.sending !== null || record.waiting !== null;
}

/** The body to show: the newest words of this device, else the registry's; null when deleted. */
export function bodyOf(record: LocalRecord): Body | null {
  const change = newestChange(record);
  if (change) return change.deleted ? null : change.body;
  return record.stored?.deleted === false ? record.stored.body : null;
}

export function fresh(kind: string, id: string): LocalRecord {
  return {
    key: keyOf(kind, id),
    ...{ kind, id, dogId: null, at: 0, seen: 0 },
    ...{ stored: null, sending: null, waiting: null },
    ...{ refused: null, contradiction: null, own: null },
  };
}

/** What the writer of an edit saw: the record as it was here, or the number that names it (`revisionSeen`). */
export type Seen = LocalRecord | number;

/** The registry's revision that is here; 0 when there is none. */
function revisionOf(record: LocalRecord): number {
  return record.stored?.revision ?? 0;
}

/**
 * The revision that an edit was made on, by what its writer saw: the record may have moved on while
 * they typed. Null when it holds other unsent words, which the edit would replace unread.
 */
function baseOf(now: LocalRecord, seen: Seen): number | null {
  const number = typeof seen === 'number' ? seen : revisionSeen(seen);
  if (revisionSeen(now) === number) return newestChange(now)?.base ?? revisionOf(now);
  if (unsent(now)) return null;
  if (!namesEdit(number)) return number;
  return now.own && numberOfEdit(now.own.pushId) === number ? now.own.revision : null;
}

/**
 * After an edit on this device; a body of null deletes. `seen` is what its writer saw,
 * `order` the place of a new edit. Null when it must not replace what is here now.
 */
export function edited(
  now: LocalRecord,
  edit: Edit,
  { seen, order }: { readonly seen: Seen; readonly order: number },
): LocalRecord | null {
  const base = baseOf(now, seen);
  if (base === null) return null;
  const waiting = { ...edit, deleted: edit.body === null, base };
  const lastBody = edit.body === null ? bodyOf(now) : null;
  return placed({
    ...{ ...now, waiting, order: now.order ?? order, refused: null },
    ...(lastBody && { lastBody }),
  });
}

/** Before it goes out. */
export function freeze(record: LocalRecord): LocalRecord {
  if (record.sending !== null) return record;
  return { ...record, sending: record.waiting, waiting: null };
}

/** After the registry answered. An answer to anything but the edit that is out is an old one. */
export function answered(record: LocalRecord, result: PushResult): LocalRecord {
  const { sending } = record;
  if (sending?.pushId !== result.push_id) return record;
  if (result.status === 'refused') return refused(record, sending, result.problem ?? {});
  const own = result.own_revision ?? result.document?.revision ?? sending.base;
  const waiting = record.waiting && { ...record.waiting, base: own };
  const contradiction = setAside(sending, result, own) ?? record.contradiction;
  const stored = newer(record.stored, result.document ?? null);
  return placed(
    queued({
      ...{ ...record, sending: null, waiting, stored, contradiction },
      own: { pushId: sending.pushId, revision: own },
    }),
  );
}

/** My words were set aside; where they became the current ones, it is the other writer who is asked. */
function setAside(sending: Change, result: PushResult, own: number): Contradiction | null {
  if (result.status !== 'conflict' || result.document?.revision === own) return null;
  return { conflictId: result.conflict_id ?? null, mine: sending.body };
}

function refused(record: LocalRecord, sending: Change, problem: Refusal): LocalRecord {
  // What was written since may be what the registry asks for: it goes out in its place.
  if (record.waiting) {
    return { ...record, sending: null, waiting: { ...record.waiting, base: sending.base } };
  }
  return withoutOrder({ ...record, sending: null, waiting: sending, refused: problem });
}

/** After a person asked to send a refused record again, as it is. */
export function retried(record: LocalRecord, order: number): LocalRecord {
  return record.refused ? { ...record, refused: null, order } : record;
}

/** After a person gave up what was refused; null when the registry never had the record. */
export function givenUp(record: LocalRecord): LocalRecord | null {
  if (!record.refused) return record;
  const rest = withoutOrder({ ...record, waiting: null, sending: null, refused: null });
  return rest.stored ? placed(rest) : null;
}

/** Which pull brought a document: the count of full pulls, and whether one is under way. */
export interface Pull {
  readonly generation: number;
  readonly full: boolean;
}

/** After the registry sent its state of the record; null when nothing of it may stay here. */
export function pulled(
  record: LocalRecord,
  document: SyncDocument,
  { generation, full }: Pull,
): LocalRecord | null {
  const seen = generation;
  if (document.removed) return withdrawn({ ...record, seen });
  // A registry that was restored from a backup counts from an earlier revision again.
  const stored = full ? document : newer(record.stored, document);
  return placed({ ...record, seen, stored });
}

/** After the person said which of two contradicting texts counts. */
export function settled(record: LocalRecord): LocalRecord {
  return { ...record, contradiction: null };
}

/** The registry's part is gone from here; what was not sent yet stays. */
export function withdrawn(record: LocalRecord): LocalRecord | null {
  return unsent(record) ? { ...record, stored: null, contradiction: null } : null;
}

function newer(have: SyncDocument | null, got: SyncDocument | null): SyncDocument | null {
  if (got === null || (have !== null && have.revision > got.revision)) return have;
  return got;
}

function queued(record: LocalRecord): LocalRecord {
  return unsent(record) ? record : withoutOrder(record);
}

function withoutOrder(record: LocalRecord): LocalRecord {
  const rest = { ...record };
  delete (rest as { order?: number }).order;
  return rest;
}

function placed(record: LocalRecord): LocalRecord {
  const body = bodyOf(record);
  const rest: LocalRecord = { ...record };
  for (const place of ['line', 'sessionId', 'planned']) Reflect.deleteProperty(rest, place);
  // A deleted record leaves the timeline and its session, and keeps its dog.
  return body === null ? rest : { ...rest, ...placeOf(record.kind, record.id, body) };
}
