import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { SafetyCardData } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { Icon } from '../shared/icon/icon';
import { Remote } from '../shared/state/remote';
import { CareStore } from './care-store';
import { SafetyCard } from './safety-card';
import { SafetyFlagForm } from './safety-flag-form';
import { mostSevereFirst } from './safety-words';

/** What everybody must know before they handle the dog, on top of every page about it. */
@Component({
  selector: 'll-safety-cards',
  imports: [Icon, SafetyCard, SafetyFlagForm],
  template: `
    @if (cards.state() === 'failed') {
      <div class="refusal safety-unknown" role="alert">
        <ll-icon name="incident" />
        <div>
          <p>
            <strong>Safety flags could not be read.</strong> Ask before you handle this dog.
            {{ cards.problem()?.detail }}
          </p>
          <button type="button" class="button" (click)="cards.retry()">Try again</button>
        </div>
      </div>
    } @else if (ordered().length > 0) {
      <section class="safety" aria-label="Safety">
        @for (card of ordered(); track card.id) {
          <ll-safety-card
            [card]="card"
            [mayChange]="session.mayKeepDogs()"
            (acknowledged)="read()"
            (stale)="reload()"
            (changing)="changing.set(card)"
          />
        }
      </section>
    }
    @if (changing(); as card) {
      <ll-safety-flag-form
        [dogId]="dogId()"
        [card]="card"
        (done)="changed($event)"
        (closed)="changing.set(null)"
      />
    }
  `,
})
export class SafetyCards {
  readonly dogId = input.required<string>();

  private readonly store = inject(CareStore);
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly cards = new Remote<readonly SafetyCardData[]>();
  protected readonly ordered = computed(() => mostSevereFirst(this.cards.value() ?? []));
  protected readonly changing = signal<SafetyCardData | null>(null);
  private shown = '';

  constructor() {
    effect(() => {
      const id = this.dogId();
      this.store.flagsChanged();
      this.api.changes(); // also by replication: somebody else may have changed or read a flag
      untracked(() => this.load(id));
    });
  }

  protected reload(): void {
    this.load(this.dogId());
  }

  protected read(): void {
    this.toasts.say('Acknowledged');
  }

  protected changed(sentence: string): void {
    this.changing.set(null);
    this.toasts.say(sentence);
  }

  private load(id: string): void {
    // The same dog's cards stay in view while they are read anew; another's never do.
    void this.cards.load((signal) => this.store.safety(id, signal), id === this.shown);
    this.shown = id;
  }
}
