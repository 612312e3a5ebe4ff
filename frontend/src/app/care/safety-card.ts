import { Component, computed, inject, input, output } from '@angular/core';
import { SafetyCardData } from '../api/types';
import { Session } from '../core/session/session';
import { HoldButton } from '../shared/hold-button';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { dateName, dayName, dayOf } from '../shared/text/moments';
import { CareStore } from './care-store';
import { categoryOf, changedSinceRead, readersOf, severityOf } from './safety-words';

/** One safety flag: what to do, large; how severe, by word and shape; who says so and who has read it. */
@Component({
  selector: 'll-safety-card',
  imports: [HoldButton, Icon, Refusal],
  template: `
    <article
      class="safety-card"
      [attr.data-severity]="card().severity"
      [class.safety-card-read]="card().acknowledged || card().severity === 'info'"
      [attr.aria-label]="severity().label + ': ' + card().instruction"
    >
      <header class="safety-head">
        <span class="safety-word"><ll-icon [name]="severity().icon" /> {{ severity().label }}</span>
        @if (card().category !== 'other') {
          <span class="safety-category">
            <ll-icon [name]="category().icon" /> {{ category().label }}
          </span>
        }
        @if (mayChange()) {
          <button
            type="button"
            class="button-icon safety-change"
            (click)="changing.emit()"
            [attr.aria-label]="'Change or end: ' + card().instruction"
          >
            <ll-icon name="pen" />
          </button>
        }
      </header>
      <p class="safety-instruction">{{ card().instruction }}</p>
      <p class="safety-meta">
        @if (card().reported_by_owner) {
          <span class="safety-owner">Reported by owner</span>
        }
        <span>Set by {{ card().set_by }}, {{ setOn() }}</span>
        @if (card().review_due_on; as due) {
          <span [class.safety-overdue]="card().review_overdue">
            {{ card().review_overdue ? 'Review was due' : 'Review' }} {{ dateName(due) }}
          </span>
        }
        @if (readers()) {
          <span class="safety-readers"><ll-icon name="check" /> {{ readers() }}</span>
        }
      </p>
      @if (!card().acknowledged && card().severity !== 'info') {
        <div class="safety-ask">
          @if (card().not_taken; as reason) {
            <p class="safety-changed">Your acknowledgement was not taken. {{ reason }}</p>
          } @else if (changedSinceRead()) {
            <p class="safety-changed">It was changed since you read it.</p>
          }
          <ll-refusal [problem]="acknowledging.problem()" />
          <ll-hold-button
            [label]="acknowledging.busy() ? 'Saving …' : 'Hold: I have read this'"
            [disabled]="acknowledging.busy()"
            (held)="acknowledge()"
          />
        </div>
      }
    </article>
  `,
})
export class SafetyCard {
  readonly card = input.required<SafetyCardData>();
  readonly mayChange = input(false);
  /** This person has just read it. */
  readonly acknowledged = output();
  /** It is not what it was any more: whoever shows it reads again. */
  readonly stale = output();
  readonly changing = output();

  private readonly store = inject(CareStore);
  private readonly session = inject(Session);
  protected readonly acknowledging = new Deed();
  protected readonly severity = computed(() => severityOf(this.card().severity));
  protected readonly category = computed(() => categoryOf(this.card().category));
  protected readonly readers = computed(() => readersOf(this.card(), this.me()));
  protected readonly changedSinceRead = computed(() => changedSinceRead(this.card(), this.me()));
  protected readonly setOn = computed(() => dayName(dayOf(this.card().set_at)));
  protected readonly dateName = dateName;

  protected async acknowledge(): Promise<void> {
    if (await this.acknowledging.run(() => this.store.acknowledge(this.card()))) {
      this.acknowledged.emit();
    } else if ([404, 412].includes(this.acknowledging.problem()?.status ?? 0)) {
      this.stale.emit();
    }
  }

  private me(): string {
    return this.session.person()?.id ?? '';
  }
}
