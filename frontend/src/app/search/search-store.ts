import { Injectable, inject } from '@angular/core';
import { SearchAnswer as Answer, SearchHit } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Paged } from '../shared/state/paged';

/** What was asked for, as it stands in the address. */
export interface SearchFilter {
  readonly q: string;
  readonly dog: string;
  readonly author: string;
  readonly kind: string;
  readonly tag: string;
  readonly from: string;
  readonly to: string;
}

export const NOTHING_ASKED: SearchFilter = {
  q: '',
  dog: '',
  author: '',
  kind: '',
  tag: '',
  from: '',
  to: '',
};

@Injectable()
export class SearchStore {
  private readonly api = inject(ApiClient);
  readonly hits = new Paged<SearchHit, Answer>();

  find(filter: SearchFilter): Promise<void> {
    const keep = this.hits.state() === 'full';
    return this.hits.open(
      (cursor, signal) =>
        this.api.get<Answer>('/search', {
          query: { ...filter, kind: filter.kind || restingKind(filter), cursor, limit: 30 },
          signal,
        }),
      keep,
    );
  }
}

/** Nothing asked yet: what was written last is more use than the dogs entered last. */
function restingKind(filter: SearchFilter): string {
  return Object.values(filter).every((value) => value === '') ? 'note' : '';
}
