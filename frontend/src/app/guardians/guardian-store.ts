import { Injectable, inject, signal } from '@angular/core';
import { Guardian, GuardianFields } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { everyItem } from '../shared/state/every-item';
import { Page } from '../shared/state/paged';

/** Guardians: the households that dogs belong to. */
@Injectable({ providedIn: 'root' })
export class GuardianStore {
  private readonly api = inject(ApiClient);
  readonly changed = signal(0);

  list(q: string, cursor: string | null, signal?: AbortSignal): Promise<Page<Guardian>> {
    return this.api.get<Page<Guardian>>('/guardians', {
      query: { q, cursor, limit: 100 },
      ...(signal && { signal }),
    });
  }

  /** All households, for a list to choose from. */
  all(signal: AbortSignal): Promise<readonly Guardian[]> {
    return everyItem((cursor) => this.list('', cursor, signal));
  }

  read(id: string, signal?: AbortSignal): Promise<Guardian> {
    return this.api.get<Guardian>(`/guardians/${id}`, { ...(signal && { signal }) });
  }

  async create(id: string, fields: Partial<GuardianFields> & { name: string }): Promise<Guardian> {
    return this.tell(await this.api.put<Guardian>(`/guardians/${id}`, fields));
  }

  async change(guardian: Guardian, fields: Partial<GuardianFields>): Promise<Guardian> {
    const revision = guardian.revision;
    return this.tell(
      await this.api.patch<Guardian>(`/guardians/${guardian.id}`, fields, { revision }),
    );
  }

  async remove(guardian: Guardian): Promise<Guardian> {
    const revision = guardian.revision;
    return this.tell(await this.api.delete<Guardian>(`/guardians/${guardian.id}`, { revision }));
  }

  async restore(id: string): Promise<Guardian> {
    return this.tell(await this.api.post<Guardian>(`/guardians/${id}/restore`));
  }

  private tell(guardian: Guardian): Guardian {
    this.changed.update((count) => count + 1);
    return guardian;
  }
}
