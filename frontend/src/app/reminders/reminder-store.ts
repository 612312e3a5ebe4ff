import { Injectable, inject } from '@angular/core';
import { OwnersReminders, OwnReminders, WantedReminders } from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** Who is reminded by mail. It is asked and said at the registry alone, which writes the letters. */
@Injectable({ providedIn: 'root' })
export class ReminderStore {
  private readonly api = inject(ApiClient);

  own(signal: AbortSignal): Promise<OwnReminders> {
    return this.api.get('/me/reminders', { signal });
  }

  want(wanted: WantedReminders): Promise<OwnReminders> {
    return this.api.put('/me/reminders', wanted);
  }

  ofDog(dogId: string, signal: AbortSignal): Promise<OwnersReminders> {
    return this.api.get(`/dogs/${dogId}/owner-reminders`, { signal });
  }

  switch(dogId: string, on: boolean): Promise<OwnersReminders> {
    return this.api.put(`/dogs/${dogId}/owner-reminders`, { on });
  }
}
