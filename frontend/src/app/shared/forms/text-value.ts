import { Directive, model } from '@angular/core';

/** Two-way binding of a text field to a signal: `<input [(llText)]="name" />`. */
@Directive({
  selector:
    'input[llText]:not([type="checkbox"]):not([type="radio"]), textarea[llText], select[llText]',
  host: { '[value]': 'llText()', '(input)': 'take($event)', '(change)': 'take($event)' },
})
export class TextValue {
  readonly llText = model.required<string>();

  protected take(event: Event): void {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
    this.llText.set(field.value);
  }
}
