import { Injectable, Injector, effect, inject, signal, untracked } from '@angular/core';
import { ConflictCard, KeepOfTwo } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Waiting } from '../offline/waiting';
import { Page } from '../shared/state/paged';

/** Between two askings. */
const SETTLE_MS = 1_000;

/**
 * Contradicting edits of which somebody must say what counts. They are asked for after this device
 * and the registry have agreed; without a network the last answer stands.
 */
@Injectable({ providedIn: 'root' })
export class ConflictStore {
  private readonly api = inject(ApiClient);
  private readonly waiting = inject(Waiting);
  private readonly injector = inject(Injector);
  private askedAt = -1;
  private asking = false;

  readonly open = signal<readonly ConflictCard[]>([]);

  /** Follows replication for as long as somebody shows what it finds. */
  follow(): void {
    effect(
      () => {
        this.waiting.agreedAt();
        this.api.changes();
        untracked(() => void this.catchUp());
      },
      { injector: this.injector },
    );
  }

  of(documentId: string): ConflictCard | null {
    return this.open().find((one) => one.document_id === documentId) ?? null;
  }

  /** Says what counts; the other text stays among the revisions. */
  async settle(card: ConflictCard, keep: KeepOfTwo): Promise<void> {
    await this.api.post(`/sync/conflicts/${card.id}/settle`, {
      keep,
      ...(keep === 'current' ? {} : { seen_revision: card.current.revision }),
    });
    this.open.update((all) => all.filter((one) => one.id !== card.id));
    const { Replication } = await import('../offline/replication');
    const replication = this.injector.get(Replication);
    await replication.records()?.settle(card.kind, card.document_id);
    await replication.run();
  }

  /** Asks once for all that changed meanwhile: changes come in bursts. */
  private async catchUp(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      while (this.waiting.agreedAt() !== null && this.api.changes() !== this.askedAt) {
        this.askedAt = this.api.changes();
        if (!(await this.load())) return;
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      }
    } finally {
      this.asking = false;
    }
  }

  private async load(): Promise<boolean> {
    try {
      const page = await this.api.get<Page<ConflictCard>>('/sync/conflicts', {
        query: { limit: 200 },
      });
      this.open.set(page.items);
      return true;
    } catch {
      this.askedAt = -1; // asked again after the next change
      return false;
    }
  }
}
