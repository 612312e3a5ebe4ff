import { Injectable, inject } from '@angular/core';
import { Incident, IncidentCard, IncidentFields, Readiness, SignatureRole } from '../api/types';
import { ApiClient } from '../core/http/api-client';

type NewIncident = IncidentFields & { readonly dog_id: string; readonly occurred_at: string };

/** Incidents: written on this device first; signed and closed at the registry. */
@Injectable({ providedIn: 'root' })
export class IncidentStore {
  private readonly api = inject(ApiClient);

  async ofDog(dogId: string, signal: AbortSignal): Promise<readonly IncidentCard[]> {
    const query = { limit: 200 };
    const page = this.api.get<{ items: IncidentCard[] }>(`/dogs/${dogId}/incidents`, {
      ...{ query, signal },
    });
    return (await page).items;
  }

  read(id: string, signal: AbortSignal): Promise<Incident> {
    return this.api.get(`/incidents/${id}`, { signal });
  }

  add(id: string, incident: NewIncident): Promise<Incident> {
    return this.api.put(`/incidents/${id}`, incident);
  }

  change(before: Incident, fields: IncidentFields): Promise<Incident> {
    return this.api.patch(`/incidents/${before.id}`, fields, { revision: before.revision });
  }

  remove(incident: Incident): Promise<Incident> {
    return this.api.delete(`/incidents/${incident.id}`, { revision: incident.revision });
  }

  restore(id: string): Promise<Incident> {
    return this.api.post(`/incidents/${id}/restore`);
  }

  /** Asks the registry: without a network there is no answer. */
  readiness(id: string, signal: AbortSignal): Promise<Readiness> {
    return this.api.get(`/incidents/${id}/readiness`, { signal });
  }

  sign(id: string, role: SignatureRole, revision: number): Promise<Incident> {
    return this.api.post(`/incidents/${id}/signatures`, { role }, { revision });
  }

  takeBack(id: string, revision: number): Promise<Incident> {
    return this.api.delete(`/incidents/${id}/signatures`, { revision });
  }

  close(id: string, revision: number): Promise<Incident> {
    return this.api.post(`/incidents/${id}/close`, undefined, { revision });
  }
}
