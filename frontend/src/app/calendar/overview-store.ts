import { Injectable, inject } from '@angular/core';
import { Overview } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** What waits today; the registry alone knows it, because it looks at every dog and every colleague. */
@Injectable({ providedIn: 'root' })
export class OverviewStore {
  private readonly api = inject(ApiClient);

  read(signal: AbortSignal): Promise<Overview> {
    return this.api.get('/overview', { signal });
  }
}
