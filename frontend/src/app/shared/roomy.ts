import { DestroyRef, DOCUMENT, Signal, inject, signal } from '@angular/core';

/** Whether the window fits a media query now; follows the window as it changes. */
export function roomy(query: string): Signal<boolean> {
  const media = inject(DOCUMENT).defaultView?.matchMedia(query);
  const fits = signal(media?.matches ?? false);
  const follow = (event: MediaQueryListEvent): void => fits.set(event.matches);
  media?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media?.removeEventListener('change', follow));
  return fits.asReadonly();
}
