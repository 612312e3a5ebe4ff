import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { SafetyCardData } from '../api/types';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { CareStore } from './care-store';
import { SafetyCard } from './safety-card';
import { mostSevereFirst, toAcknowledge } from './safety-words';

/**
 * Stands in a dialog before first handling: the dangers that this person has still to read, each to be held.
 * Says `done` once nothing is left, also when somebody else ended the last flag meanwhile.
 */
@Component({
  selector: 'll-acknowledge-gate',
  imports: [Failure, SafetyCard, Skeleton],
  template: `
    <div class="gate">
      @switch (cards.state()) {
        @case ('loading') {
          <ll-skeleton what="the safety flags" [rows]="2" />
        }
        @case ('failed') {
          <ll-failure [problem]="cards.problem()!" (again)="cards.retry()" />
        }
        @default {
          <p class="quiet">
            {{ open().length === 1 ? 'One danger flag' : open().length + ' danger flags' }}
            to acknowledge.
          </p>
          @for (card of open(); track card.id) {
            <ll-safety-card [card]="card" (stale)="load(dogId())" />
          }
        }
      }
    </div>
  `,
})
export class AcknowledgeGate {
  readonly dogId = input.required<string>();
  readonly done = output();

  private readonly store = inject(CareStore);
  protected readonly cards = new Remote<readonly SafetyCardData[]>();
  protected readonly open = computed(() =>
    toAcknowledge(mostSevereFirst(this.cards.value() ?? [])),
  );
  private finished = false;

  constructor() {
    effect(() => {
      const id = this.dogId();
      this.store.flagsChanged();
      untracked(() => void this.load(id));
    });
  }

  protected async load(id: string): Promise<void> {
    await this.cards.load((signal) => this.store.safety(id, signal), this.cards.state() === 'full');
    if (this.cards.busy() || this.cards.problem() !== null) return;
    if (this.cards.state() === 'full' && this.open().length === 0 && !this.finished) {
      this.finished = true;
      this.done.emit();
    }
  }
}
