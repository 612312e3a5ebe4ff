import { Injectable, computed, inject, signal } from '@angular/core';
import { Dog, DogFields, DogInList, DogStatus } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { ReadAhead } from '../offline/read-ahead';
import { MOST_AT_ONCE, everyItem } from '../shared/state/every-item';
import { Page } from '../shared/state/paged';

/** Dogs: the list, one dog, and the few that were looked at last on this device. */
export interface DogFilter {
  readonly q: string;
  readonly status: DogStatus | '';
}

export interface KnownDog {
  readonly id: string;
  readonly name: string;
}

const PAGE = 60;
const RECENT_MOST = 8;

@Injectable({ providedIn: 'root' })
export class DogStore {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly ahead = inject(ReadAhead);
  private readonly visits = signal(0);

  /** What this person opened last on this device; another person has another list. */
  readonly recent = computed<readonly KnownDog[]>(() => {
    this.visits();
    return readRecent(this.recentKey());
  });
  /** Counts the changes made on this device. */
  readonly changed = signal(0);

  list(
    filter: DogFilter,
    cursor: string | null,
    signal?: AbortSignal,
    most = PAGE,
  ): Promise<Page<DogInList>> {
    return this.api.get<Page<DogInList>>('/dogs', {
      query: { q: filter.q, status: filter.status, cursor, limit: most },
      ...(signal && { signal }),
    });
  }

  /** All dogs, for a list to choose from. */
  all(status: DogStatus | '', signal?: AbortSignal): Promise<readonly DogInList[]> {
    return everyItem((cursor) => this.list({ q: '', status }, cursor, signal, MOST_AT_ONCE));
  }

  async read(id: string, signal?: AbortSignal): Promise<Dog> {
    const dog = await this.ahead.get<Dog>(`/dogs/${id}`, {}, signal);
    this.remember(dog);
    return dog;
  }

  /** The dogs of a household. The registry does not ask that way round, so the list is read through. */
  async ofGuardian(guardianId: string, signal: AbortSignal): Promise<readonly DogInList[]> {
    const dogs = await this.all('', signal);
    return dogs.filter((dog) => dog.guardian_ids.includes(guardianId));
  }

  async create(id: string, dog: Partial<DogFields> & { call_name: string }): Promise<Dog> {
    return this.tell(await this.api.put<Dog>(`/dogs/${id}`, dog));
  }

  async change(dog: Dog, fields: Partial<DogFields>): Promise<Dog> {
    return this.tell(
      await this.api.patch<Dog>(`/dogs/${dog.id}`, fields, { revision: dog.revision }),
    );
  }

  async remove(dog: Dog): Promise<Dog> {
    const gone = await this.api.delete<Dog>(`/dogs/${dog.id}`, { revision: dog.revision });
    this.keepRecent(this.recent().filter((one) => one.id !== dog.id));
    this.changed.update((count) => count + 1);
    return gone;
  }

  async restore(id: string): Promise<Dog> {
    return this.tell(await this.api.post<Dog>(`/dogs/${id}/restore`));
  }

  private tell(dog: Dog): Dog {
    this.remember(dog);
    this.changed.update((count) => count + 1);
    return dog;
  }

  private remember(dog: Dog): void {
    const others = this.recent().filter((one) => one.id !== dog.id);
    this.keepRecent([{ id: dog.id, name: dog.call_name }, ...others].slice(0, RECENT_MOST));
  }

  private keepRecent(dogs: readonly KnownDog[]): void {
    localStorage.setItem(this.recentKey(), JSON.stringify(dogs));
    this.visits.update((count) => count + 1);
  }

  private recentKey(): string {
    const organization = this.session.membership()?.organization.id ?? 'none';
    return `longline.recent-dogs.${this.session.person()?.id ?? 'nobody'}.${organization}`;
  }
}

function readRecent(key: string): readonly KnownDog[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly KnownDog[];
  } catch {
    return [];
  }
}
