import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Reinforcer } from '../api/types';
import { Problem } from '../core/http/problem';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Refusal } from '../shared/state/refusal';
import { METHODS, REINFORCER_KINDS, isListed } from './reinforcer-ranks';

/** One thing that the dog works for, or is allergic to. */
@Component({
  selector: 'll-reinforcer-form',
  imports: [Dialog, Field, Refusal, TextValue],
  template: `
    <ll-dialog
      [heading]="reinforcer() ? 'Change ' + reinforcer()!.item : 'Add a reinforcer'"
      (closed)="closed.emit()"
    >
      <form class="form" novalidate (submit)="$event.preventDefault(); save()">
        <ll-field label="What" for="reinforcer-item" [problem]="itemProblem()">
          <input
            id="reinforcer-item"
            type="text"
            autocomplete="off"
            data-first
            placeholder="Cheese, tug, sniffing the hedge …"
            aria-describedby="reinforcer-item-problem"
            [attr.aria-invalid]="itemProblem() ? true : null"
            [(llText)]="item"
          />
        </ll-field>
        <label class="choice reinforcer-allergy">
          <input
            type="checkbox"
            [checked]="allergy()"
            (change)="allergy.set($any($event.target).checked)"
          />
          Allergic to it: never offer it
        </label>
        <div class="form-pair">
          <ll-field label="Kind" for="reinforcer-kind">
            <select id="reinforcer-kind" [(llText)]="kind">
              @for (one of kinds; track one.value) {
                <option [value]="one.value" [selected]="one.value === kind()">
                  {{ one.label }}
                </option>
              }
            </select>
          </ll-field>
          <ll-field label="Known from" for="reinforcer-method">
            <select id="reinforcer-method" [(llText)]="method">
              @for (one of methods; track one.value) {
                <option [value]="one.value" [selected]="one.value === method()">
                  {{ one.label }}
                </option>
              }
            </select>
          </ll-field>
        </div>
        <ll-field label="Last tried on" for="reinforcer-on">
          <input id="reinforcer-on" type="date" [(llText)]="assessedOn" />
        </ll-field>
        <ll-field label="Comment" for="reinforcer-comment">
          <input id="reinforcer-comment" type="text" autocomplete="off" [(llText)]="comment" />
        </ll-field>
        <ll-refusal [problem]="problem()" />
        <footer class="form-foot">
          @if (reinforcer(); as before) {
            <button
              type="button"
              class="button-quiet button-danger"
              [disabled]="busy()"
              (click)="dropped.emit(before)"
            >
              Take off the list
            </button>
          }
          <button type="button" class="button-quiet" (click)="closed.emit()">Cancel</button>
          <button type="submit" class="button button-main" [disabled]="busy()">
            {{ busy() ? 'Saving …' : 'Save' }}
          </button>
        </footer>
      </form>
    </ll-dialog>
  `,
})
export class ReinforcerForm {
  readonly listed = input.required<readonly Reinforcer[]>();
  /** The one to change; null for a new one. */
  readonly reinforcer = input<Reinforcer | null>(null);
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly kept = output<Reinforcer>();
  readonly dropped = output<Reinforcer>();
  readonly closed = output();

  protected readonly kinds = REINFORCER_KINDS;
  protected readonly methods = METHODS;
  protected readonly item = linkedSignal(() => this.reinforcer()?.item ?? '');
  protected readonly kind = linkedSignal<string>(() => this.reinforcer()?.kind ?? 'food');
  protected readonly method = linkedSignal<string>(
    () => this.reinforcer()?.method ?? 'owner_report',
  );
  protected readonly allergy = linkedSignal(() => this.reinforcer()?.allergy ?? false);
  protected readonly assessedOn = linkedSignal(() => this.reinforcer()?.last_assessed_on ?? '');
  protected readonly comment = linkedSignal(() => this.reinforcer()?.comment ?? '');
  private readonly asked = signal(false);
  protected readonly itemProblem = computed(() => {
    if (this.asked() && this.item().trim() === '') return 'Say what it is.';
    return isListed(this.listed(), this.item(), this.reinforcer()?.item ?? null)
      ? `${this.item().trim()} is on the list already.`
      : null;
  });

  protected save(): void {
    this.asked.set(true);
    if (this.itemProblem() !== null) return;
    this.kept.emit({
      item: this.item().trim(),
      kind: this.kind() as Reinforcer['kind'],
      method: this.method() as Reinforcer['method'],
      allergy: this.allergy(),
      last_assessed_on: this.assessedOn() === '' ? null : this.assessedOn(),
      comment: this.comment().trim(),
    });
  }
}
