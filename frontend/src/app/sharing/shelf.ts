import { Injectable } from '@angular/core';

/**
 * What other apps shared with Longline, kept in IndexedDB until it has gone its way. The service
 * worker puts it there, also while nobody is signed in and no page is open: `openShelf` in
 * public/sw.js must agree with `open` here.
 */
interface Shared {
  readonly id: string;
  /** Who was signed in on the device when it was shared; null is for whoever signs in next. */
  readonly personId: string | null;
  /** RFC 3339, UTC. */
  readonly sharedAt: string;
}

export interface SharedText extends Shared {
  readonly kind: 'text';
  readonly text: string;
}

export interface SharedFile extends Shared {
  readonly kind: 'file';
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
}

export type SharedThing = SharedText | SharedFile;

const NAME = 'longline-shared';
const VERSION = 1;
const THINGS = 'things';
const DEVICE = 'device';
const PERSON = 'person';

function place(thing: SharedThing): string {
  return `${thing.sharedAt} ${thing.kind === 'file' ? thing.name : ''}`;
}

@Injectable({ providedIn: 'root' })
export class Shelf {
  /** Everything on it, whoever shared it, the oldest first; what came together by its names. */
  async all(): Promise<readonly SharedThing[]> {
    const things = await this.work(
      'readonly',
      (store) => store(THINGS).getAll() as IDBRequest<SharedThing[]>,
    );
    return things.toSorted((one, other) => place(one).localeCompare(place(other)));
  }

  /** Replaces some things and takes others away, both or neither. */
  async change(put: readonly SharedThing[], remove: readonly string[] = []): Promise<void> {
    await this.work('readwrite', (store) => {
      for (const thing of put) store(THINGS).put(thing);
      for (const id of remove) store(THINGS).delete(id);
    });
  }

  /** Says to whom belongs what is shared from now on. */
  async belongTo(personId: string | null): Promise<void> {
    await this.work('readwrite', (store) => {
      if (personId === null) store(DEVICE).delete(PERSON);
      else store(DEVICE).put(personId, PERSON);
    });
  }

  /** One transaction; resolves with what was asked for once all of it is on disk. */
  private async work<T>(
    mode: IDBTransactionMode,
    act: (store: (name: string) => IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T> {
    const shelf = await this.open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = shelf.transaction([THINGS, DEVICE], mode);
        const asked = act((name) => transaction.objectStore(name));
        transaction.oncomplete = () => resolve(asked?.result as T);
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      });
    } finally {
      shelf.close();
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(NAME, VERSION);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(THINGS, { keyPath: 'id' });
        opening.result.createObjectStore(DEVICE);
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
  }
}
