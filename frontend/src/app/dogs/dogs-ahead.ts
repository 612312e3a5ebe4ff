import { effect, inject, Signal } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { whenIdle } from '../core/idle';
import { ReadAhead } from '../offline/read-ahead';
import { Waiting } from '../offline/waiting';
import { prepareDayNames } from '../shared/text/moments';
import { FIRST_PAGE_QUERY, timelinePath } from './timeline-store';

/** About as many as a phone shows. */
const DOGS = 8;
/** Changes come in bursts. */
const SETTLE_MS = 250;

/**
 * Reads what the pages of a list's first dogs will ask, dog by dog while the page is idle, and again
 * when records changed; for any other dog when the function that it gives is called with its id. To
 * be called where the list is made.
 */
export function readDogsAhead(
  dogs: Signal<readonly { readonly id: string }[]>,
): (dogId: string) => Promise<void> {
  const ahead = inject(ReadAhead);
  const { changes, writes } = inject(ApiClient);
  const { complete } = inject(Waiting);
  whenIdle(() => prepareDayNames());
  const read = async (dogId: string): Promise<void> => {
    await Promise.all([
      ahead.read(`/dogs/${dogId}`),
      ahead.read(timelinePath(dogId), FIRST_PAGE_QUERY),
    ]);
  };
  effect((onCleanup) => {
    changes();
    writes();
    const left = complete() ? dogs().slice(0, DOGS) : [];
    let stopped = false;
    const next = (): void => {
      const dog = left.shift();
      if (dog) whenIdle(() => void (stopped || read(dog.id).then(next)));
    };
    const timer = setTimeout(next, SETTLE_MS);
    onCleanup(() => {
      stopped = true;
      clearTimeout(timer);
    });
  });
  return read;
}
