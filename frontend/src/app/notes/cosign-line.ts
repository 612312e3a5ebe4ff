import { Component, effect, inject, input, untracked } from '@angular/core';
import { Cosigning, Note } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { inStepWithDevice } from '../shared/state/in-step';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { momentName } from '../shared/text/moments';
import { NoteStore } from './note-store';

/** Whether a note waits for a trainer's co-signature, who gave it, and one tap to give it. */
@Component({
  selector: 'll-cosign-line',
  imports: [Icon, Refusal],
  template: `
    @if (state.value(); as now) {
      @if (now.signatures[0]; as signature) {
        <p class="cosign cosign-done">
          <span>
            <ll-icon name="check" /> Co-signed by <strong>{{ signature.name }}</strong>,
            {{ momentName(signature.at) }}
            @if (!signature.hash) {
              <small>still on its way</small>
            }
          </span>
          @if (now.may_withdraw) {
            <button
              type="button"
              class="button-quiet"
              [disabled]="signing.busy()"
              (click)="takeBack()"
            >
              Take it back<span class="visually-hidden">, the co-signature</span>
            </button>
          }
        </p>
      } @else if (now.waits) {
        <p class="cosign">
          <span><ll-icon name="pen" /> Waits for a trainer’s co-signature</span>
          @if (now.may_sign) {
            <button
              type="button"
              class="button button-main"
              [disabled]="signing.busy()"
              (click)="sign()"
            >
              Co-sign
            </button>
          }
        </p>
      }
      <ll-refusal [problem]="signing.problem()" />
    }
  `,
})
export class CosignLine {
  /** As it is shown: a signature is given for what was seen. */
  readonly note = input.required<Note>();

  private readonly store = inject(NoteStore);
  private readonly toasts = inject(Toasts);
  protected readonly state = new Remote<Cosigning>();
  protected readonly signing = new Deed();
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const { id } = this.note();
      untracked(() => {
        this.signing.clear();
        void this.state.load((signal) => this.store.cosigning(id, signal), true);
      });
    });
    inStepWithDevice(() => this.state.reread());
  }

  protected sign(): Promise<void> {
    return this.seal('Co-signed', ({ id, revision }) => this.store.cosign(id, revision));
  }

  protected takeBack(): Promise<void> {
    return this.seal('Co-signature taken back', ({ id, revision }) =>
      this.store.takeCosignatureBack(id, revision),
    );
  }

  private async seal(said: string, act: (note: Note) => Promise<unknown>): Promise<void> {
    if (!(await this.signing.run(() => act(this.note())))) return;
    this.toasts.say(said);
    await this.state.reread();
  }
}
