import { Alternative, Unit } from './plan';
import { stem } from './stemming';

/**
 * Where a record's words meet a plan: used for scoring and for marking words in snippets alike,
 * with the registry's qualities (registry/search/matching.py).
 */
export interface Match {
  readonly position: number;
  readonly unit: number;
  /** How well the word fits, to 1. */
  readonly quality: number;
}

/** The place of a word in an alternative of a unit. */
interface Slot {
  readonly alternative: number;
  readonly place: number;
  readonly factor: number;
}

interface Part {
  readonly position: number;
  readonly place: number;
  readonly factor: number;
}

const OTHER_FORM = 0.92;
const SCATTERED = 0.85;
const GAP = 2;

/** Knows which slots a word can fill. A word is stemmed once a search, however many texts it is in. */
export class Matcher {
  private readonly alternatives: readonly { readonly unit: number; readonly of: Alternative }[];
  private readonly dogs: readonly { readonly unit: number; readonly of: Alternative }[];
  private readonly byStem = new Map<string, Omit<Slot, 'factor'>[]>();
  private readonly slots = new Map<string, readonly Slot[]>();

  constructor(readonly units: readonly Unit[]) {
    const all = units.flatMap((unit, number) =>
      unit.alternatives.map((of) => ({ unit: number, of })),
    );
    this.alternatives = all.filter(({ of }) => of.dogId === null);
    this.dogs = all.filter(({ of }) => of.dogId !== null);
    for (const [number, { of }] of this.alternatives.entries()) {
      for (const [place, one] of of.stems.entries()) {
        const slots = this.byStem.get(one) ?? [];
        slots.push({ alternative: number, place });
        this.byStem.set(one, slots);
      }
    }
  }

  /** All matches in a text, in any order. */
  matches(words: readonly string[]): readonly Match[] {
    const found: Match[] = [];
    const scattered = new Map<number, Part[]>();
    for (const [position, word] of words.entries()) {
      for (const { alternative, place, factor } of this.slotsOf(word)) {
        const { unit, of } = this.alternatives[alternative] ?? raise();
        if (of.stems.length === 1) found.push({ position, unit, quality: of.quality * factor });
        else {
          const parts = scattered.get(alternative) ?? [];
          parts.push({ position, place, factor });
          scattered.set(alternative, parts);
        }
      }
    }
    for (const [number, parts] of scattered) found.push(...this.putTogether(number, parts));
    return found;
  }

  /** The units that are the name of this dog. */
  about(dogId: string | null): readonly { readonly unit: number; readonly quality: number }[] {
    return this.dogs
      .filter(({ of }) => of.dogId === dogId)
      .map(({ unit, of }) => ({ unit, quality: of.quality }));
  }

  private slotsOf(word: string): readonly Slot[] {
    const known = this.slots.get(word);
    if (known) return known;
    const made = (this.byStem.get(stem(word)) ?? []).map((slot) => {
      const { words } = (this.alternatives[slot.alternative] ?? raise()).of;
      const typed = words[slot.place];
      return { ...slot, factor: typed !== undefined && typed !== word ? OTHER_FORM : 1 };
    });
    this.slots.set(word, made);
    return made;
  }

  private putTogether(number: number, parts: readonly Part[]): readonly Match[] {
    const { unit, of } = this.alternatives[number] ?? raise();
    const { length } = of.stems;
    const chained = chains(parts, length);
    const all = new Set(parts.map(({ place }) => place)).size === length;
    const apart = chained.length === 0 && !of.together && all;
    return (apart ? parts : chained).map(({ position, factor }) => ({
      ...{ position, unit },
      quality: of.quality * (apart ? SCATTERED : 1) * factor,
    }));
  }
}

/** Parts that stand one after the other in the right order, with at most one word between two. */
function chains(parts: readonly Part[], length: number): readonly Part[] {
  const found: Part[] = [];
  const at = (place: number, position: number): Part | undefined =>
    parts.find((part) => part.place === place && part.position === position);
  for (const start of parts.filter(({ place }) => place === 0)) {
    const chain = [start];
    for (let place = 1; place < length; place++) {
      const last = chain.at(-1)?.position ?? 0;
      const gaps = Array.from({ length: GAP }, (_, gap) => at(place, last + 1 + gap));
      const next = gaps.find((part) => part !== undefined);
      if (!next) break;
      chain.push(next);
    }
    if (chain.length === length) found.push(...chain);
  }
  return found;
}

function raise(): never {
  throw new Error('no such alternative');
}
