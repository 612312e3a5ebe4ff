import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { PullPage, PushResult, PushRow, SyncDoor } from './wire';

const PAGE = 500;

/** The way to the registry's replication through the page's only door to the network. */
@Injectable({ providedIn: 'root' })
export class RegistryDoor implements SyncDoor {
  private readonly api = inject(ApiClient);

  pull(checkpoint: string | null): Promise<PullPage> {
    return this.api.get<PullPage>('/sync/pull', { query: { checkpoint, limit: PAGE } });
  }

  async push(rows: readonly PushRow[]): Promise<readonly PushResult[]> {
    const answer = await this.api.post<{ results: PushResult[] }>('/sync/push', { rows });
    return answer.results;
  }
}
