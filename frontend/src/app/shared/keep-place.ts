import {
  afterNextRender,
  DestroyRef,
  effect,
  inject,
  Injector,
  Signal,
  untracked,
} from '@angular/core';

/**
 * Keeps what is looked at where it is while something is put in above it: the browser's own way of
 * doing that does not see it here. `top` is what stands first in the list, `item` selects its items.
 */
export function keepPlace(top: Signal<unknown>, item: string): void {
  const injector = inject(Injector);
  const scroll = followScroll(inject(DestroyRef));
  effect(() => {
    top();
    untracked(() => {
      const anchor = scroll.away ? inView(item) : null;
      if (!anchor) return;
      const before = anchor.getBoundingClientRect().top;
      const putBack = (): void => {
        const moved = anchor.isConnected ? anchor.getBoundingClientRect().top - before : 0;
        if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
      };
      afterNextRender({ mixedReadWrite: putBack }, { injector });
    });
  });
}

/**
 * Whether the window was scrolled away from its top. Asked at any other time, it would have to be
 * laid out for the answer: a page that opens would be, with every change.
 */
function followScroll(destroyed: DestroyRef): { readonly away: boolean } {
  const state = { away: false };
  const look = (): void => void (state.away = scrollY > 0);
  addEventListener('scroll', look, { passive: true });
  destroyed.onDestroy(() => removeEventListener('scroll', look));
  return state;
}

/** An item in the middle of the window. */
function inView(item: string): Element | null {
  return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest(item) ?? null;
}
