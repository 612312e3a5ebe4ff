import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Organization, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Fact } from '../shorthand/facts';
import { Known } from '../shorthand/known';
import { parse } from '../shorthand/parse';
import { NoteLanguage } from './note-language';
import { NamedPlan, PracticeWords } from './practice-words';

const PAUSE_MS = 150;

/** What reads a text in shorthand. */
export type Shorthand = (
  text: string,
  language: NoteLanguage,
  signal: AbortSignal,
  context: ReadingContext,
) => Promise<readonly Fact[]>;

/** The dog that a text is about, and the words that the practice and the dog's plans add. */
export interface ReadingContext {
  readonly dogId: string | null;
  readonly known: Known;
}

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
    return async (text, language, signal, { dogId, known }) => {
      if (onDevice) return parse(text, { language, known });
      await pause(signal);
      const asked = { text, language, dog_id: dogId };
      return (await api.post<ReadText>('/observations/parse', asked, { signal })).facts;
    };
  },
});

/** A skill that a note can be about: its name, and the library's key when it has one. */
export interface KnownSkill {
  readonly name: string;
  readonly key: string | null;
}

interface Plans {
  readonly items: readonly NamedPlan[];
}

/**
 * Reads the facts in a text. What the practice adds (its units, the dog's plans) is
 * asked for once and missed quietly: without a network the shorthand reads all the same.
 */
@Injectable({ providedIn: 'root' })
export class FactReader {
  private readonly api = inject(ApiClient);
  private readonly shorthand = inject(SHORTHAND);
  private readonly words = inject(PracticeWords);
  private readonly asked = new Map<string, number>();
  private readonly plans = signal<Readonly<Record<string, readonly KnownSkill[]>>>({});

  readonly units = signal<UnitSystem>('metric');
  /** Goes up when words were learned with which a text may mean something else. */
  readonly learned = signal(0);

  /** The facts in a text; null when nothing could read it just now, for want of a network. */
  async read(
    text: string,
    language: NoteLanguage,
    signal: AbortSignal,
    dogId: string | null = null,
  ): Promise<readonly Fact[] | null> {
    if (text.trim() === '') return [];
    try {
      return await this.shorthand(text, language, signal, { dogId, known: this.words.of(dogId) });
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

  /** Asks for the practice's own words. */
  async learnWords(): Promise<void> {
    if (await this.words.learn()) this.learned.update((count) => count + 1);
  }

  /** Asks for the dog's plans: what they are called, and the skills one can choose from. */
  async learnPlans(dogId: string): Promise<void> {
    if (!this.words.hasPlansOf(dogId)) this.asked.delete(dogId);
    await this.once(dogId, async () => {
      const { items } = await this.api.get<Plans>(`/dogs/${dogId}/plans`);
      const skills = items.map(({ name, key }) => ({ name, key }));
      this.plans.update((held) => ({ ...held, [dogId]: skills }));
      this.words.learnPlans(dogId, items);
      if (items.length > 0) this.learned.update((count) => count + 1);
    });
  }

  /** Asks anew only after this page wrote something, for that may have changed the answer. */
  private async once(what: string, ask: () => Promise<void>): Promise<void> {
    const writes = this.api.writes();
    if (this.asked.get(what) === writes) return;
    this.asked.set(what, writes);
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
