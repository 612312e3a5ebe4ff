import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { Act, Acknowledged } from './act';
import { PullPage, PushResult, PushRow, SyncDoor } from './wire';

const PAGE = 500;
const PATHS = { safety_flag: '/safety-flags', note: '/notes' } as const;

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

  acknowledge(kind: Act['kind'], documentId: string, revision: number): Promise<Acknowledged> {
    const path = `${PATHS[kind]}/${documentId}/acknowledge`;
    return this.api.postToRegistry<Acknowledged>(path, { revision });
  }

  async cosign(noteId: string, revision: number): Promise<void> {
    await this.api.postToRegistry(`/notes/${noteId}/signatures`, { revision });
  }
}
