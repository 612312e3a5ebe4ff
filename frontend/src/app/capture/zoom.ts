import { Component, ElementRef, computed, inject, input, signal } from '@angular/core';

const LARGEST = 6;
const STEP = 1.4;

/**
 * A picture that can be made larger: with two fingers, with the keys plus, minus and 0, or with the
 * buttons. Where it is larger than its frame it is moved by scrolling, so also with the arrow keys.
 */
@Component({
  selector: 'll-zoom',
  template: `
    <div
      class="zoom"
      tabindex="0"
      role="group"
      aria-label="Picture, larger with plus and smaller with minus"
      (keydown)="key($event)"
      (touchstart)="touch($event)"
      (touchmove)="pinch($event)"
      (dblclick)="set(scale() > 1 ? 1 : 2.5)"
    >
      <img [src]="source()" [alt]="alt()" [style.width.%]="width()" />
    </div>
    <div class="zoom-buttons" role="group" aria-label="Size of the picture">
      <button type="button" class="button-tool" [disabled]="scale() <= 1" (click)="by(1 / STEP)">
        Smaller
      </button>
      <button type="button" class="button-tool" [disabled]="scale() >= LARGEST" (click)="by(STEP)">
        Larger
      </button>
    </div>
  `,
})
export class Zoom {
  readonly source = input.required<string>();
  readonly alt = input.required<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private apart = 0;
  private begunAt = 1;

  protected readonly LARGEST = LARGEST;
  protected readonly STEP = STEP;
  protected readonly scale = signal(1);
  protected readonly width = computed(() => this.scale() * 100);

  protected key(event: KeyboardEvent): void {
    if (event.key === '+' || event.key === '=') this.by(STEP);
    else if (event.key === '-') this.by(1 / STEP);
    else if (event.key === '0') this.set(1);
    else return;
    event.preventDefault();
  }

  protected touch(event: TouchEvent): void {
    this.apart = apart(event);
    this.begunAt = this.scale();
  }

  protected pinch(event: TouchEvent): void {
    const now = apart(event);
    if (now === 0 || this.apart === 0) return;
    event.preventDefault();
    this.set((this.begunAt * now) / this.apart);
  }

  protected by(factor: number): void {
    this.set(this.scale() * factor);
  }

  /** Keeps the middle of what is in view where it is. */
  protected set(scale: number): void {
    const frame = this.host.nativeElement.querySelector('.zoom');
    const before = this.scale();
    const next = Math.min(LARGEST, Math.max(1, scale));
    this.scale.set(next);
    if (!frame) return;
    const [x, y] = [frame.clientWidth / 2, frame.clientHeight / 2];
    const [left, top] = [frame.scrollLeft + x, frame.scrollTop + y];
    requestAnimationFrame(() =>
      frame.scrollTo((left * next) / before - x, (top * next) / before - y),
    );
  }
}

function apart({ touches }: TouchEvent): number {
  const [one, other] = [touches[0], touches[1]];
  return one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
}
