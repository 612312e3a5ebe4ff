import {
  DestroyRef,
  Injector,
  Signal,
  afterNextRender,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';

/**
 * Lets the browser do what waits (paint, take a tap) before the page goes on. A start in one piece
 * would keep a slow phone from answering a tap for a third of a second.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Counts from `first` to `most` once `begun` is true, each step after the last one was drawn: what a
 * page shows by it is made in several turns and not in one. To be called where a page is made.
 */
export function inTurns(most: number, begun: Signal<boolean>, first = 0): Signal<number> {
  const injector = inject(Injector);
  const turn = signal(first);
  let gone = false; // and the injector with it
  inject(DestroyRef).onDestroy(() => (gone = true));
  const step = (): void => {
    if (gone) return;
    turn.update((before) => before + 1);
    if (untracked(turn) < most) afterDrawing();
  };
  const afterDrawing = (): void => {
    afterNextRender(() => void nextTurn().then(step), { injector });
  };
  const waiting = effect(() => {
    if (!begun() || first >= most) return;
    waiting.destroy();
    untracked(afterDrawing);
  });
  return turn.asReadonly();
}
