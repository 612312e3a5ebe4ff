import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';

/** What is on this device is there sooner, and its shape would only flash, at the price of laying it out. */
const PATIENCE_MS = 120;

/** The loading state: the shape of what is coming. */
@Component({
  selector: 'll-skeleton',
  template: `
    <div class="skeleton" role="status" [class.skeleton-cards]="shape() === 'cards'">
      <span class="visually-hidden">Loading {{ what() }} …</span>
      @for (row of places(); track row) {
        <div class="skeleton-row" aria-hidden="true"><span></span><span></span><span></span></div>
      }
    </div>
  `,
})
export class Skeleton {
  readonly what = input.required<string>();
  readonly rows = input(5);
  readonly shape = input<'rows' | 'cards'>('rows');
  private readonly late = signal(false);
  protected readonly places = computed(() =>
    Array.from({ length: this.late() ? this.rows() : 0 }, (_, row) => row),
  );

  constructor() {
    const timer = setTimeout(() => this.late.set(true), PATIENCE_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
