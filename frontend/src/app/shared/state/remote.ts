import { computed, signal } from '@angular/core';
import { Problem, asProblem } from '../../core/http/problem';
import { unlessSame } from './same';

/** One thing that is read from elsewhere: loading, failed or there. The last read wins. */
export class Remote<T> {
  private readonly held = signal<T | undefined>(undefined);
  private readonly failure = signal<Problem | null>(null);
  private readonly reading = signal(false);
  private current: AbortController | null = null;
  private again: (() => Promise<void>) | null = null;
  private read: ((signal: AbortSignal) => Promise<T>) | null = null;

  readonly value = this.held.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly busy = this.reading.asReadonly();
  readonly state = computed(() => {
    if (this.held() !== undefined) return 'full' as const;
    return this.failure() ? ('failed' as const) : ('loading' as const);
  });

  /** Reads anew; `keep` leaves the old value in view meanwhile. */
  async load(read: (signal: AbortSignal) => Promise<T>, keep = false): Promise<void> {
    this.current?.abort();
    const mine = new AbortController();
    this.current = mine;
    this.read = read;
    this.again = () => this.load(read, keep);
    if (!keep) this.held.set(undefined);
    this.failure.set(null);
    this.reading.set(true);
    try {
      const value = await read(mine.signal);
      if (!mine.signal.aborted) this.held.set(value);
    } catch (thrown) {
      if (!mine.signal.aborted) this.failure.set(asProblem(thrown));
    } finally {
      if (this.current === mine) this.reading.set(false);
    }
  }

  /**
   * Reads again without a word: the same answer stays the same object. What is no longer there is
   * said; any other failure leaves what was there. False when something else is being read.
   */
  async reread(): Promise<boolean> {
    const { read } = this;
    if (!read || this.reading()) return read === null;
    const mine = new AbortController();
    this.current = mine;
    try {
      const value: T = await read(mine.signal);
      if (mine.signal.aborted) return false;
      this.held.update((old) => unlessSame(old, value));
      this.failure.set(null);
    } catch (thrown) {
      if (mine.signal.aborted) return false;
      const problem = asProblem(thrown);
      if (problem.status === 404) {
        this.held.set(undefined);
        this.failure.set(problem);
      }
    }
    return true;
  }

  retry(): void {
    void this.again?.();
  }

  set(value: T): void {
    this.held.set(value);
  }
}
