import { Component, input, model } from '@angular/core';
import { Field } from '../shared/forms/field';
import { TypedAim } from './aim-draft';

/** Where it should get: a level, or a slope from a day and a value to another. */
@Component({
  selector: 'll-plan-aim',
  imports: [Field],
  template: `
    <div class="form-pair">
      @for (part of parts; track part.field) {
        <ll-field
          [label]="part.label + (part.type === 'number' && unit() ? ', ' + unit() : '')"
          [for]="part.id"
          [problem]="problems()[part.problem] ?? null"
        >
          <input
            #field
            [id]="part.id"
            [type]="part.type"
            [attr.min]="part.type === 'number' ? 0 : null"
            [attr.step]="part.type === 'number' ? 'any' : null"
            [attr.aria-invalid]="problems()[part.problem] ? true : null"
            [attr.aria-describedby]="part.id + '-problem'"
            [value]="typed()[part.field]"
            (input)="typed.set(typedWith(part.field, field.value))"
          />
        </ll-field>
      }
    </div>
    <p class="field-hint">
      With a start the aim is a line that slopes from there; without one it is level.
    </p>
  `,
})
export class PlanAim {
  readonly typed = model.required<TypedAim>();
  readonly unit = input('');
  readonly problems = input<Readonly<Record<string, string>>>({});

  protected readonly parts = [
    {
      field: 'startValue',
      id: 'plan-aim-start',
      label: 'Start',
      type: 'number',
      problem: 'aim/start_value',
    },
    { field: 'startOn', id: 'plan-aim-from', label: 'From', type: 'date', problem: 'aim/start_on' },
    { field: 'value', id: 'plan-aim', label: 'Value', type: 'number', problem: 'aim/value' },
    { field: 'by', id: 'plan-by', label: 'By', type: 'date', problem: 'aim/by' },
  ] as const;

  protected typedWith(field: keyof TypedAim, value: string): TypedAim {
    return { ...this.typed(), [field]: value };
  }
}
