import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Organization, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Fact } from '../shorthand/facts';
import { parse } from '../shorthand/parse';
import { NoteLanguage } from './note-language';

const PAUSE_MS = 150;

/** What reads a text in shorthand. */
export type Shorthand = (
  text: string,
  language: NoteLanguage,
  signal: AbortSignal,
) => Promise<readonly Fact[]>;

interface ReadText {
  readonly facts: readonly Fact[];
}

/**
 * Reads on the device once it has an interpreter. Until it has, the registry reads: it has the
 * same grammar and answers in the same shapes.
 */
export const SHORTHAND = new InjectionToken<Shorthand>('shorthand', {
  providedIn: 'root',
  factory: () => {
    const api = inject(ApiClient);
    const onDevice = parse('sit 4/5').length > 0;
    return async (text, language, signal) => {
      if (onDevice) return parse(text, { language });
      await pause(signal);
      return (await api.post<ReadText>('/observations/parse', { text, language }, { signal }))
        .facts;
    };
  },
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
 * Reads the facts in a text. What the practice adds (its units, the dog's plans) is
 * asked for once and missed quietly: without a network the shorthand reads all the same.
 */
@Injectable({ providedIn: 'root' })
export class FactReader {
  private readonly api = inject(ApiClient);
  private readonly shorthand = inject(SHORTHAND);
  private readonly asked = new Set<string>();
  private readonly plans = signal<Readonly<Record<string, readonly KnownSkill[]>>>({});

  readonly units = signal<UnitSystem>('metric');

  /** The facts in a text; null when nothing could read it just now, for want of a network. */
  async read(
    text: string,
    language: NoteLanguage,
    signal: AbortSignal,
  ): Promise<readonly Fact[] | null> {
    if (text.trim() === '') return [];
    try {
      return await this.shorthand(text, language, signal);
    } catch {
      return null; // chips are an offer: writing and saving go on, and the registry reads at saving
    }
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

/** Lets a burst of keystrokes pass, so that only the last of them asks the registry. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('typed on', 'AbortError'));
    });
  });
}
