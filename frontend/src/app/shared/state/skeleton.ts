import { Component, computed, input } from '@angular/core';

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
  protected readonly places = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
