import { InjectionToken } from '@angular/core';
import { Dexie, DexieOptions, Table, Transaction } from 'dexie';
import { IndexFollower } from './search/index-follower';
import { Entry } from './search/entry';
import { Drawer, Due, DUE_IN_ORDER, Place, SEARCH_TABLES, Shelf } from './search/shelves';
import { Act } from './act';
import { FilePart, FilePreview, KeptFile } from './files/kept-file';
import { DATABASE_PREFIX } from './database-prefix';
import { KeptAnswer } from './kept-answers';
import { bodyOf, LocalRecord, stateOf } from './local-record';
import { isPlanned } from './place-in-lists';

/** How far this device has pulled. */
export interface PullMark {
  readonly id: 'pull';
  readonly checkpoint: string | null;
  /** Counts the full pulls. */
  readonly generation: number;
  /** A full pull is under way: when it ends, what it did not name goes. */
  readonly full: boolean;
}

/** Says that something was done once, in the transaction that did it. */
export interface DoneMark {
  readonly id: `done:${string}`;
}

/** Whose database it is: a person in a practice. Nobody else on this device opens it. */
export interface Owner {
  readonly personId: string;
  readonly organizationId: string;
}

export function nameOf({ personId, organizationId }: Owner): string {
  return `${DATABASE_PREFIX}${personId}.${organizationId}`;
}

/** Where databases live: the browser's own IndexedDB, in tests one of their own. */
export const DATABASE_OPTIONS = new InjectionToken<DexieOptions>('where databases live', {
  providedIn: 'root',
  factory: () => ({}),
});

/** The database on this device; one per person and practice. */
export class LocalDatabase extends Dexie {
  readonly records!: Table<LocalRecord, string>;
  readonly marks!: Table<PullMark | DoneMark, string>;
  readonly answers!: Table<KeptAnswer, string>;
  readonly searchEntries!: Table<Entry, number>;
  readonly searchPlaces!: Table<Place, string>;
  readonly searchShelves!: Table<Shelf, number>;
  readonly searchDrawers!: Table<Drawer, [string, number]>;
  readonly searchDue!: Table<Due, string>;
  /** Keeps the search index in step with the records. */
  readonly index: IndexFollower;
  readonly acts!: Table<Act, string>;
  readonly files!: Table<KeptFile, string>;
  readonly fileParts!: Table<FilePart, [string, number]>;
  readonly previews!: Table<FilePreview, string>;
  private complete = false;

  constructor(owner: Owner, options: DexieOptions = {}) {
    super(nameOf(owner), options);
    this.version(1).stores({
      records: 'key, order, open, [line+at], [kind+at], [dogId+kind], sessionId, seen',
      marks: 'id',
      answers: 'path',
      acts: 'id, order',
    });
    this.version(2).stores(SEARCH_TABLES).upgrade(everythingIsDue);
    this.version(3).stores({
      files: 'id, aboutId, phase',
      fileParts: '[id+n], id',
      previews: 'id',
    });
    this.version(4).stores(DUE_IN_ORDER).upgrade(dueComesFirst);
    this.version(5)
      .stores({
        records: 'key, order, open, [line+at], [kind+at], [dogId+kind], sessionId, seen, planned',
      })
      .upgrade(plannedIsFound);
    this.index = new IndexFollower(owner.personId, () => import('./search/index-writing'));
    this.index.follow(this);
  }

  /** Keeps records as they are now, findable by their state. */
  async keep(records: readonly LocalRecord[]): Promise<void> {
    await this.records.bulkPut(records.map(withState));
  }

  /**
   * Whether this device once had everything that its person may read. Asked with every question, so
   * a yes is remembered; `forgetPulls` forgets it.
   */
  async isComplete(): Promise<boolean> {
    this.complete ||= (await this.marks.get(COMPLETE)) !== undefined;
    return this.complete;
  }

  /** Nothing that was pulled is here any more. Within the transaction that took it away. */
  async forgetPulls(): Promise<void> {
    await this.marks.clear();
    this.complete = false;
  }

  /** Within the transaction that keeps the last page of a full pull. */
  async markComplete(): Promise<void> {
    await this.marks.put({ id: COMPLETE });
  }

  /** Whether there is any file, or any that was announced. */
  async hasFiles(): Promise<boolean> {
    if ((await this.files.count()) > 0) return true;
    const announced = this.records
      .where('[kind+at]')
      .between(['attachment', Dexie.minKey], ['attachment', Dexie.maxKey]);
    return (await announced.first()) !== undefined;
  }

  async pullMark(): Promise<PullMark> {
    const mark = await this.marks.get('pull');
    return mark && 'checkpoint' in mark ? mark : NOTHING_PULLED;
  }

  /** The place behind everything that is to be sent. Within a transaction over `records` and `acts`. */
  async nextOrder(): Promise<number> {
    const record = await this.records.orderBy('order').last();
    const act = await this.acts.orderBy('order').last();
    return Math.max(record?.order ?? 0, act?.order ?? 0) + 1;
  }
}

/** What is here already is indexed afterwards, in portions: search/catching-up.ts. */
async function everythingIsDue(upgrade: Transaction): Promise<void> {
  const keys = await upgrade.table<LocalRecord, string>('records').toCollection().primaryKeys();
  await upgrade.table('searchDue').bulkPut(keys.map((key, at) => ({ key, at })));
}

/** What was due before the order of its coming was kept goes before the rest. */
async function dueComesFirst(upgrade: Transaction): Promise<void> {
  await upgrade.table<Due>('searchDue').toCollection().modify({ at: 0 });
}

/** Sessions that were planned before a calendar looked for them. */
async function plannedIsFound(upgrade: Transaction): Promise<void> {
  const sessions = upgrade
    .table<LocalRecord, string>('records')
    .where('[kind+at]')
    .between(['session', Dexie.minKey], ['session', Dexie.maxKey]);
  await sessions.modify((record: { planned?: number } & LocalRecord) => {
    const body = bodyOf(record);
    if (body && isPlanned(record.kind, body)) record.planned = record.at;
  });
}

const COMPLETE = 'done:first-full-pull';
const NOTHING_PULLED: PullMark = { id: 'pull', checkpoint: null, generation: 0, full: false };

function withState(record: LocalRecord): LocalRecord {
  const rest = { ...record };
  delete (rest as { open?: string }).open;
  const state = stateOf(record);
  return state === 'stored' ? rest : { ...rest, open: state };
}
