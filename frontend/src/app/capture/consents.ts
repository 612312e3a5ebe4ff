import { Injectable, inject } from '@angular/core';
import { Dog, Guardian } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { lock, Lock, Recorded, sentenceOf } from './consent-rules';

/** What stands between a camera or microphone and what it would record. */
export interface Locked {
  readonly why: Lock;
  readonly sentence: string;
  /** Whose consent it is; empty where no household is entered. */
  readonly householdIds: readonly string[];
}

/** Asks, before anything is recorded, what the dog's households have agreed to. */
@Injectable({ providedIn: 'root' })
export class Consents {
  private readonly api = inject(ApiClient);

  /** Null when nothing stands in the way, or when it cannot be known on this device just now. */
  async lockOn(kind: Recorded, dogId: string | null): Promise<Locked | null> {
    if (dogId === null) return null;
    try {
      const { guardian_ids: ids } = await this.api.get<Dog>(`/dogs/${dogId}`);
      const asked = ids.map((id) => this.api.get<Guardian>(`/guardians/${id}`));
      const known = (await Promise.allSettled(asked)).flatMap((one) =>
        one.status === 'fulfilled' ? [one.value] : [],
      );
      const said = known.map((one) => one.consents);
      const why = lock(kind, said, Date.now());
      const householdIds = known.map((one) => one.id);
      return why && { why, sentence: sentenceOf(kind, why, known.length > 0), householdIds };
    } catch {
      return null; // the registry keeps and locks it in any case
    }
  }
}
