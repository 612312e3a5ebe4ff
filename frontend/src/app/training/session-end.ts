import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Dialog } from '../shared/dialog/dialog';
import { fromLocalInput, momentName, toLocalInput } from '../shared/text/moments';

/** A session that was open for hours was probably forgotten: when did it really end? */
@Component({
  selector: 'll-session-end',
  imports: [Dialog],
  template: `
    <ll-dialog heading="When did it really end?" (closed)="closed.emit()">
      <form class="form" (submit)="$event.preventDefault(); end()">
        <p>
          This session has been open for more than four hours. The last tap was
          {{ last() }}.
        </p>
        <label class="field-label" for="ended">Ended</label>
        <input
          #field
          id="ended"
          type="datetime-local"
          [value]="value()"
          (input)="value.set(field.value)"
        />
        @if (early()) {
          <p role="alert">
            It cannot have ended before the last tap, {{ last() }}. Choose that or a later time.
          </p>
        }
        <footer class="form-foot">
          <button type="submit" class="button button-main">End it then</button>
        </footer>
      </form>
    </ll-dialog>
  `,
})
export class SessionEnd {
  /** What was recorded last; before it the session cannot have ended. */
  readonly lastTap = input.required<string>();
  readonly endedAt = output<string>();
  readonly closed = output();

  protected readonly last = computed(() => momentName(this.lastTap()));
  protected readonly earliest = computed(() => toLocalInput(new Date(this.lastTap())));
  /** The last tap is the best guess for a session that nobody ended. */
  protected readonly value = linkedSignal(() => this.earliest());
  protected readonly early = signal(false);

  protected end(): void {
    const value = this.value();
    this.early.set(value < this.earliest());
    if (this.early()) return;
    // The field knows minutes only: within the last tap's minute it ended with the tap.
    this.endedAt.emit(value === this.earliest() ? this.lastTap() : fromLocalInput(value));
  }
}
