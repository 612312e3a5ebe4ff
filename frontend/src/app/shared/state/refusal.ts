import { Component, input } from '@angular/core';
import { Problem } from '../../core/http/problem';
import { Icon } from '../icon/icon';

/** Why something that was asked for did not happen, beside the button that asked. */
@Component({
  selector: 'll-refusal',
  imports: [Icon],
  template: `
    @if (problem(); as refused) {
      <div class="refusal" role="alert">
        <ll-icon [name]="refused.offline ? 'offline' : 'incident'" />
        <div>
          <p>{{ refused.detail }}</p>
          @for (error of refused.errors; track error.pointer) {
            @if (error.message !== refused.detail) {
              <p>{{ error.message }}</p>
            }
          }
        </div>
      </div>
    }
  `,
})
export class Refusal {
  readonly problem = input.required<Problem | null>();
}
