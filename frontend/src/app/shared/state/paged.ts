import { computed, signal } from '@angular/core';
import { Problem, asProblem } from '../../core/http/problem';
import { MOST_AT_ONCE } from './every-item';
import { keepSame } from './same';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
}

export type ReadPage<T, P extends Page<T>> = (
  cursor: string | null,
  signal: AbortSignal,
  /** How many items are wanted at once, where that is not left to the list. */
  most?: number,
) => Promise<P>;

/** A list that is read page by page through a cursor: loading, failed, empty or full. */
export class Paged<T, P extends Page<T> = Page<T>> {
  private readonly held = signal<readonly T[] | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readonly reading = signal(false);
  private readonly cursor = signal<string | null>(null);
  private current: AbortController | null = null;
  private read: ReadPage<T, P> | null = null;

  /** The first page as it was answered, for what it says beside its items. */
  readonly first = signal<P | null>(null);
  readonly items = computed(() => this.held() ?? []);
  readonly problem = this.failure.asReadonly();
  readonly busy = this.reading.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly state = computed(() => {
    const items = this.held();
    if (items === null) return this.failure() ? ('failed' as const) : ('loading' as const);
    return items.length === 0 ? ('empty' as const) : ('full' as const);
  });

  /** Starts over; `keep` leaves the old items in view until the new ones are there. */
  async open(read: ReadPage<T, P>, keep = false): Promise<void> {
    this.read = read;
    if (!keep) {
      this.held.set(null);
      this.first.set(null);
    }
    await this.fetch(null);
  }

  async more(): Promise<void> {
    if (!this.reading() && this.cursor() !== null) await this.fetch(this.cursor());
  }

  /** Tries again what failed: the first page or the next one. */
  retry(): void {
    void this.fetch(this.held() === null ? null : this.cursor());
  }

  async refresh(): Promise<void> {
    if (this.read) await this.open(this.read, true);
  }

  /**
   * Reads again as much as is in view, without a word: what says the same stays the same object, and
   * when it does not succeed, what was there stays. False when something else is being read.
   */
  async reread(): Promise<boolean> {
    const { read } = this;
    const old = this.held();
    if (!read || this.reading()) return read === null;
    const mine = new AbortController();
    this.current = mine;
    try {
      const { items, cursor, first } = await asManyAs(old?.length ?? 0, read, mine.signal);
      if (mine.signal.aborted) return false;
      this.failure.set(null);
      this.held.set(keepSame(old ?? [], items));
      this.cursor.set(cursor);
      this.first.set(first);
    } catch {
      return !mine.signal.aborted;
    }
    return true;
  }

  change(items: (old: readonly T[]) => readonly T[]): void {
    this.held.update((old) => (old === null ? old : items(old)));
  }

  private async fetch(cursor: string | null): Promise<void> {
    if (!this.read) return;
    this.current?.abort();
    const mine = new AbortController();
    this.current = mine;
    this.failure.set(null);
    this.reading.set(true);
    try {
      const page = await this.read(cursor, mine.signal);
      if (mine.signal.aborted) return;
      this.held.update((old) => (cursor === null ? page.items : [...(old ?? []), ...page.items]));
      this.cursor.set(page.next_cursor);
      if (cursor === null) this.first.set(page);
    } catch (thrown) {
      if (!mine.signal.aborted) this.failure.set(asProblem(thrown));
    } finally {
      if (this.current === mine) this.reading.set(false);
    }
  }
}

/** The pages of a list from its beginning until there are so many items. */
async function asManyAs<T, P extends Page<T>>(
  count: number,
  read: ReadPage<T, P>,
  signal: AbortSignal,
): Promise<{ items: readonly T[]; cursor: string | null; first: P }> {
  const most = Math.min(Math.max(count, 1), MOST_AT_ONCE);
  const first = await read(null, signal, count === 0 ? undefined : most);
  const items = [...first.items];
  let cursor = first.next_cursor;
  while (cursor !== null && items.length < count && !signal.aborted) {
    const page = await read(cursor, signal, Math.min(count - items.length, MOST_AT_ONCE));
    items.push(...page.items);
    cursor = page.next_cursor;
  }
  return { items, cursor, first };
}
