import { Injectable, Injector, effect, inject, signal, untracked } from '@angular/core';
import { ConflictCard, KeepOfTwo } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Waiting } from '../offline/waiting';
import { Page } from '../shared/state/paged';

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

  readonly open = signal<readonly ConflictCard[]>([]);

  /** Follows replication for as long as somebody shows what it finds. */
  follow(): void {
    effect(
      () => {
        const agreed = this.waiting.agreedAt();
        const changes = this.api.changes();
        untracked(() => {
          if (agreed === null || changes === this.askedAt) return;
          this.askedAt = changes;
          void this.load();
        });
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

  private async load(): Promise<void> {
    try {
      const page = await this.api.get<Page<ConflictCard>>('/sync/conflicts', {
        query: { limit: 200 },
      });
      this.open.set(page.items);
    } catch {
      this.askedAt = -1; // asked again after the next change
    }
  }
}
