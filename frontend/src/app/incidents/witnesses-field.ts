import { Component, model } from '@angular/core';
import { Witness } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { valueOf } from '../shared/forms/value-of';
import { Icon } from '../shared/icon/icon';

function newWitness(): Witness {
  return { id: uuid7(), name: '', contact: '', account: '' };
}

/** Who saw or heard it, and what they say. */
@Component({
  selector: 'll-witnesses-field',
  imports: [Icon],
  template: `
    @for (one of witnesses(); track one.id; let place = $index) {
      <fieldset class="form-group victim">
        <legend class="field-label">Witness {{ place + 1 }}</legend>
        <div class="form-pair">
          <label class="field"
            ><span class="field-label">Name</span>
            <input
              type="text"
              autocomplete="off"
              maxlength="120"
              [value]="one.name"
              (input)="set(one, { name: valueOf($event) })"
          /></label>
          <label class="field"
            ><span class="field-label">How to reach them</span>
            <input
              type="text"
              autocomplete="off"
              maxlength="200"
              [value]="one.contact"
              (input)="set(one, { contact: valueOf($event) })"
          /></label>
        </div>
        <label class="field"
          ><span class="field-label">What they saw or heard, in their words</span>
          <textarea
            rows="3"
            maxlength="4000"
            [value]="one.account"
            (input)="set(one, { account: valueOf($event) })"
          ></textarea>
        </label>
        <button type="button" class="button-quiet" (click)="remove(one)">
          <ll-icon name="trash" /> Take this witness out
        </button>
      </fieldset>
    }
    <button type="button" class="button" (click)="add()">
      <ll-icon name="plus" /> Somebody saw or heard it
    </button>
  `,
})
export class WitnessesField {
  readonly witnesses = model.required<readonly Witness[]>();
  protected readonly valueOf = valueOf;

  protected add(): void {
    this.witnesses.update((all) => [...all, newWitness()]);
  }

  protected remove(gone: Witness): void {
    this.witnesses.update((all) => all.filter((one) => one.id !== gone.id));
  }

  protected set(changed: Witness, fields: Partial<Witness>): void {
    this.witnesses.update((all) =>
      all.map((one) => (one.id === changed.id ? { ...one, ...fields } : one)),
    );
  }
}
