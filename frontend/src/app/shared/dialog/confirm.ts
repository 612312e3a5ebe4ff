import { Component, input, output } from '@angular/core';
import { Dialog } from './dialog';

/** Asks once more, before something that has no way back. */
@Component({
  selector: 'll-confirm',
  imports: [Dialog],
  template: `
    <ll-dialog [heading]="heading()" (closed)="closed.emit()">
      <div class="form">
        <p>{{ says() }}</p>
        <footer class="form-foot">
          <button type="button" class="button" data-first (click)="closed.emit()">Keep</button>
          <button type="button" class="button button-stop" (click)="confirmed.emit()">
            {{ action() }}
          </button>
        </footer>
      </div>
    </ll-dialog>
  `,
})
export class Confirm {
  readonly heading = input.required<string>();
  readonly says = input.required<string>();
  readonly action = input.required<string>();
  readonly confirmed = output();
  readonly closed = output();
}
