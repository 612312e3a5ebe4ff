import { uuid7 } from '../../core/uuid7';
import { LocalDatabase } from '../local-database';
import { bodyOf, keyOf } from '../local-record';
import { LocalRecords } from '../local-records';
import { Body, Refusal } from '../wire';
import { attachmentBody, wordsOf } from './attachment-body';
import { sha256Of } from './file-hash';
import { begun, Description, FileStart, KeptFile } from './kept-file';

/** A recording whose last part is older than this was broken off: its tab is gone. */
const BROKEN_OFF_MS = 15_000;
/** For so long the bytes of what was taken away are kept: the way back may need them. */
const UNDO_MS = 3_600_000;
/** What the registry has stays on the device as long as all of it together is not more. */
const STORED_MOST_BYTES = 200_000_000;

/**
 * The verbs over the files of one person in one practice. A file is done when it is on this device.
 * A device that is full throws Dexie's QuotaExceededError: the caller still has the bytes.
 */
export class KeptFiles {
  /** What this tab is recording: not broken off, however long its next part takes. */
  private readonly recording = new Set<string>();

  constructor(
    readonly database: LocalDatabase,
    private readonly records: LocalRecords,
  ) {}

  /** Begins a recording; its parts follow. */
  async begin(start: FileStart, now = Date.now()): Promise<string> {
    const id = uuid7();
    await this.database.files.add(begun(id, start, now));
    this.recording.add(id);
    return id;
  }

  async add(id: string, n: number, content: Blob, now = Date.now()): Promise<void> {
    const { files, fileParts } = this.database;
    await this.database.transaction('rw', files, fileParts, async () => {
      await fileParts.put({ id, n, content });
      await files.update(id, { touchedAt: now });
    });
  }

  /** Ends a recording: its hash is taken over what is on this device. Null when nothing came. */
  async finish(id: string, durationS: number | null): Promise<string | null> {
    const content = await this.content(id);
    if (content === null) {
      await this.forget(id);
      return null;
    }
    const sha256 = await sha256Of(content);
    const whole = { sha256, bytes: content.size, durationS, phase: 'kept' } as const;
    await this.database.files.update(id, whole);
    this.recording.delete(id);
    return id;
  }

  /** Keeps a whole file. `once` names where it came from: from there it is kept a single time. */
  async keep(start: FileStart, content: Blob, once?: string): Promise<string> {
    const id = uuid7();
    const sha256 = await sha256Of(content);
    const whole = { sha256, bytes: content.size, phase: 'kept' } as const;
    const { files, fileParts, marks } = this.database;
    await this.database.transaction('rw', files, fileParts, marks, async () => {
      if (once !== undefined) {
        const mark = { id: `done:${once}` } as const;
        if (await marks.get(mark.id)) return;
        await marks.put(mark);
      }
      await files.add({ ...begun(id, start, Date.now()), ...whole });
      await fileParts.put({ id, n: 0, content });
    });
    return id;
  }

  /** All bytes of a file, or null when they are not on this device. */
  async content(id: string): Promise<Blob | null> {
    const parts = await this.database.fileParts.where('id').equals(id).sortBy('n');
    if (parts.length === 0) return null;
    const file = await this.database.files.get(id);
    return new Blob(
      parts.map((part) => part.content),
      { type: file?.mediaType ?? '' },
    );
  }

  /** The words below a file, and whether it keeps its place: in its attachment once there is one. */
  async describe(id: string, part: Description): Promise<void> {
    const { files, records, acts } = this.database;
    await this.database.transaction('rw', files, records, acts, async () => {
      const record = await this.records.read('attachment', id);
      const body = record && bodyOf(record);
      if (body) await this.records.write('attachment', id, { ...body, ...wordsOf(part) }, record);
      await files.update(id, part);
    });
  }

  /** Taken for a note that is not saved. */
  async drafted(noteId: string): Promise<readonly string[]> {
    const files = await this.database.files.where('aboutId').equals(noteId).toArray();
    return files.filter((file) => file.phase === 'kept' && !file.removedAt).map((file) => file.id);
  }

  /** A draft was put together with another: what was taken for it goes along. */
  async follow(from: string, to: string): Promise<void> {
    await this.database.files.where('aboutId').equals(from).modify({ aboutId: to });
  }

  /** Takes a file away; its attachment, too, when there is one. */
  async remove(id: string, now = Date.now()): Promise<void> {
    const { files, records, acts } = this.database;
    await this.database.transaction('rw', files, records, acts, async () => {
      await this.records.giveUp('attachment', id); // what was refused; what was stored stays
      const record = await this.records.read('attachment', id);
      if (record && bodyOf(record) !== null) await this.records.remove(record);
      await files.update(id, { removedAt: now });
    });
  }

  /** Undoes it; `body` is what its attachment said. */
  async bringBack(id: string, body: Body | null): Promise<void> {
    const { files, records, acts } = this.database;
    await this.database.transaction('rw', files, records, acts, async () => {
      const record = await this.records.read('attachment', id);
      if (body) await this.records.write('attachment', id, body, record);
      await files.update(id, { removedAt: null, refused: null });
    });
  }

  /** Announces each file whose record is here; found out anew each time, so a killed tab loses none. */
  async announce(): Promise<number> {
    const { files, records, acts } = this.database;
    let count = 0;
    for (const { id } of await this.announceable()) {
      await this.database.transaction('rw', files, records, acts, async () => {
        const file = await files.get(id);
        const about = file && (await this.aboutOf(file));
        if (!about || file.phase !== 'kept') return;
        const before = await this.records.read('attachment', id);
        await this.records.write('attachment', id, attachmentBody(file, about), before);
        await files.update(id, { phase: 'announced' });
        count += 1;
      });
    }
    return count;
  }

  /** The files whose record is saved on this device, and that it does not know of yet. */
  async announceable(): Promise<readonly KeptFile[]> {
    const ready: KeptFile[] = [];
    for (const file of await this.database.files.where('phase').equals('kept').toArray()) {
      if (await this.aboutOf(file)) ready.push(file);
    }
    return ready;
  }

  /** What the record says that a file belongs to; null when it is not saved, or was refused. */
  private async aboutOf(file: KeptFile): Promise<Body | null> {
    if (file.removedAt !== null) return null;
    const about = await this.records.read(file.aboutKind, file.aboutId);
    return about?.refused === null ? bodyOf(about) : null;
  }

  /** The files that the registry waits for: it has their attachment and not yet their bytes. */
  async sendable(): Promise<readonly KeptFile[]> {
    const announced = await this.database.files.where('phase').equals('announced').toArray();
    const keys = announced.map((file) => keyOf('attachment', file.id));
    const found = await this.database.records.bulkGet(keys);
    return announced.filter((file, at) => {
      const record = found[at];
      const known = record?.stored?.deleted === false && record.refused === null;
      return known && file.refused === null && file.removedAt === null;
    });
  }

  async begunAt(id: string, uploadUrl: string | null): Promise<void> {
    await this.database.files.update(id, { uploadUrl });
  }

  async arrived(id: string): Promise<void> {
    await this.database.files.update(id, { phase: 'stored', uploadUrl: null, refused: null });
  }

  async refuse(id: string, refused: Refusal): Promise<void> {
    await this.database.files.update(id, { refused, uploadUrl: null });
  }

  /** Sends again what was refused: the attachment, the bytes, or both. */
  async tryAgain(id: string): Promise<void> {
    await this.database.files.update(id, { refused: null, uploadUrl: null });
    await this.records.tryAgain('attachment', id);
  }

  /** Puts in order what a killed tab, a deletion or another device left behind. */
  async tidy(now = Date.now()): Promise<void> {
    for (const file of await this.database.files.toArray()) {
      if (file.phase === 'recording') {
        const mine = this.recording.has(file.id);
        if (!mine && now - file.touchedAt > BROKEN_OFF_MS) await this.finish(file.id, null);
      } else if (file.removedAt !== null) {
        if (now - file.removedAt > UNDO_MS) await this.forget(file.id);
      } else if (file.phase === 'stored' && (await this.isGone(file.id))) {
        await this.forget(file.id);
      }
    }
    await this.dropPreviews();
    await this.makeRoom(STORED_MOST_BYTES);
  }

  /** Small pictures of what is no longer this person's to see. */
  private async dropPreviews(): Promise<void> {
    const { files, previews } = this.database;
    for (const id of await previews.toCollection().primaryKeys()) {
      if (!(await files.get(id)) && (await this.isGone(id))) await previews.delete(id);
    }
  }

  /** Lets bytes go that the registry has, the oldest first, until at most so many are left. */
  async makeRoom(most: number): Promise<void> {
    const stored = await this.database.files.where('phase').equals('stored').sortBy('id');
    let sum = stored.reduce((all, file) => all + file.bytes, 0);
    for (const file of stored) {
      if (sum <= most) return;
      await this.database.fileParts.where('id').equals(file.id).delete();
      await this.database.files.delete(file.id);
      sum -= file.bytes;
    }
  }

  /** Deleted elsewhere, or no longer this person's to read: nothing of it stays on the device. */
  private async isGone(id: string): Promise<boolean> {
    const record = await this.records.read('attachment', id);
    return record === null || bodyOf(record) === null;
  }

  /** Nothing of it stays on this device. */
  async forget(id: string): Promise<void> {
    const { files, fileParts, previews } = this.database;
    await this.database.transaction('rw', files, fileParts, previews, async () => {
      await fileParts.where('id').equals(id).delete();
      await previews.delete(id);
      await files.delete(id);
    });
    this.recording.delete(id);
  }
}
