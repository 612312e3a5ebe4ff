import { Injectable, signal } from '@angular/core';

/** How much room the browser grants, in bytes. */
export interface Room {
  readonly used: number;
  readonly granted: number;
}

/** Under this the page warns: a day's notes and sets fit into it many times. */
const LITTLE_BYTES = 50_000_000;
const MOSTLY_FULL = 0.9;

export function isTight({ used, granted }: Room): boolean {
  return granted > 0 && (used > granted * MOSTLY_FULL || granted - used < LITTLE_BYTES);
}

/** Whether a write failed because the device has no room left for it. */
export function isFull(thrown: unknown): boolean {
  const inner = (thrown as { inner?: unknown } | null)?.inner;
  return [thrown, inner].some((one) => {
    return (one as { name?: unknown } | null | undefined)?.name === 'QuotaExceededError';
  });
}

/**
 * The room on this device: asks the browser to keep what is stored even when space runs out, and
 * says in time when little is left. Where the browser cannot tell, nothing is claimed.
 */
@Injectable({ providedIn: 'root' })
export class StorageRoom {
  /** The browser promised not to clear it by itself; null while that is not known. */
  readonly lasting = signal<boolean | null>(null);
  readonly tight = signal(false);

  /** Asks for lasting storage; best after somebody wrote something worth keeping. */
  async ask(): Promise<void> {
    const storage = managerOf(navigator);
    if (!storage?.persist || !storage.persisted) return;
    this.lasting.set((await storage.persisted()) || (await storage.persist()));
  }

  async look(): Promise<void> {
    const storage = managerOf(navigator);
    if (!storage?.estimate) return;
    const { usage = 0, quota = 0 } = await storage.estimate();
    this.tight.set(isTight({ used: usage, granted: quota }));
  }
}

/** Absent on plain http and in older browsers, whatever the types say. */
function managerOf(browser: Navigator): Partial<StorageManager> | undefined {
  return (browser as { storage?: Partial<StorageManager> }).storage;
}
