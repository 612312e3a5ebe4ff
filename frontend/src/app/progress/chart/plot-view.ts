import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Mark, Plot } from './plot';

/**
 * Draws a plot. One point at a time is in the order of the tab key; the arrows go from point to
 * point, a tap anywhere chooses the nearest one, and what it says stands below the paper.
 */
@Component({ selector: 'll-plot', templateUrl: './plot-view.html' })
export class PlotView {
  readonly plot = input.required<Plot>();
  /** What the chart is, for who can not see it. */
  readonly label = input.required<string>();
  /** How wide the paper may be, in pixels; told when it changes. */
  readonly wide = output<number>();

  private readonly router = inject(Router);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  protected readonly chosen = linkedSignal(() => this.plot().marks.length - 1);
  protected readonly said = computed<Mark | undefined>(() => this.plot().marks[this.chosen()]);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const watcher = new ResizeObserver(([entry]) => {
        const width = Math.floor(entry?.contentRect.width ?? 0);
        if (width > 0 && width !== this.plot().width) this.wide.emit(width);
      });
      watcher.observe(this.host().nativeElement);
      destroyed.onDestroy(() => watcher.disconnect());
    });
  }

  protected opens(mark: Mark): string {
    return mark.link?.includes('/notes/') ? 'Open the note' : 'Open the session';
  }

  protected open(event: MouseEvent, mark: Mark): void {
    event.stopPropagation();
    if (mark.link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(mark.link);
  }

  /** Chooses the point nearest to the tap, so that a thumb need not hit it. */
  protected choose(event: MouseEvent): void {
    const box = this.host().nativeElement.getBoundingClientRect();
    const x = event.clientX - box.left;
    const apart = this.plot().marks.map((mark) => Math.abs(mark.x - x));
    if (apart.length > 0) this.chosen.set(apart.indexOf(Math.min(...apart)));
  }

  protected key(event: KeyboardEvent): void {
    const last = this.plot().marks.length - 1;
    const now = this.chosen();
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.chosen.set(Math.min(Math.max(to, 0), last));
    this.host()
      .nativeElement.querySelector<SVGElement>(`[data-point="${String(this.chosen())}"]`)
      ?.focus();
  }
}
