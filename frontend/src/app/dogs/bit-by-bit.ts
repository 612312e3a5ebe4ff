import { computed, DestroyRef, effect, inject, Signal, signal, untracked } from '@angular/core';
import { TimelineDay } from './timeline-store';

/** A timeline as far as it is drawn, and whether more of it is being drawn. */
export interface Drip {
  readonly drawn: Signal<readonly TimelineDay[]>;
  readonly drawing: Signal<boolean>;
}

/**
 * Draws a timeline in small pieces: the first few entries at once, then so many more with every
 * frame, so that no frame takes long however much comes at once. The last day may be drawn in part.
 * An empty timeline begins anew.
 */
export function bitByBit(
  whole: Signal<readonly TimelineDay[]>,
  { first, more }: { readonly first: number; readonly more: number },
): Drip {
  const length = computed(() => whole().reduce((sum, { items }) => sum + items.length, 0));
  const count = signal(first);
  const drawing = computed(() => count() < length());
  let frame: number | null = null;
  const draw = (): void => {
    frame = null;
    count.update((now) => now + more);
  };
  effect(() => {
    const entries = length();
    if (entries === 0) untracked(() => count.set(first));
    else if (count() < entries) frame ??= requestAnimationFrame(draw);
    else if (count() > entries) untracked(() => count.set(Math.max(first, entries)));
  });
  inject(DestroyRef).onDestroy(() => {
    if (frame !== null) cancelAnimationFrame(frame);
  });
  return {
    drawing,
    drawn: computed(() => (drawing() ? firstOf(whole(), count()) : whole())),
  };
}

/** The days that so many entries reach into. */
function firstOf(days: readonly TimelineDay[], entries: number): readonly TimelineDay[] {
  let left = entries;
  const found: TimelineDay[] = [];
  for (const day of days) {
    if (left <= 0) break;
    found.push(day.items.length <= left ? day : { ...day, items: day.items.slice(0, left) });
    left -= day.items.length;
  }
  return found;
}
