import { Injectable, inject } from '@angular/core';
import { HandoverCard, LastHandover } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** What is to be known now about a dog, by whoever takes over. */
@Injectable({ providedIn: 'root' })
export class HandoverStore {
  private readonly api = inject(ApiClient);

  card(dogId: string, signal: AbortSignal): Promise<HandoverCard> {
    return this.api.get(`/dogs/${dogId}/handover`, { signal });
  }

  /** Says that this person has read the hand-over as it was shown. */
  async acknowledge(last: Pick<LastHandover, 'note_id' | 'revision'>): Promise<void> {
    await this.api.post(`/notes/${last.note_id}/acknowledge`, undefined, {
      revision: last.revision,
    });
  }
}
