// What a trainer put right by hand, and how it survives editing: the same rules as
// registry/notes/facts.py. A hand-made fact is tied to its words, moves with them, and waits
// unseen while they are gone.
import { KeptFact } from '../api/types';
import { Fact, Span } from '../shorthand/facts';

/** The facts of a text in its order: those made by hand, and those read where no hand was. */
export function factsOf(
  text: string,
  read: readonly Fact[],
  byHand: readonly KeptFact[],
): readonly KeptFact[] {
  const kept = anchored(byHand, text);
  const letters = Array.from(text);
  const fresh = read
    .filter((fact) => !kept.some((one) => overlap(one.fact.span, fact.span)))
    .map((fact): KeptFact => ({ origin: 'read', quote: cut(letters, fact.span), fact }));
  return [...fresh, ...kept].sort((one, other) => one.fact.span[0] - other.fact.span[0]);
}

/**
 * Hand-made facts at the place where their words stand now, each once: a merge brings those of two
 * people. Those whose words are gone are left out.
 */
export function anchored(byHand: readonly KeptFact[], text: string): readonly KeptFact[] {
  const found = new Map<string, KeptFact>();
  for (const kept of byHand) {
    const quote = kept.quote || cut(Array.from(text), kept.fact.span);
    const start = nearest(text, quote, kept.fact.span[0]);
    if (start === null) continue;
    const span: Span = [start, start + Array.from(quote).length];
    const placed = { ...kept, quote, fact: { ...kept.fact, span } };
    found.set(JSON.stringify(placed), placed);
  }
  return [...found.values()].sort(
    ({ fact: { span: one } }, { fact: { span: other } }) => one[0] - other[0] || one[1] - other[1],
  );
}

/** What was made by hand, with this fact put right. */
export function correct(
  byHand: readonly KeptFact[],
  shown: KeptFact,
  fact: Fact,
): readonly KeptFact[] {
  const right = { ...fact, span: shown.fact.span };
  return [...release(byHand, shown), { origin: 'corrected', quote: shown.quote, fact: right }];
}

/** What was made by hand, with these words marked as no data. */
export function drop(byHand: readonly KeptFact[], shown: KeptFact): readonly KeptFact[] {
  return [...release(byHand, shown), { ...shown, origin: 'dropped' }];
}

/** What was made by hand without this one: its words are read as they stand again. */
export function release(byHand: readonly KeptFact[], shown: KeptFact): readonly KeptFact[] {
  return byHand.filter((kept) => kept.quote !== shown.quote || !sameFact(kept, shown));
}

/** The facts that a trainer made by hand. */
export function handMade(facts: readonly KeptFact[]): readonly KeptFact[] {
  return facts.filter((kept) => kept.origin !== 'read');
}

/** Two entries for one thing: their words are the same, and so is the kind of fact. */
function sameFact(kept: KeptFact, shown: KeptFact): boolean {
  if (kept === shown) return true;
  return kept.fact.type === shown.fact.type && kept.fact.span[0] === shown.fact.span[0];
}

function cut(letters: readonly string[], span: Span): string {
  return letters.slice(span[0], span[1]).join('');
}

/** Where a quote stands nearest to `near`, in code points. */
function nearest(text: string, quote: string, near: number): number | null {
  if (quote === '') return null;
  let best: number | null = null;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const place = Array.from(text.slice(0, at)).length;
    if (best === null || Math.abs(place - near) < Math.abs(best - near)) best = place;
  }
  return best;
}

function overlap(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
