import { Injectable, inject } from '@angular/core';
import { Homework, HomeworkFields, HomeworkStanding } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { MOST_AT_ONCE, everyItem } from '../shared/state/every-item';

/** What is written when homework is given; the owner's log is not a member's to write. */
export type GivenHomework = Omit<HomeworkFields, 'dog_id' | 'practice' | 'status' | 'note_id'>;

/** What dogs' owners practise between two lessons, and how it goes. */
@Injectable({ providedIn: 'root' })
export class HomeworkStore {
  private readonly api = inject(ApiClient);

  /** All homework of a dog, what began last first. */
  ofDog(dogId: string, signal: AbortSignal): Promise<readonly Homework[]> {
    return everyItem((cursor) =>
      this.api.get(`/dogs/${dogId}/homework`, {
        query: { cursor, limit: MOST_AT_ONCE },
        signal,
      }),
    );
  }

  standing(id: string, signal: AbortSignal): Promise<HomeworkStanding> {
    return this.api.get(`/homework/${id}/standing`, { signal });
  }

  give(id: string, dogId: string, given: GivenHomework): Promise<Homework> {
    return this.api.put(`/homework/${id}`, { ...given, dog_id: dogId });
  }

  change(homework: Homework, fields: Partial<HomeworkFields>): Promise<Homework> {
    const { revision } = homework;
    return this.api.patch(`/homework/${homework.id}`, fields, { revision });
  }

  remove(homework: Homework): Promise<Homework> {
    return this.api.delete(`/homework/${homework.id}`, { revision: homework.revision });
  }

  restore(id: string): Promise<Homework> {
    return this.api.post(`/homework/${id}/restore`);
  }
}
