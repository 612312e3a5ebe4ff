import { Signal, effect, signal } from '@angular/core';
import { liveQuery } from 'dexie';

/**
 * What a query of the local database answers, and answers anew after each change of what it read;
 * in an injection context. `query` is null while there is nothing to ask.
 */
export function watched<T>(query: () => (() => Promise<T>) | null, initial: T): Signal<T> {
  const answer = signal(initial);
  effect((onCleanup) => {
    const ask = query();
    if (ask === null) {
      answer.set(initial);
      return;
    }
    const watch = liveQuery(ask).subscribe({
      next: (found) => answer.set(found),
      error: () => answer.set(initial), // the database was closed: the person left
    });
    onCleanup(() => watch.unsubscribe());
  });
  return answer.asReadonly();
}
