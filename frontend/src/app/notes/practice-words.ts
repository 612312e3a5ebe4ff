import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { Known } from '../shorthand/known';

const DOGS_KEPT = 50;
const FRESH_MS = 60_000;

/** A dog's plan as far as a text can name it. */
export interface NamedPlan {
  readonly name: string;
  readonly key: string | null;
  readonly measure?: string;
}

/**
 * The words that the practice adds to the shorthand's own: what the registry saves a note with. They are asked for
 * once and again when a note is begun a while later or after this page wrote something; without a network those held
 * are used, and without any a text is read with the grammar alone.
 */
@Injectable({ providedIn: 'root' })
export class PracticeWords {
  private readonly api = inject(ApiClient);
  private practice: Known = {};
  private readonly ofDogs = new Map<string, Known>();
  private readonly plans = new Map<string, readonly NamedPlan[]>();
  private asked: { organization: string | null; writes: number; at: number } | null = null;

  /** The practice's words, with those of the dog's plans behind them. The same object until something changes. */
  of(dogId: string | null): Known {
    const plans = dogId === null ? undefined : this.plans.get(dogId);
    if (dogId === null || plans === undefined) return this.practice;
    const held = this.ofDogs.get(dogId) ?? withPlans(this.practice, plans);
    this.ofDogs.set(dogId, held);
    return held;
  }

  /** Asks for the practice's words unless they are fresh; answers whether they are others than before. */
  async learn(): Promise<boolean> {
    const now = {
      organization: this.api.organizationId(),
      writes: this.api.writes(),
      at: Date.now(),
    };
    const before = this.asked;
    if (before !== null && before.organization === now.organization) {
      if (before.writes === now.writes && now.at - before.at < FRESH_MS) return false;
    } else this.forget();
    this.asked = now;
    try {
      const words = await this.api.get<Known>('/observations/words');
      if (this.asked !== now || JSON.stringify(words) === JSON.stringify(this.practice))
        return false;
      this.practice = words;
      this.ofDogs.clear();
      return true;
    } catch {
      if (this.asked === now) this.asked = null; // no network: asked again with the next note
      return false;
    }
  }

  /** What the plans of a dog are called; of many dogs, those met first are forgotten. */
  learnPlans(dogId: string, plans: readonly NamedPlan[]): void {
    this.plans.delete(dogId);
    this.plans.set(dogId, plans);
    this.ofDogs.delete(dogId);
    for (const oldest of [...this.plans.keys()].slice(0, -DOGS_KEPT)) {
      this.plans.delete(oldest);
      this.ofDogs.delete(oldest);
    }
  }

  hasPlansOf(dogId: string): boolean {
    return this.plans.has(dogId);
  }

  private forget(): void {
    this.practice = {};
    this.ofDogs.clear();
  }
}

/** The practice's words go before the names of plans, and of two plans the first; the registry does the same. */
function withPlans(practice: Known, plans: readonly NamedPlan[]): Known {
  const skills: Record<string, string | null> = {};
  const behaviors: Record<string, string | null> = {};
  for (const { name, key, measure } of plans) {
    const isSkill = measure === 'percent_correct' || measure === 'latency';
    const [mine, above] = isSkill ? [skills, practice.skills] : [behaviors, practice.behaviors];
    if (!Object.hasOwn(above ?? {}, name) && !Object.hasOwn(mine, name)) mine[name] = key;
  }
  return { skills, behaviors, beyond: practice };
}
