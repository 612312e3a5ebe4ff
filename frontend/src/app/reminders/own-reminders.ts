import { Component, computed, inject, linkedSignal } from '@angular/core';
import { OwnReminders } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { ReminderStore } from './reminder-store';
import { wantedWords } from './reminder-words';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** One's own letter of what is due: off until it is switched on, at an hour of one's own clock. */
@Component({
  selector: 'll-own-reminders',
  imports: [Failure, Field, Refusal, Skeleton, TextValue],
  template: `
    <section class="panel" aria-labelledby="reminders-title">
      <h2 id="reminders-title">Reminders by mail</h2>
      @switch (reminders.state()) {
        @case ('loading') {
          <ll-skeleton what="your reminders" [rows]="1" />
        }
        @case ('failed') {
          <ll-failure [problem]="reminders.problem()!" (again)="reminders.retry()" />
        }
        @default {
          @if (reminders.value()?.mails) {
            <p class="quiet">
              Once a day at most: tomorrow’s appointments, looks after mastery that are due,
              vaccinations that end soon, homework without a round. On a day without any of it
              nothing comes.
            </p>
            <form class="form" novalidate (submit)="$event.preventDefault(); save()">
              <label class="choice">
                <input
                  type="checkbox"
                  [checked]="on() === 'on'"
                  (change)="on.set(on() === 'on' ? '' : 'on')"
                />
                <span>Send me what is due</span>
              </label>
              @if (on() === 'on') {
                <div class="form-pair">
                  <ll-field label="From this hour on" for="reminders-hour">
                    <select id="reminders-hour" [(llText)]="hour">
                      @for (one of hours; track one) {
                        <option [value]="one" [selected]="one === +hour()">
                          {{ one < 10 ? '0' + one : one }}:00
                        </option>
                      }
                    </select>
                  </ll-field>
                  <ll-field
                    label="By the clocks in"
                    for="reminders-zone"
                    [problem]="saving.problem()?.about('time_zone') ?? null"
                  >
                    <select
                      id="reminders-zone"
                      aria-describedby="reminders-zone-problem"
                      [(llText)]="zone"
                    >
                      @for (one of zones(); track one) {
                        <option [value]="one" [selected]="one === zone()">{{ one }}</option>
                      }
                    </select>
                  </ll-field>
                </div>
              }
              <ll-refusal [problem]="saving.problem()" />
              <button type="submit" class="button" [disabled]="saving.busy()">
                Save reminders
              </button>
            </form>
          } @else {
            <p class="quiet">No mail server is set up here, so nobody is reminded by mail.</p>
          }
        }
      }
    </section>
  `,
})
export class OwnRemindersPanel {
  private readonly store = inject(ReminderStore);
  private readonly toasts = inject(Toasts);
  protected readonly reminders = new Remote<OwnReminders>();
  protected readonly saving = new Deed();
  protected readonly hours = HOURS;
  protected readonly on = linkedSignal(() => (this.reminders.value()?.on ? 'on' : ''));
  protected readonly hour = linkedSignal(() => String(this.reminders.value()?.hour ?? 7));
  /** This device's zone, until one was chosen. */
  protected readonly zone = linkedSignal(() => {
    const known = this.reminders.value();
    return known?.on ? known.time_zone : here();
  });
  protected readonly zones = computed(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return known.includes(this.zone()) ? known : [this.zone(), ...known];
  });

  constructor() {
    void this.reminders.load((signal) => this.store.own(signal));
  }

  protected async save(): Promise<void> {
    const wanted = {
      on: this.on() === 'on',
      hour: Number(this.hour()),
      time_zone: this.zone(),
    };
    const now = await this.saving.get(() => this.store.want(wanted));
    if (!now) return;
    this.reminders.set(now);
    this.toasts.say(wantedWords(now));
  }
}

function here(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
