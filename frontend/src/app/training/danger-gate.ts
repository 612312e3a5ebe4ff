import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { LiveSession } from './live-session';

interface Danger {
  readonly id: string;
  readonly revision: number;
  readonly instruction: string;
}

const HOLD_MS = 1_000;

/** What is dangerous about the dog must be read before it is handled: held, so not tapped away. */
@Component({
  selector: 'll-danger-gate',
  imports: [Dialog, Icon, Refusal],
  template: `
    @if (flags().length > 0 && !later()) {
      <ll-dialog heading="Read this before you handle the dog" (closed)="later.set(true)">
        <div class="danger-gate">
          @for (flag of flags(); track flag.id) {
            <p class="danger-flag"><ll-icon name="incident" /> {{ flag.instruction }}</p>
          }
          <ll-refusal [problem]="reading.problem()" />
          <button
            type="button"
            class="button button-stop button-wide hold"
            [class.hold-on]="holding()"
            [disabled]="reading.busy()"
            (pointerdown)="hold()"
            (pointerup)="letGo()"
            (pointerleave)="letGo()"
            (pointercancel)="letGo()"
            (keydown.enter)="hold($event)"
            (keydown.space)="hold($event)"
            (keyup)="letGo()"
          >
            Hold to say: I have read it
          </button>
        </div>
      </ll-dialog>
    } @else if (flags().length > 0) {
      <button type="button" class="button button-stop button-wide" (click)="later.set(false)">
        Nothing is sent before you have read the danger flags. Read them
      </button>
    }
  `,
})
export class DangerGate {
  private readonly live = inject(LiveSession);
  protected readonly reading = new Deed();
  protected readonly holding = signal(false);
  protected readonly later = signal(false);
  private timer: ReturnType<typeof setTimeout> | null = null;

  protected readonly flags = computed<readonly Danger[]>(() => {
    const problem = this.live.queue.problem();
    if (problem?.code !== 'acknowledgement-needed') return [];
    return (problem.extra['flags'] ?? []) as readonly Danger[];
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.letGo());
  }

  protected hold(event?: Event): void {
    event?.preventDefault();
    if (this.timer !== null) return; // a held key repeats
    this.holding.set(true);
    this.timer = setTimeout(() => void this.acknowledge(), HOLD_MS);
  }

  protected letGo(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.holding.set(false);
  }

  private async acknowledge(): Promise<void> {
    this.letGo();
    const flags = this.flags();
    const read = await this.reading.run(async () => {
      for (const flag of flags) await this.live.acknowledge(flag);
    });
    if (read || this.reading.problem()?.status === 412) await this.live.queue.again();
  }
}
