import { computed, DestroyRef, effect, inject, Signal, signal, untracked } from '@angular/core';

/** A long list as far as it is drawn, and whether more of it is being drawn. */
export interface Drip<T> {
  readonly drawn: Signal<readonly T[]>;
  readonly drawing: Signal<boolean>;
}

/**
 * Draws a list in small pieces: the first few at once, then so many more with every frame, so that
 * no frame takes long however much comes at once. An empty list begins anew.
 */
export function bitByBit<T>(
  whole: Signal<readonly T[]>,
  { first, more }: { readonly first: number; readonly more: number },
): Drip<T> {
  const count = signal(first);
  const drawing = computed(() => count() < whole().length);
  let frame: number | null = null;
  const draw = (): void => {
    frame = null;
    count.update((now) => now + more);
  };
  effect(() => {
    const length = whole().length;
    if (length === 0) untracked(() => count.set(first));
    else if (count() < length) frame ??= requestAnimationFrame(draw);
    else if (count() > length) untracked(() => count.set(Math.max(first, length)));
  });
  inject(DestroyRef).onDestroy(() => {
    if (frame !== null) cancelAnimationFrame(frame);
  });
  return {
    drawing,
    drawn: computed(() => (drawing() ? whole().slice(0, count()) : whole())),
  };
}
