import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { InTheMaking } from './in-the-making';

/**
 * New versions of the page. The service worker fetches one beside the running one, which stays
 * whole in its cache. A new version begins when Longline is opened the next time, or by one tap.
 * Never by itself: a page that reloads under the finger takes the tap with it.
 */
@Injectable({ providedIn: 'root' })
export class Updates {
  private readonly worker = inject(SwUpdate, { optional: true });
  private readonly making = inject(InTheMaking);
  private readonly document = inject(DOCUMENT);
  private readonly waiting = signal<'ready' | 'broken' | null>(null);

  /** What may be told now: that a version is ready, or that this one has lost files; else null. */
  readonly offer = computed(() => (this.making.some() ? null : this.waiting()));

  constructor() {
    if (!this.worker?.isEnabled) return;
    this.worker.versionUpdates.subscribe((event) => {
      if (event.type === 'VERSION_READY') this.waiting.set('ready');
    });
    this.worker.unrecoverable.subscribe(() => this.waiting.set('broken'));
    this.document.addEventListener('visibilitychange', () => {
      if (this.document.visibilityState === 'visible') void this.look();
    });
  }

  start(): void {
    this.document.location.reload();
  }

  later(): void {
    this.waiting.set(null);
  }

  private async look(): Promise<void> {
    try {
      await this.worker?.checkForUpdate();
    } catch {
      // No network, or a deployment half way: the next look finds it.
    }
  }
}
