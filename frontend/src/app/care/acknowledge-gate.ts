import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { SafetyCardData } from '../api/types';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { CareStore } from './care-store';
import { SafetyCard } from './safety-card';
import { mostSevereFirst, toAcknowledge } from './safety-words';
import { NamedDanger, UnlistedDanger } from './unlisted-danger';

/**
 * Stands in a dialog before first handling: the dangers that this person has still to read, each to be held.
 * Says `done` once nothing is left, also when somebody else ended the last flag meanwhile. What the
 * registry asks for by name is shown too, when the dog's list has it no more.
 */
@Component({
  selector: 'll-acknowledge-gate',
  imports: [Failure, SafetyCard, Skeleton, UnlistedDanger],
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
            {{ left() === 1 ? 'One danger flag' : left() + ' danger flags' }}
            to acknowledge.
          </p>
          @for (card of open(); track card.id) {
            <ll-safety-card [card]="card" (stale)="load(dogId())" />
          }
          @for (danger of unlisted(); track danger.id) {
            <ll-unlisted-danger [danger]="danger" (acknowledged)="read(danger)" />
          }
        }
      }
    </div>
  `,
})
export class AcknowledgeGate {
  readonly dogId = input.required<string>();
  /** What the registry asked for by name, when it refused something. */
  readonly named = input<readonly NamedDanger[]>([]);
  readonly done = output();

  private readonly store = inject(CareStore);
  protected readonly cards = new Remote<readonly SafetyCardData[]>();
  protected readonly open = computed(() =>
    toAcknowledge(mostSevereFirst(this.cards.value() ?? [])),
  );
  private readonly readHere = signal<readonly string[]>([]);
  protected readonly unlisted = computed(() => {
    const known = new Set([
      ...(this.cards.value() ?? []).map((card) => card.id),
      ...this.readHere(),
    ]);
    return this.named().filter((one) => !known.has(one.id));
  });
  protected readonly left = computed(() => this.open().length + this.unlisted().length);
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
    this.finish();
  }

  protected read(danger: NamedDanger): void {
    this.readHere.update((all) => [...all, danger.id]);
    this.finish();
  }

  private finish(): void {
    if (this.cards.busy() || this.cards.problem() !== null || this.finished) return;
    if (this.cards.state() === 'full' && this.left() === 0) {
      this.finished = true;
      this.done.emit();
    }
  }
}
