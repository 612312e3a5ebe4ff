import { Collection, Dexie } from 'dexie';
import { SearchAnswer } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { LocalDatabase } from './local-database';
import {
  bodyOf,
  edited,
  fresh,
  givenUp,
  keyOf,
  LocalRecord,
  retried,
  Seen,
  settled,
  unsent,
} from './local-record';
import { hasCaughtUp } from './search/catching-up';
import type { Limits } from './search/device-search';
import type { People } from './search/planner';
import { Body } from './wire';

const KINDS = [
  ...['dog', 'guardian', 'note', 'session', 'exercise_set', 'observation', 'target'],
  ...['skill', 'behavior', 'safety_flag', 'health_item', 'attachment'],
  ...['homework', 'incident'],
];

/** Milliseconds since 1970, both inside. */
export interface Span {
  readonly from: number;
  readonly upTo: number;
}

export const EVER: Span = { from: -Infinity, upTo: Infinity };

/** Another tab of this person wrote into the record meanwhile; `current` has its words. */
export class EditedElsewhere extends Error {
  constructor(readonly current: LocalRecord) {
    super(`${current.key} was edited in another tab`);
    this.name = 'EditedElsewhere';
  }
}

/**
 * The verbs over the records of one person in one practice. A write is done when it is on this
 * device; it never waits for a network. A write that the device cannot keep (its storage is full)
 * throws Dexie's QuotaExceededError: the caller still has the words, and must say so.
 */
export class LocalRecords {
  constructor(private readonly database: LocalDatabase) {}

  async read(kind: string, id: string): Promise<LocalRecord | null> {
    return (await this.database.records.get(keyOf(kind, id))) ?? null;
  }

  /** A record of any kind by its id alone. */
  async anyOf(id: string): Promise<LocalRecord | null> {
    const keys = KINDS.map((kind) => keyOf(kind, id));
    return (await this.database.records.bulkGet(keys)).find((one) => one !== undefined) ?? null;
  }

  /**
   * Writes the whole body and answers the record as it is now. `seen` is the record that the body
   * was made on, or its number (`revisionSeen`); null for a new one. Throws EditedElsewhere when it would replace unsent words that
   * its writer has not seen, from another tab.
   */
  write(
    kind: string,
    id: string,
    body: Body,
    seen: Seen | null,
    reason = '',
  ): Promise<LocalRecord> {
    return this.edit(kind, id, body, { seen, reason });
  }

  /** Deletes a record, also one that the registry never had. */
  async remove(record: LocalRecord, seen: Seen = record): Promise<void> {
    await this.edit(record.kind, record.id, null, { seen, reason: '' });
  }

  /** What hangs on a dog's timeline between two moments, both inside, newest first; at most so many. */
  onLine(dogId: string, { from, upTo }: Span, most: number): Promise<readonly LocalRecord[]> {
    return this.line(dogId, { from, upTo }).limit(most).toArray();
  }

  /** The newest record on a dog's timeline that is wanted; reads no more than it has to. */
  async newestOnLine(
    dogId: string,
    wants: (record: LocalRecord) => boolean,
  ): Promise<LocalRecord | null> {
    return (await this.line(dogId, EVER).filter(wants).first()) ?? null;
  }

  /**
   * What belongs to any of these sessions and is not deleted, in no order. A page of a timeline asks
   * for dozens of sessions: each asked through Dexie costs more than its records do, and all of them
   * as one range, or by a cursor, reads what belongs to others or waits for each record anew.
   */
  async partsOf(sessionIds: readonly string[]): Promise<readonly LocalRecord[]> {
    const { records } = this.database;
    const parts = await this.database.transaction('r', records, ({ idbtrans }) => {
      const index = idbtrans.objectStore(records.name).index('sessionId');
      const asked = sessionIds.map((id) => index.getAll(id) as IDBRequest<LocalRecord[]>);
      return Promise.all(asked.map(answerOf));
    });
    return parts.flat();
  }

  /** A dog's records of a kind that are not deleted, in no order. */
  async ofDog(dogId: string, kind: string): Promise<readonly LocalRecord[]> {
    const all = await this.database.records.where('[dogId+kind]').equals([dogId, kind]).toArray();
    return all.filter((record) => bodyOf(record) !== null);
  }

  /** Sessions that are planned to begin between two moments, both inside, in order of time. */
  planned({ from, upTo }: Span): Promise<readonly LocalRecord[]> {
    return this.database.records.where('planned').between(from, upTo, true, true).toArray();
  }

  /** What was recorded in a session of a kind, in no order; nothing that is deleted. */
  async ofSession(sessionId: string, kind: string): Promise<readonly LocalRecord[]> {
    const all = await this.database.records.where('sessionId').equals(sessionId).toArray();
    return all.filter((record) => record.kind === kind && bodyOf(record) !== null);
  }

  /** All records of a kind that are not deleted. */
  async ofKind(kind: string): Promise<readonly LocalRecord[]> {
    const all = await this.database.records
      .where('[kind+at]')
      .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
      .toArray();
    return all.filter((record) => bodyOf(record) !== null);
  }

  /** What the registry's search would find, from what is here; loads the search when first asked. */
  async search(
    query: Readonly<Record<string, unknown>>,
    people: People,
    limits: Limits = {},
  ): Promise<SearchAnswer> {
    const { search } = await import('./search/device-search');
    return search(this.database, query, people, limits);
  }

  /** Whether nearly everything that is here would be found. */
  isSearchable(): Promise<boolean> {
    return hasCaughtUp(this.database);
  }

  /** What is to be sent, in the order in which it goes out. */
  waiting(): Promise<readonly LocalRecord[]> {
    return this.database.records.orderBy('order').toArray();
  }

  /** What is not simply stored: it waits, was refused, or was contradicted by somebody else's edit. */
  open(): Promise<readonly LocalRecord[]> {
    return this.database.records.where('open').above('').toArray();
  }

  /** Everything that only this device has, to be taken along as a file. */
  async unsent(): Promise<readonly LocalRecord[]> {
    return (await this.open()).filter(unsent);
  }

  async tryAgain(kind: string, id: string): Promise<void> {
    await this.change(kind, id, retried);
  }

  /** Gives up what the registry refused; its own state of the record stays. */
  async giveUp(kind: string, id: string): Promise<void> {
    await this.change(kind, id, givenUp);
  }

  /** The person said which of two contradicting texts counts. */
  async settle(kind: string, id: string): Promise<void> {
    await this.change(kind, id, settled);
  }

  private line(dogId: string, { from, upTo }: Span): Collection<LocalRecord, string> {
    return this.database.records
      .where('[line+at]')
      .between([dogId, from], [dogId, upTo], true, true)
      .reverse();
  }

  private edit(
    kind: string,
    id: string,
    body: Body | null,
    { seen, reason }: { readonly seen: Seen | null; readonly reason: string },
  ): Promise<LocalRecord> {
    const { records, acts } = this.database;
    const why = reason === '' ? {} : { reason };
    const edit = { pushId: uuid7(), body, editedAt: new Date().toISOString(), ...why };
    return this.database.transaction('rw', records, acts, async () => {
      const now = (await this.read(kind, id)) ?? fresh(kind, id);
      const order = await this.database.nextOrder();
      const after = edited(now, edit, { seen: seen ?? 0, order });
      if (!after) throw new EditedElsewhere(now);
      await this.database.keep([after]);
      return after;
    });
  }

  private change(
    kind: string,
    id: string,
    change: (record: LocalRecord, order: number) => LocalRecord | null,
  ): Promise<void> {
    const { records, acts } = this.database;
    return this.database.transaction('rw', records, acts, async () => {
      const before = await this.read(kind, id);
      if (!before) return;
      const after = change(before, await this.database.nextOrder());
      if (after) await this.database.keep([after]);
      else await this.database.records.delete(before.key);
    });
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database did not answer'));
  });
}
