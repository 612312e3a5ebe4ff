import { Component, effect, inject, untracked } from '@angular/core';
import { NoteStore } from '../notes/note-store';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Skeleton } from '../shared/state/skeleton';
import { SearchResult } from './search-result';
import { NOTHING_ASKED, SearchStore } from './search-store';

/** What was written last, about any dog. */
@Component({
  selector: 'll-latest-notes',
  imports: [Failure, SearchResult, Skeleton],
  providers: [SearchStore],
  template: `
    <aside class="latest" aria-labelledby="latest-title">
      <h2 id="latest-title">Lately written</h2>
      @switch (hits.state()) {
        @case ('loading') {
          <ll-skeleton what="the latest notes" [rows]="4" />
        }
        @case ('failed') {
          <ll-failure [problem]="hits.problem()!" (again)="hits.retry()" />
        }
        @case ('empty') {
          <p class="quiet">Nothing yet. The first note will stand here.</p>
        }
        @default {
          @for (hit of hits.items().slice(0, 12); track hit.id) {
            <ll-search-result [hit]="hit" />
          }
        }
      }
    </aside>
  `,
})
export class LatestNotes {
  private readonly store = inject(SearchStore);
  protected readonly hits = this.store.hits;

  constructor() {
    const notes = inject(NoteStore);
    inStepWithDevice(() => this.hits.reread());
    effect(() => {
      notes.changed();
      untracked(() => void this.store.find(NOTHING_ASKED));
    });
  }
}
