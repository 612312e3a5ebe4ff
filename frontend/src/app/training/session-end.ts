import { Component, input, output, signal } from '@angular/core';
import { Dialog } from '../shared/dialog/dialog';
import { fromLocalInput, toLocalInput } from '../shared/text/moments';

/** A session that was open for hours was probably forgotten: when did it really end? */
@Component({
  selector: 'll-session-end',
  imports: [Dialog],
  template: `
    <ll-dialog heading="When did it really end?" (closed)="closed.emit()">
      <form class="form" (submit)="$event.preventDefault(); end()">
        <p>This session has been open for more than four hours.</p>
        <label class="field-label" for="ended">Ended</label>
        <input
          #field
          id="ended"
          type="datetime-local"
          [value]="value()"
          (input)="value.set(field.value)"
        />
        @if (early()) {
          <p role="alert">It cannot have ended before it began. Choose a later time.</p>
        }
        <footer class="form-foot">
          <button type="submit" class="button button-main">End it then</button>
        </footer>
      </form>
    </ll-dialog>
  `,
})
export class SessionEnd {
  readonly startedAt = input.required<string>();
  readonly endedAt = output<string>();
  readonly closed = output();

  protected readonly value = signal(toLocalInput(new Date()));
  protected readonly early = signal(false);

  protected end(): void {
    const at = fromLocalInput(this.value());
    this.early.set(Date.parse(at) < Date.parse(this.startedAt()));
    if (!this.early()) this.endedAt.emit(at);
  }
}
