import { Component, computed, inject, input } from '@angular/core';
import { ConflictCard, KeepOfTwo } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { DiffView } from '../shared/text/diff-view';
import { momentName } from '../shared/text/moments';
import { ConflictStore } from './conflict-store';

interface Difference {
  readonly field: string;
  readonly current: string;
  readonly other: string;
}

/** Two people changed the same thing: shows both texts and lets one tap say what counts. */
@Component({
  selector: 'll-two-versions',
  imports: [DiffView, Icon, Refusal],
  template: `
    @if (card(); as card) {
      <section class="two-versions" aria-label="Two versions">
        <h3><ll-icon name="incident" /> Two versions</h3>
        <p>
          {{ card.yours ? 'You' : card.set_aside.author.name }} changed this as well ({{
            momentName(card.set_aside.recorded_at)
          }}). Nothing is lost: choose what counts.
        </p>
        @for (one of differences(); track one.field) {
          <h4>{{ one.field }}</h4>
          <ll-diff-view [before]="one.current" [after]="one.other" />
        }
        <ll-refusal [problem]="deed.problem()" />
        <div class="row">
          <button
            type="button"
            class="button button-main"
            [disabled]="deed.busy()"
            (click)="keep('both')"
          >
            Keep both
          </button>
          <button type="button" class="button" [disabled]="deed.busy()" (click)="keep('current')">
            Keep what is here now
          </button>
          <button type="button" class="button" [disabled]="deed.busy()" (click)="keep('set_aside')">
            Take the other
          </button>
        </div>
      </section>
    }
  `,
})
export class TwoVersions {
  readonly documentId = input.required<string>();

  private readonly conflicts = inject(ConflictStore);
  private readonly toasts = inject(Toasts);
  protected readonly deed = new Deed();
  protected readonly momentName = momentName;
  protected readonly card = computed(() => this.conflicts.of(this.documentId()));
  protected readonly differences = computed(() => differencesOf(this.card()));

  protected async keep(keep: KeepOfTwo): Promise<void> {
    const card = this.card();
    if (!card) return;
    if (await this.deed.run(() => this.conflicts.settle(card, keep))) {
      this.toasts.say(keep === 'both' ? 'Both are kept' : 'Settled');
    }
  }
}

function differencesOf(card: ConflictCard | null): readonly Difference[] {
  const current = card?.current.body ?? {};
  const other = card?.set_aside.body ?? {};
  return (card?.fields ?? []).map((field) => ({
    field: field === 'body' ? 'Text' : titled(field),
    current: shown(current[field]),
    other: shown(other[field]),
  }));
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function titled(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ');
}
