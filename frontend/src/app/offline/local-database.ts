import { InjectionToken } from '@angular/core';
import { Dexie, DexieOptions, Table } from 'dexie';
import { LocalRecord } from './local-record';

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
  return `longline.${personId}.${organizationId}`;
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

  constructor(owner: Owner, options: DexieOptions = {}) {
    super(nameOf(owner), options);
    this.version(1).stores({
      records: 'key, order, [line+at], [kind+at], [dogId+kind], seen',
      marks: 'id',
    });
  }

  async pullMark(): Promise<PullMark> {
    const mark = await this.marks.get('pull');
    return mark && 'checkpoint' in mark ? mark : NOTHING_PULLED;
  }

  /** The place behind everything that is to be sent. Within a transaction over `records`. */
  async nextOrder(): Promise<number> {
    const last = await this.records.orderBy('order').last();
    return (last?.order ?? 0) + 1;
  }
}

const NOTHING_PULLED: PullMark = { id: 'pull', checkpoint: null, generation: 0, full: false };
