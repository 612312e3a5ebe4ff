import { Component, model } from '@angular/core';
import { Victim } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { Icon } from '../shared/icon/icon';
import { valueOf } from '../shared/forms/value-of';
import { CARE, WHO } from './incident-words';

function newVictim(): Victim {
  return {
    ...{ id: uuid7(), who: 'person_adult', about: '', body_part: '' },
    ...{ bites_count: null, punctures: null, medical_care: null },
  };
}

/** Who was hurt or threatened: one part each, so that two people's entries are united. */
@Component({
  selector: 'll-victims-field',
  imports: [Icon],
  template: `
    @for (one of victims(); track one.id; let place = $index) {
      <fieldset class="form-group victim">
        <legend class="field-label">Hurt or threatened, {{ place + 1 }}</legend>
        <div class="form-pair">
          <label class="field"
            ><span class="field-label">Who</span>
            <select (change)="set(one, { who: $any(valueOf($event)) })">
              @for (who of whos; track who.value) {
                <option [value]="who.value" [selected]="who.value === one.who">
                  {{ who.label }}
                </option>
              }
            </select></label
          >
          <label class="field"
            ><span class="field-label">Name or what one knows</span>
            <input
              type="text"
              autocomplete="off"
              maxlength="200"
              [value]="one.about"
              (input)="set(one, { about: valueOf($event) })"
          /></label>
        </div>
        <div class="form-pair">
          <label class="field"
            ><span class="field-label">Part of the body</span>
            <input
              type="text"
              autocomplete="off"
              maxlength="200"
              [value]="one.body_part"
              (input)="set(one, { body_part: valueOf($event) })"
          /></label>
          <label class="field"
            ><span class="field-label">Medical care</span>
            <select (change)="set(one, { medical_care: $any(valueOf($event)) || null })">
              <option value="" [selected]="!one.medical_care">Not said yet</option>
              @for (care of cares; track care.value) {
                <option [value]="care.value" [selected]="care.value === one.medical_care">
                  {{ care.label }}
                </option>
              }
            </select></label
          >
        </div>
        <div class="form-pair">
          <label class="field"
            ><span class="field-label">Bites</span>
            <input
              type="number"
              inputmode="numeric"
              min="0"
              max="200"
              [value]="one.bites_count ?? ''"
              (input)="set(one, { bites_count: tally($event) })"
          /></label>
          <label class="field"
            ><span class="field-label">Punctures of the worst bite</span>
            <input
              type="number"
              inputmode="numeric"
              min="0"
              max="200"
              [value]="one.punctures ?? ''"
              (input)="set(one, { punctures: tally($event) })"
          /></label>
        </div>
        <button type="button" class="button-quiet" (click)="remove(one)">
          <ll-icon name="trash" /> Take this entry out
        </button>
      </fieldset>
    }
    <button type="button" class="button" (click)="add()">
      <ll-icon name="plus" /> Somebody was hurt or threatened
    </button>
  `,
})
export class VictimsField {
  readonly victims = model.required<readonly Victim[]>();
  protected readonly whos = WHO;
  protected readonly cares = CARE;
  protected readonly valueOf = valueOf;

  protected add(): void {
    this.victims.update((all) => [...all, newVictim()]);
  }

  protected remove(gone: Victim): void {
    this.victims.update((all) => all.filter((one) => one.id !== gone.id));
  }

  protected set(changed: Victim, fields: Partial<Victim>): void {
    this.victims.update((all) =>
      all.map((one) => (one.id === changed.id ? { ...one, ...fields } : one)),
    );
  }

  protected tally(event: Event): number | null {
    const typed = valueOf(event).trim();
    return typed === '' ? null : Math.min(200, Math.max(0, Math.round(Number(typed))));
  }
}
