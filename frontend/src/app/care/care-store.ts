import { Injectable, inject, signal } from '@angular/core';
import {
  HealthCards,
  HealthItem,
  HealthItemFields,
  ObservationFields,
  SafetyCardData,
  SafetyFlag,
  SafetyFlagFields,
  UnitSystem,
  Weight,
} from '../api/types';
import { TeamStore } from '../accounts/team-store';
import { ApiClient } from '../core/http/api-client';

/** What keeps a dog and its people safe and well: flags, health, weight. */
type NewFlag = Pick<SafetyFlagFields, 'dog_id' | 'instruction'> & Partial<SafetyFlagFields>;
type NewHealthItem = Pick<HealthItemFields, 'dog_id' | 'name'> & Partial<HealthItemFields>;

@Injectable({ providedIn: 'root' })
export class CareStore {
  private readonly api = inject(ApiClient);
  private readonly team = inject(TeamStore);

  /** Counts the changes to safety flags made on this device. */
  readonly flagsChanged = signal(0);

  async safety(dogId: string, signal: AbortSignal): Promise<readonly SafetyCardData[]> {
    return (await this.api.get<{ items: SafetyCardData[] }>(`/dogs/${dogId}/safety`, { signal }))
      .items;
  }

  flag(id: string, signal: AbortSignal): Promise<SafetyFlag> {
    return this.api.get(`/safety-flags/${id}`, { signal });
  }

  async setFlag(id: string, flag: NewFlag): Promise<SafetyFlag> {
    return this.tell(await this.api.put<SafetyFlag>(`/safety-flags/${id}`, flag));
  }

  async changeFlag(flag: SafetyFlag, fields: Partial<SafetyFlagFields>): Promise<SafetyFlag> {
    return this.tell(
      await this.api.patch<SafetyFlag>(`/safety-flags/${flag.id}`, fields, {
        revision: flag.revision,
      }),
    );
  }

  /** Says that this person has read the flag as it was shown; a changed one is refused (412). */
  async acknowledge(card: Pick<SafetyCardData, 'id' | 'revision'>): Promise<void> {
    await this.api.post(`/safety-flags/${card.id}/acknowledge`, undefined, {
      revision: card.revision,
    });
    this.flagsChanged.update((count) => count + 1);
  }

  health(dogId: string, signal: AbortSignal): Promise<HealthCards> {
    return this.api.get(`/dogs/${dogId}/health`, { signal });
  }

  healthItem(id: string, signal?: AbortSignal): Promise<HealthItem> {
    return this.api.get(`/vaccinations/${id}`, { ...(signal && { signal }) });
  }

  addHealthItem(id: string, item: NewHealthItem): Promise<HealthItem> {
    return this.api.put(`/vaccinations/${id}`, item);
  }

  changeHealthItem(item: HealthItem, fields: Partial<HealthItemFields>): Promise<HealthItem> {
    return this.api.patch(`/vaccinations/${item.id}`, fields, { revision: item.revision });
  }

  removeHealthItem(item: HealthItem): Promise<HealthItem> {
    return this.api.delete(`/vaccinations/${item.id}`, { revision: item.revision });
  }

  restoreHealthItem(id: string): Promise<HealthItem> {
    return this.api.post(`/vaccinations/${id}/restore`);
  }

  async weights(dogId: string, signal: AbortSignal): Promise<readonly Weight[]> {
    return (await this.api.get<{ items: Weight[] }>(`/dogs/${dogId}/weights`, { signal })).items;
  }

  async weigh(
    id: string,
    weighing: Pick<ObservationFields, 'dog_id' | 'occurred_at' | 'weight_kg' | 'bcs'>,
  ): Promise<void> {
    await this.api.put(`/observations/${id}`, { ...weighing, type: 'weight' });
  }

  async units(signal: AbortSignal): Promise<UnitSystem> {
    return (await this.team.organization(signal)).unit_system;
  }

  private tell(flag: SafetyFlag): SafetyFlag {
    this.flagsChanged.update((count) => count + 1);
    return flag;
  }
}
