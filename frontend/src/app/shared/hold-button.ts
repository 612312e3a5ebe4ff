import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';

/**
 * A button that wants to be held: for what must not happen by a slip of the thumb. A finger, a
 * mouse, Space or Enter holds it; letting go or sliding off takes it back, but not that the page
 * moves under a finger that lies still. A screen reader cannot hold (its activation is a click
 * without a press), so there it asks once more instead.
 */
type Phase = 'waiting' | 'holding' | 'let-go' | 'asked';

/** A finger that lies still moves by so much. */
const TREMBLE_PX = 10;

let buttons = 0;

@Component({
  selector: 'll-hold-button',
  template: `
    <button
      type="button"
      class="hold"
      [class.hold-on]="phase() === 'holding'"
      [disabled]="disabled()"
      [attr.aria-describedby]="id"
      (pointerdown)="press($event)"
      (pointermove)="move($event)"
      (pointerup)="letGo()"
      (pointercancel)="letGo()"
      (contextmenu)="$event.preventDefault()"
      (keydown)="keyDown($event)"
      (keyup)="keyUp($event)"
      (blur)="letGo()"
      (click)="click($event)"
    >
      <span class="hold-fill" aria-hidden="true"></span>
      <span class="hold-word"><ng-content />{{ label() }}</span>
    </button>
    <span class="visually-hidden" [id]="id">
      Hold for one second. With a screen reader, activate it twice.
    </span>
    <span class="hold-says" aria-live="polite">{{ says() }}</span>
  `,
  host: { class: 'hold-button' },
})
export class HoldButton {
  readonly label = input.required<string>();
  readonly disabled = input(false);
  /** How long it must be held, in milliseconds. */
  readonly holdMs = input(1000);
  readonly held = output();

  protected readonly id = `hold-${String(++buttons)}`;
  protected readonly phase = signal<Phase>('waiting');
  protected readonly says = computed(() => SENTENCES[this.phase()]);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private pressedAt: PointerEvent | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.pressedAt = event;
    if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.begin();
  }

  protected move(event: PointerEvent): void {
    const from = this.pressedAt ?? event;
    if (Math.hypot(event.x - from.x, event.y - from.y) <= TREMBLE_PX) return;
    const { left, top, right, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    const on = event.x >= left && event.x <= right && event.y >= top && event.y <= bottom;
    if (!on) this.letGo();
  }

  protected keyDown(event: KeyboardEvent): void {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault(); // otherwise the browser clicks at once and the page scrolls
    if (!event.repeat) this.begin();
  }

  protected keyUp(event: KeyboardEvent): void {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    this.letGo();
  }

  protected letGo(): void {
    if (this.timer === null) return;
    this.stop();
    this.phase.set('let-go');
  }

  /** A press of a finger or a mouse counts its clicks; what a screen reader sends has none. */
  protected click(event: MouseEvent): void {
    if (event.detail !== 0 || this.disabled()) return;
    if (this.phase() === 'asked') this.done();
    else this.phase.set('asked');
  }

  private begin(): void {
    if (this.disabled() || this.timer !== null) return;
    this.phase.set('holding');
    this.timer = setTimeout(() => this.done(), this.holdMs());
  }

  private done(): void {
    this.stop();
    this.phase.set('waiting');
    this.held.emit();
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

const SENTENCES: Readonly<Record<Phase, string>> = {
  waiting: '',
  holding: 'Keep holding …',
  'let-go': 'Hold it for a full second.',
  asked: 'Activate it once more to confirm.',
};
