import { Injectable, inject } from '@angular/core';
import { MadeShare, NewShare, Share } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Page } from '../shared/state/paged';

/**
 * Links for people without an account. They are made and withdrawn at the registry alone: no device may give out a
 * link that nobody can withdraw, and a withdrawn one is dead at once.
 */
@Injectable({ providedIn: 'root' })
export class ShareStore {
  private readonly api = inject(ApiClient);

  ofDog(dogId: string, cursor: string | null, signal: AbortSignal): Promise<Page<Share>> {
    return this.api.get('/shares', { query: { dog: dogId, cursor }, signal });
  }

  make(wanted: Partial<NewShare>): Promise<MadeShare> {
    return this.api.post('/shares', wanted);
  }

  withdraw(share: Share): Promise<void> {
    return this.api.delete(`/shares/${share.id}`);
  }
}
