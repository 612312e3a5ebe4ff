import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/**
 * What is being written or recorded in this window right now: an open composer, an edit, a form, a
 * running session. As long as there is any, nobody is asked to start a new version.
 */
@Injectable({ providedIn: 'root' })
export class InTheMaking {
  private readonly count = signal(0);
  readonly some = computed(() => this.count() > 0);

  /** Says that something has begun; answers how to say that it has ended. */
  begin(): () => void {
    this.count.update((count) => count + 1);
    return () => this.count.update((count) => count - 1);
  }
}

/** For the part of a page in which something is made: it counts for as long as that part is there. */
export function holdTheVersion(): void {
  inject(DestroyRef).onDestroy(inject(InTheMaking).begin());
}
