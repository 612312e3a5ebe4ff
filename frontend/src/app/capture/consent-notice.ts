import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../shared/icon/icon';
import { Locked } from './consents';

/** Says what a household's consent means for the recording, and leads to where it is entered. */
@Component({
  selector: 'll-consent-notice',
  imports: [Icon, RouterLink],
  template: `
    <p class="consent-notice" role="status">
      <ll-icon name="shield" />
      <span>
        {{ locked().sentence }}
        @if (locked().householdIds[0]; as household) {
          <a [routerLink]="['/guardians', household]">To its consents</a>
        }
      </span>
    </p>
  `,
})
export class ConsentNotice {
  readonly locked = input.required<Locked>();
}
