import { computed, signal } from '@angular/core';
import { Problem, asProblem } from '../../core/http/problem';

/** One thing a person asked for: under way, refused or done. Asking twice at once counts once. */
export class Deed {
  private readonly underWay = signal(false);
  private readonly refusal = signal<Problem | null>(null);

  readonly busy = this.underWay.asReadonly();
  readonly problem = this.refusal.asReadonly();
  readonly failed = computed(() => this.refusal() !== null);

  /** Does it; answers whether it succeeded. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    return (await this.get(async () => ({ did: await act() }))) !== null;
  }

  /** Does it and answers what came of it, or null. */
  async get<T>(act: () => Promise<T>): Promise<T | null> {
    if (this.underWay()) return null;
    this.underWay.set(true);
    this.refusal.set(null);
    try {
      return await act();
    } catch (thrown) {
      this.refusal.set(asProblem(thrown));
      return null;
    } finally {
      this.underWay.set(false);
    }
  }

  clear(): void {
    this.refusal.set(null);
  }
}
