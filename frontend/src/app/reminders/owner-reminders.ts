import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { OwnersReminders } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { ReminderStore } from './reminder-store';
import { reachWords } from './reminder-words';

/** Whether a dog's households are reminded by mail, and whom that reaches. Absent without a mail server. */
@Component({
  selector: 'll-owner-reminders',
  imports: [Failure, Refusal],
  template: `
    @if (reminders.problem(); as problem) {
      <section class="panel" aria-label="Reminders for the owner">
        <ll-failure [problem]="problem" (again)="reminders.retry()" />
      </section>
    } @else if (reminders.value()?.mails) {
      <section class="panel" aria-labelledby="owner-reminders-title">
        <h2 id="owner-reminders-title">Reminders for the owner</h2>
        <label class="choice">
          <input
            type="checkbox"
            [checked]="reminders.value()?.on"
            [disabled]="switching.busy()"
            (change)="switch()"
          />
          <span>Remind the owner of homework and vaccinations by mail</span>
        </label>
        <p class="quiet">
          Once a day at most, in the morning, with the name of the homework and nothing that you
          wrote for yourselves. Each mail says how it ends.
        </p>
        @if (reminders.value()?.on) {
          @for (sentence of reach(); track sentence) {
            <p>{{ sentence }}</p>
          }
        }
        <ll-refusal [problem]="switching.problem()" />
      </section>
    }
  `,
})
export class OwnerReminders {
  readonly dogId = input.required<string>();

  private readonly store = inject(ReminderStore);
  private readonly toasts = inject(Toasts);
  protected readonly reminders = new Remote<OwnersReminders>();
  protected readonly switching = new Deed();
  protected readonly reach = computed(() => {
    const known = this.reminders.value();
    return known ? reachWords(known) : [];
  });

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.reminders.load((signal) => this.store.ofDog(id, signal)));
    });
  }

  protected async switch(): Promise<void> {
    const on = !this.reminders.value()?.on;
    const now = await this.switching.get(() => this.store.switch(this.dogId(), on));
    if (!now) {
      this.reminders.retry(); // shows what stands, not what was tapped
      return;
    }
    this.reminders.set(now);
    this.toasts.say(on ? 'The owner is reminded' : 'The owner is not reminded any more');
  }
}
