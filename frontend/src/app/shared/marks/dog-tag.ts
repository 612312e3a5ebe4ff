import { Component, computed, input } from '@angular/core';

/** A dog's tag: its initial, in the colour of its line. The colour comes from the id and stays. */
@Component({
  selector: 'll-dog-tag',
  template: `<span aria-hidden="true">{{ initial() }}</span>`,
  host: { class: 'dog-tag', '[attr.data-line]': 'line()', '[class.dog-tag-large]': 'large()' },
})
export class DogTag {
  readonly id = input.required<string>();
  readonly name = input.required<string>();
  readonly large = input(false);

  protected readonly initial = computed(
    () => Array.from(this.name().trim())[0]?.toUpperCase() ?? '?',
  );
  protected readonly line = computed(() => lineOf(this.id()));
}

const LINES = 6;

function lineOf(id: string): number {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % LINES;
}
