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
  async run(act: () => Promise<void>): Promise<boolean> {
    if (this.underWay()) return false;
    this.underWay.set(true);
    this.refusal.set(null);
    try {
      await act();
      return true;
    } catch (thrown) {
      this.refusal.set(asProblem(thrown));
      return false;
    } finally {
      this.underWay.set(false);
    }
  }

  clear(): void {
    this.refusal.set(null);
  }
}
