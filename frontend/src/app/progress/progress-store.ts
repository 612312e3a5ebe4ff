import { Injectable, inject } from '@angular/core';
import { DogProgress, Organization, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** What the registry makes of everything that was measured of a dog. */
@Injectable({ providedIn: 'root' })
export class ProgressStore {
  private readonly api = inject(ApiClient);

  read(dogId: string, per: 'session' | 'day' | '', signal: AbortSignal): Promise<DogProgress> {
    return this.api.get(`/dogs/${dogId}/progress`, { query: { per }, signal });
  }

  /** Metres or feet: what this practice reads. */
  async units(signal: AbortSignal): Promise<UnitSystem> {
    return (await this.api.get<Organization>('/organization', { signal })).unit_system;
  }
}
