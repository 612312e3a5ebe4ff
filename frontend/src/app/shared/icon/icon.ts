import { Component, computed, input } from '@angular/core';
import { ICONS, IconName } from './icons';

/** An icon beside a word; it says nothing itself, so readers of the screen skip it. */
@Component({
  selector: 'll-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="path()" />
  </svg>`,
  host: { class: 'icon' },
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
}
