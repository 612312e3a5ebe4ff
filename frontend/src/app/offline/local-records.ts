import { Dexie } from 'dexie';
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
import { Body } from './wire';

/** A document that was kept elsewhere on this device; `revision` is the registry's that it was made on. */
export interface Adopted {
  readonly kind: string;
  readonly id: string;
  readonly body: Body;
  readonly revision: number;
}

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

  /**
   * Writes the whole body and answers the record as it is now. `seen` is the record that the body
   * was made on, null for a new one. Throws EditedElsewhere when it would replace unsent words that
   * its writer has not seen, from another tab.
   */
  write(kind: string, id: string, body: Body, seen: LocalRecord | null): Promise<LocalRecord> {
    return this.edit(kind, id, body, seen);
  }

  /** Deletes a record, also one that the registry never had. */
  async remove(seen: LocalRecord): Promise<void> {
    await this.edit(seen.kind, seen.id, null, seen);
  }

  /** What hangs on a dog's timeline, newest first. */
  timeline(dogId: string, most: number): Promise<readonly LocalRecord[]> {
    return this.database.records
      .where('[line+at]')
      .between([dogId, Dexie.minKey], [dogId, Dexie.maxKey])
      .reverse()
      .limit(most)
      .toArray();
  }

  /** All records of a kind that are not deleted. */
  async ofKind(kind: string): Promise<readonly LocalRecord[]> {
    const all = await this.database.records
      .where('[kind+at]')
      .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
      .toArray();
    return all.filter((record) => bodyOf(record) !== null);
  }

  /** What is to be sent, in the order in which it goes out. */
  waiting(): Promise<readonly LocalRecord[]> {
    return this.database.records.orderBy('order').toArray();
  }

  /** What needs a person: refused, or contradicted by somebody else's edit. */
  async needing(): Promise<readonly LocalRecord[]> {
    return this.database.records
      .filter((record) => record.refused !== null || record.contradiction !== null)
      .toArray();
  }

  /** Everything that only this device has, to be taken along as a file. */
  async unsent(): Promise<readonly LocalRecord[]> {
    return this.database.records.filter(unsent).toArray();
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

  /**
   * Takes over what was kept elsewhere on this device, all of it or nothing, and once only: `name`
   * says what it is, and what was taken under it before is not taken again. Throws EditedElsewhere
   * when it would replace unsent words.
   */
  adopt(name: string, documents: readonly Adopted[]): Promise<void> {
    const { records, marks } = this.database;
    return this.database.transaction('rw', records, marks, async () => {
      const mark = { id: `done:${name}` } as const;
      if (await marks.get(mark.id)) return;
      for (const { kind, id, body, revision } of documents) {
        await this.put(kind, id, body, revision);
      }
      await marks.put(mark);
    });
  }

  private edit(
    kind: string,
    id: string,
    body: Body | null,
    seen: LocalRecord | null,
  ): Promise<LocalRecord> {
    const { records } = this.database;
    return this.database.transaction('rw', records, () => this.put(kind, id, body, seen ?? 0));
  }

  /** Within a transaction. */
  private async put(kind: string, id: string, body: Body | null, seen: Seen): Promise<LocalRecord> {
    const edit = { pushId: uuid7(), body, editedAt: new Date().toISOString() };
    const now = (await this.read(kind, id)) ?? fresh(kind, id);
    const order = await this.database.nextOrder();
    const after = edited(now, edit, { seen, order });
    if (!after) throw new EditedElsewhere(now);
    await this.database.records.put(after);
    return after;
  }

  private change(
    kind: string,
    id: string,
    change: (record: LocalRecord, order: number) => LocalRecord | null,
  ): Promise<void> {
    return this.database.transaction('rw', this.database.records, async () => {
      const before = await this.read(kind, id);
      if (!before) return;
      const after = change(before, await this.database.nextOrder());
      if (after) await this.database.records.put(after);
      else await this.database.records.delete(before.key);
    });
  }
}
