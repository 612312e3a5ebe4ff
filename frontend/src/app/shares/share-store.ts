import { Injectable, inject } from '@angular/core';
import { MadeShare, NewShare, Share, SharePage } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/**
 * Links for people without an account. They are made and withdrawn at the registry alone: no device may give out a
 * link that nobody can withdraw, and a withdrawn one is dead at once.
 */
@Injectable({ providedIn: 'root' })
export class ShareStore {
  private readonly api = inject(ApiClient);

  /** Those of a dog; with `about` those that lead to this one thing. */
  ofDog(
    dogId: string,
    about: string | null,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<SharePage> {
    return this.api.get('/shares', { query: { dog: dogId, about, cursor }, signal });
  }

  make(wanted: Partial<NewShare>): Promise<MadeShare> {
    return this.api.post('/shares', wanted);
  }

  /** Has a link mailed that was just made; the answer says what becomes of the mail. */
  mail({ id, token }: MadeShare, to: string): Promise<Share> {
    return this.api.post(`/shares/${id}/mail`, { token, to });
  }

  withdraw(share: Share): Promise<void> {
    return this.api.delete(`/shares/${share.id}`);
  }
}
