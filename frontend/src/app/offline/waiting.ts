import { Injectable, computed, signal } from '@angular/core';
import { Problem } from '../core/http/problem';
import type { Act } from './act';
import type { LocalRecord, RecordState } from './local-record';

/**
 * What of this person's records is not simply on the registry, and what stands in the way. Small
 * and without a database, so that every part of the page can show it; the device keeps it true.
 */
@Injectable({ providedIn: 'root' })
export class Waiting {
  /** What waits, was refused, or contradicts somebody else's edit. */
  readonly open = signal<readonly LocalRecord[]>([], { equal: bothEmpty });
  /** Acknowledgements that the registry was not told, or did not take. */
  readonly acts = signal<readonly Act[]>([]);
  /** Files on this device that no note will take along, as last looked. */
  readonly looseFiles = signal(0);
  /** Why nothing can be sent or fetched just now, or null. */
  readonly problem = signal<Problem | null>(null);
  /** Whether this device has had everything once. */
  readonly complete = signal(false);
  /** The practice let this person go: what it owns is gone from here, what was never sent is not. */
  readonly left = signal(false);
  /** Little room is left on this device. */
  readonly tight = signal(false);
  /** When this device and the registry last agreed, in milliseconds since 1970. */
  readonly agreedAt = signal<number | null>(null);

  readonly unsent = computed(() => this.open().filter((one) => one.open !== 'contradicted'));
  readonly refused = computed(() => this.open().filter((one) => one.open === 'refused'));
  readonly contradicted = computed(() => this.open().filter((one) => one.open === 'contradicted'));
  readonly waitingActs = computed(() => this.acts().filter((one) => one.refused === null));
  readonly refusedActs = computed(() => this.acts().filter((one) => one.refused !== null));
  private readonly states = computed(
    () => new Map(this.open().map((one) => [`${one.kind}:${one.id}`, one.open])),
  );

  stateOf(kind: string, id: string): RecordState {
    return this.states().get(`${kind}:${id}`) ?? 'stored';
  }

  /** Counts the times that somebody asked to try at once. */
  readonly asked = signal(0);

  askAgain(): void {
    this.asked.update((count) => count + 1);
  }

  clear(): void {
    this.open.set([]);
    this.acts.set([]);
    this.looseFiles.set(0);
    this.problem.set(null);
    this.complete.set(false);
    this.left.set(false);
    this.agreedAt.set(null);
  }
}

/** Mostly nothing waits: whoever shows that need not look again. */
function bothEmpty(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some === others || (some.length === 0 && others.length === 0);
}
