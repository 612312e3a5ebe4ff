import { Injectable, inject } from '@angular/core';
import { DogProgress, Maintenance, Organization, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** What the registry makes of everything that was measured of a dog. */
@Injectable({ providedIn: 'root' })
export class ProgressStore {
  private readonly api = inject(ApiClient);

  read(dogId: string, per: 'session' | 'day' | '', signal: AbortSignal): Promise<DogProgress> {
    return this.api.get(`/dogs/${dogId}/progress`, { query: { per }, signal });
  }

  /** Which looks after mastery of one plan are done and due; null before mastery. */
  async maintenance(
    dogId: string,
    planId: string,
    signal: AbortSignal,
  ): Promise<Maintenance | null> {
    const found = await this.api.get<DogProgress>(`/dogs/${dogId}/progress`, {
      query: { skill: planId },
      signal,
    });
    return found.rules.find((rule) => rule.target === planId)?.maintenance ?? null;
  }

  /** Metres or feet: what this practice reads. */
  async units(signal: AbortSignal): Promise<UnitSystem> {
    return (await this.api.get<Organization>('/organization', { signal })).unit_system;
  }
}
