import { Component, inject, input, output } from '@angular/core';
import { HoldButton } from '../shared/hold-button';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { CareStore } from './care-store';

/** A danger flag as the registry names it when it asks for an acknowledgement. */
export interface NamedDanger {
  readonly id: string;
  readonly revision: number;
  readonly instruction: string;
}

/** A danger that the dog's list shows no more, but that held when the handling began. */
@Component({
  selector: 'll-unlisted-danger',
  imports: [HoldButton, Icon, Refusal],
  template: `
    <article
      class="safety-card"
      data-severity="danger"
      [attr.aria-label]="'Danger: ' + danger().instruction"
    >
      <header class="safety-head">
        <span class="safety-word"><ll-icon name="octagon" /> Danger</span>
      </header>
      <p class="safety-instruction">{{ danger().instruction }}</p>
      <p class="safety-meta">Ended by now; it held when this session began.</p>
      <div class="safety-ask">
        <ll-refusal [problem]="acknowledging.problem()" />
        <ll-hold-button
          [label]="acknowledging.busy() ? 'Saving …' : 'Hold: I have read this'"
          [disabled]="acknowledging.busy()"
          (held)="acknowledge()"
        />
      </div>
    </article>
  `,
})
export class UnlistedDanger {
  readonly danger = input.required<NamedDanger>();
  readonly acknowledged = output();

  private readonly store = inject(CareStore);
  protected readonly acknowledging = new Deed();

  protected async acknowledge(): Promise<void> {
    if (await this.acknowledging.run(() => this.store.acknowledge(this.danger()))) {
      this.acknowledged.emit();
    }
  }
}
