import { LocalDatabase } from '../local-database';
import { bodyOf } from '../local-record';
import { LocalRecords } from '../local-records';
import { KeptFile } from './kept-file';
import { KeptFiles } from './kept-files';
import { LOOSE_DAYS } from './loose-days';

/** A note is begun before something is taken for it; younger than this, a file is in somebody's hands. */
const IN_HANDS_MS = 3_600_000;
const LOOSE_MS = LOOSE_DAYS * 86_400_000;

/** Whether something that is written on this device, and is no record yet, names a record. */
export type StillWritten = (aboutId: string) => boolean;

/**
 * Files that no note will take along: the note or session that they were taken for is no record on
 * this device (it was never saved, was given up, or is deleted), and nothing that is still written
 * here names it. They are shown on the page of this device with a way out, and go after thirty
 * days. As long as the note waits in whatever form (a draft, a running session, a record that is
 * not sent or was refused), its files wait with it, however long that is.
 */
export class LooseFiles {
  constructor(
    private readonly database: LocalDatabase,
    private readonly records: LocalRecords,
    private readonly kept: KeptFiles,
    private readonly stillWritten: StillWritten = writtenHere,
  ) {}

  async all(now = Date.now()): Promise<readonly KeptFile[]> {
    const found: KeptFile[] = [];
    for (const file of await this.database.files.where('phase').equals('kept').toArray()) {
      if (await this.isLoose(file, now)) found.push(file);
    }
    return found;
  }

  /** Marks what has become loose and lets go what was long enough; answers how many are left. */
  async tidy(now = Date.now()): Promise<number> {
    const loose = new Set((await this.all(now)).map(({ id }) => id));
    for (const file of await this.database.files.where('phase').equals('kept').toArray()) {
      if (!loose.has(file.id)) await this.mark(file, undefined);
      else if (file.looseSince === undefined) await this.mark(file, now);
      else if (now - file.looseSince > LOOSE_MS) {
        await this.kept.forget(file.id);
        loose.delete(file.id);
      }
    }
    return loose.size;
  }

  /** Puts them with a note that is being written. */
  async takeAlong(id: string, noteId: string): Promise<void> {
    await this.database.files.update(id, {
      ...{ aboutKind: 'note', aboutId: noteId },
      looseSince: undefined,
    });
  }

  private async isLoose(file: KeptFile, now: number): Promise<boolean> {
    if (file.removedAt !== null || now - file.touchedAt < IN_HANDS_MS) return false;
    const about = await this.records.read(file.aboutKind, file.aboutId);
    if (about && bodyOf(about) !== null) return false;
    return !this.stillWritten(file.aboutId);
  }

  private async mark({ id, looseSince: before }: KeptFile, looseSince?: number): Promise<void> {
    if (before !== looseSince) await this.database.files.update(id, { looseSince });
  }
}

/** Drafts and running sessions, which are kept beside the database; also half of one that was cut off. */
const WRITTEN = /^longline\.(?:draft|live-session)\./;

function writtenHere(aboutId: string): boolean {
  return Object.keys(localStorage).some(
    (key) => WRITTEN.test(key) && (localStorage.getItem(key)?.includes(aboutId) ?? false),
  );
}
