import { Component, input } from '@angular/core';

/**
 * A label, its field and what is wrong with it. The field is projected and carries the id that
 * `for` names; it points back here with aria-describedby="<for>-problem" where it can be wrong.
 */
@Component({
  selector: 'll-field',
  template: `
    <label class="field-label" [attr.for]="for()">
      {{ label() }}
      @if (optional()) {
        <span class="field-optional" aria-hidden="true">optional</span>
      }
    </label>
    <ng-content />
    @if (problem(); as text) {
      <p class="field-problem" [id]="for() + '-problem'">{{ text }}</p>
    } @else if (hint()) {
      <p class="field-hint" [id]="for() + '-problem'">{{ hint() }}</p>
    }
  `,
  host: { class: 'field' },
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input.required<string>();
  readonly problem = input<string | null>(null);
  readonly hint = input<string | null>(null);
  readonly optional = input(false);
}
