import { Component, inject } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { Updates } from './updates';

/** Tells of a new version and starts it with one tap; without the tap it begins at the next opening. */
@Component({
  selector: 'll-update-notice',
  imports: [Icon],
  template: `
    @if (updates.offer(); as offer) {
      <div class="toast">
        <span>
          @if (offer === 'ready') {
            A new version of Longline is ready.
          } @else {
            This version lost a file on this device. Starting anew mends it; drafts are kept.
          }
        </span>
        <button type="button" class="toast-action" (click)="updates.start()">Start it</button>
        <button type="button" class="button-icon" aria-label="Later" (click)="updates.later()">
          <ll-icon name="close" />
        </button>
      </div>
    }
  `,
})
export class UpdateNotice {
  protected readonly updates = inject(Updates);
}
