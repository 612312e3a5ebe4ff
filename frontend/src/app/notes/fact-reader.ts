import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Organization, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Fact } from '../shorthand/facts';
import { parse } from '../shorthand/parse';
import { NoteLanguage } from './note-language';

/** The shorthand's interpreter; a token, so that a test can say what is read. */
export const SHORTHAND = new InjectionToken<typeof parse>('shorthand', {
  providedIn: 'root',
  factory: () => parse,
});

/** A skill that a note can be about: its name, and the library's key when it has one. */
export interface KnownSkill {
  readonly name: string;
  readonly key: string | null;
}

interface Plans {
  readonly items: readonly KnownSkill[];
}

/**
 * Reads the facts in a text on the device. What the practice adds (its units, the dog's plans) is
 * asked for once and missed quietly: without a network the shorthand reads all the same.
 */
@Injectable({ providedIn: 'root' })
export class FactReader {
  private readonly api = inject(ApiClient);
  private readonly shorthand = inject(SHORTHAND);
  private readonly asked = new Set<string>();
  private readonly plans = signal<Readonly<Record<string, readonly KnownSkill[]>>>({});

  readonly units = signal<UnitSystem>('metric');

  read(text: string, language: NoteLanguage): readonly Fact[] {
    return text.trim() === '' ? [] : this.shorthand(text, { language });
  }

  /** The skills of the dog's plans, in the order of the plans. */
  skillsOf(dogId: string | null): readonly KnownSkill[] {
    return (dogId === null ? undefined : this.plans()[dogId]) ?? [];
  }

  /** Asks for the practice's units. */
  async learnUnits(): Promise<void> {
    await this.once('units', async () => {
      this.units.set((await this.api.get<Organization>('/organization')).unit_system);
    });
  }

  /** Asks for the skills of a dog's plans. */
  async learnPlans(dogId: string): Promise<void> {
    await this.once(dogId, async () => {
      const { items } = await this.api.get<Plans>(`/dogs/${dogId}/plans`);
      const skills = items.map(({ name, key }) => ({ name, key }));
      this.plans.update((held) => ({ ...held, [dogId]: skills }));
    });
  }

  private async once(what: string, ask: () => Promise<void>): Promise<void> {
    if (this.asked.has(what)) return;
    this.asked.add(what);
    try {
      await ask();
    } catch {
      this.asked.delete(what); // no network: asked again with the next note
    }
  }
}
