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
 * Whether the window is scrolled away from its top. To answer, the window must be laid out: that is
 * not done while nobody has scrolled, so a page that opens is spared it, nor while somebody does.
 */
function followScroll(destroyed: DestroyRef): { readonly away: boolean } {
  let moved = false;
  const look = (): void => void (moved = true);
  addEventListener('scroll', look, { passive: true, once: true });
  destroyed.onDestroy(() => removeEventListener('scroll', look));
  return {
    get away() {
      return moved && scrollY > 0;
    },
  };
}

/** An item in the middle of the window. */
function inView(item: string): Element | null {
  return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest(item) ?? null;
}
