import { Injectable, inject } from '@angular/core';
import { Calendar, CalendarEntry, DogInList } from '../api/types';
import { SessionFields, SessionRecord } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { uuid7 } from '../core/uuid7';
import { DogStore, KnownDog } from '../dogs/dog-store';
import { dayText } from '../measures/days';
import { Page } from '../shared/state/paged';

const ACTIVE = { q: '', status: 'active' } as const;
const PAGE = 200;

export type Appointment = SessionRecord['session'];

/** Appointments, which are planned sessions, and what is due on a day. */
@Injectable({ providedIn: 'root' })
export class CalendarStore {
  private readonly api = inject(ApiClient);
  private readonly dogStore = inject(DogStore);

  /** From a day to a day, both included: from this device once it has everything. */
  read(days: readonly number[], signal: AbortSignal): Promise<Calendar> {
    return this.api.get('/calendar', { query: spanOf(days), signal });
  }

  /** Looks after mastery, which the registry alone knows; null when it cannot be asked. */
  async looks(
    days: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly CalendarEntry[] | null> {
    try {
      const query = spanOf(days);
      const all = await this.api.getFromRegistry<Calendar>('/calendar', { query, signal });
      return all.items.filter(({ kind }) => kind === 'probe');
    } catch (thrown) {
      if (thrown instanceof Problem) return null;
      throw thrown;
    }
  }

  /** Every dog that something can be planned with, by name. */
  async dogs(signal: AbortSignal): Promise<readonly KnownDog[]> {
    const found: KnownDog[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<DogInList> = await this.dogStore.list(ACTIVE, cursor, signal, PAGE);
      found.push(...page.items.map(({ id, call_name: name }) => ({ id, name })));
      cursor = page.next_cursor;
    } while (cursor !== null);
    return found;
  }

  appointment(id: string, signal?: AbortSignal): Promise<Appointment> {
    return this.api.get(`/sessions/${id}`, signal && { signal });
  }

  plan(id: string, fields: Partial<SessionFields>): Promise<Appointment> {
    return this.api.put(`/sessions/${id}`, { ...fields, status: 'planned' });
  }

  change(one: Appointment, fields: Partial<SessionFields>): Promise<Appointment> {
    return this.api.patch(`/sessions/${one.id}`, fields, { revision: one.revision });
  }

  /** To cancel is to delete; it can be brought back. */
  cancel(one: Appointment): Promise<Appointment> {
    return this.api.delete(`/sessions/${one.id}`, { revision: one.revision });
  }

  restore(id: string): Promise<Appointment> {
    return this.api.post(`/sessions/${id}/restore`);
  }

  /** One time of a series falls out. */
  skip(one: Appointment, on: string): Promise<Appointment> {
    const { repeats } = one;
    const skipped = [...(repeats?.skipped ?? []), on];
    return this.change(one, { repeats: repeats && { ...repeats, skipped } });
  }

  /** What was planned becomes the session that runs; of a series a session of its own. */
  async begin(
    one: Appointment,
    { on, now }: { readonly on: string; readonly now: string },
  ): Promise<void> {
    const began = { status: 'open', started_at: now, ended_at: null, repeats: null } as const;
    if (!one.repeats) {
      await this.change(one, began);
      return;
    }
    const { dog_id, kind, location, area, participants, plan_ids, time_zone } = one;
    const same = { dog_id, kind, location, area, participants, plan_ids, time_zone };
    await this.api.put(`/sessions/${uuid7()}`, { ...same, ...began });
    await this.skip(one, on);
  }
}

function spanOf(days: readonly number[]): { readonly from: string; readonly to: string } {
  return { from: dayText(days[0] ?? 0), to: dayText(days.at(-1) ?? 0) };
}
