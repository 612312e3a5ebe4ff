import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { ApiClient } from '../../core/http/api-client';

/** Changes come in bursts; what is shown follows a burst once. */
const SETTLE_MS = 200;
/** Between two readings there is so many times as long a rest as the last one took. */
const REST = 4;

/**
 * Reads again what a page shows whenever records on this device changed: by a colleague's note that
 * was pulled, in another tab, here. `reread` changes nothing that is the same, and answers false
 * when it could not read just now; it is asked again then. To be called where a page is made.
 */
export function inStepWithDevice(reread: () => Promise<boolean>): void {
  const { changes } = inject(ApiClient);
  const follower = new Follower(reread);
  const known = untracked(changes);
  effect(() => {
    if (changes() !== known) follower.wake();
  });
  inject(DestroyRef).onDestroy(() => follower.stop());
}

class Follower {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private reading = false;
  /** Counts what was heard of. */
  private heard = 0;
  private stopped = false;
  private rest = SETTLE_MS;

  constructor(private readonly reread: () => Promise<boolean>) {}

  wake(): void {
    this.heard += 1;
    if (this.reading || this.stopped) return;
    this.timer ??= setTimeout(() => void this.read(), this.rest);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.stopped = true;
  }

  private async read(): Promise<void> {
    this.timer = null;
    const { heard } = this;
    this.reading = true;
    const began = performance.now();
    let done = false;
    try {
      done = await this.reread();
    } finally {
      this.rest = Math.max(SETTLE_MS, REST * (performance.now() - began));
      this.reading = false;
      if (!done || this.heard !== heard) this.wake();
    }
  }
}
