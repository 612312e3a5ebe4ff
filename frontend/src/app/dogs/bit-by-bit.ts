import { computed, DestroyRef, effect, inject, Signal, signal, untracked } from '@angular/core';
import { TimelineDay } from './timeline-store';

/** A timeline as far as it is drawn, and how many entries of it are not drawn yet. */
export interface Drip {
  readonly drawn: Signal<readonly TimelineDay[]>;
  readonly left: Signal<number>;
}

/** What drawing an entry takes a slow phone, in ms. */
const AN_ENTRY_MS = 8;
/** More at once would let a tap wait. */
const MOST_AT_ONCE = 4;
/** Whoever scrolls fast leaves the page no idle time: then an entry comes every so many ms. */
const LATEST_MS = 30;

/**
 * Draws a timeline in small pieces: the `first` few entries at once, the others where a frame leaves
 * time for it, so that no frame takes long however much comes at once. The last day may be drawn in
 * part. An empty timeline begins anew.
 */
export function bitByBit(whole: Signal<readonly TimelineDay[]>, first: number): Drip {
  const length = computed(() => whole().reduce((sum, { items }) => sum + items.length, 0));
  const count = signal(first);
  const left = computed(() => Math.max(0, length() - count()));
  const rest = new Rest((ms) => {
    const entries = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(ms / AN_ENTRY_MS)));
    count.update((now) => now + entries);
  });
  effect(() => {
    const entries = length();
    if (entries === 0) untracked(() => count.set(first));
    else if (count() < entries) rest.ask();
    else if (count() > entries) untracked(() => count.set(Math.max(first, entries)));
  });
  inject(DestroyRef).onDestroy(() => rest.stop());
  return {
    left,
    drawn: computed(() => (left() > 0 ? firstOf(whole(), count()) : whole())),
  };
}

/** What a frame leaves of its time, told when asked for. */
class Rest {
  private asked: number | null = null;
  /** Safari does not say when it is idle: there it is a frame each. */
  private readonly knows = 'requestIdleCallback' in window;

  constructor(private readonly use: (ms: number) => void) {}

  ask(): void {
    this.asked ??= this.knows
      ? requestIdleCallback((deadline) => this.tell(deadline.timeRemaining()), {
          timeout: LATEST_MS,
        })
      : requestAnimationFrame(() => this.tell(0));
  }

  stop(): void {
    if (this.asked === null) return;
    if (this.knows) cancelIdleCallback(this.asked);
    else cancelAnimationFrame(this.asked);
  }

  private tell(ms: number): void {
    this.asked = null;
    this.use(ms);
  }
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
