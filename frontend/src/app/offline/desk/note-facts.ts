// The facts of a note as it is saved: the same rules as registry/notes/facts.py. What was read is
// read anew when the text changes; what a trainer put right by hand moves with its words.
import { KeptFact } from '../../api/types';
import { anchored, handMade } from '../../notes/kept-facts';
import { Fact, Span } from '../../shorthand/facts';
import { GRAMMAR_VERSION, Known, parse } from '../../shorthand/parse';
import { sameContent } from '../same-content';
import { Body } from '../wire';
import { casefold } from '../../measures/letters';

const MOST_FACTS = 2_000;
const LONGEST_QUOTE = 2_000;

/** What the reading of a note asks for, and only when it has to. */
export interface NoteWords {
  known(): Promise<Known>;
  /** The call name of the note's dog. */
  dogName(): Promise<string | null>;
}

/**
 * The note with its facts filled in. While text, language and hand-made facts are those of `before`,
 * its facts stay, whatever the grammar reads today: saving once more never changes a note.
 */
export async function withFacts(note: Body, before: Body | null, words: NoteWords): Promise<Body> {
  const text = String(note['body']);
  const byHand = anchored(handMade(factsIn(note)), text);
  if (before !== null && sameWords(note, before) && sameHand(byHand, handMade(factsIn(before)))) {
    const held = factsIn(before);
    const facts = note['dog_id'] === before['dog_id'] ? held : await aboutDogs(held, words);
    return { ...note, facts, grammar_version: before['grammar_version'] ?? null };
  }
  const read = readFacts(text, languageOf(note), byHand, await words.known());
  const all = [...read.slice(0, Math.max(0, MOST_FACTS - byHand.length)), ...byHand];
  const facts = (await aboutDogs(all, words)).sort((one, other) => bySpan(one.fact, other.fact));
  return { ...note, facts, grammar_version: GRAMMAR_VERSION };
}

/** What the text says, apart from what was put right by hand; what JSON cannot hold stays text and no more. */
function readFacts(
  text: string,
  language: string,
  byHand: readonly KeptFact[],
  known: Known,
): readonly KeptFact[] {
  const letters = Array.from(text);
  return parse(text, { language, known })
    .filter((fact) => !byHand.some((one) => overlap(fact.span, one.fact.span)))
    .filter(isFinite)
    .map((fact) => ({
      origin: 'read',
      quote: letters
        .slice(fact.span[0], Math.min(fact.span[1], fact.span[0] + LONGEST_QUOTE))
        .join(''),
      fact,
    }));
}

/** The facts, each with whether it is about the note's dog: its line names that dog, or none. */
async function aboutDogs(facts: readonly KeptFact[], words: NoteWords): Promise<KeptFact[]> {
  const asked = facts.some(({ fact }) => fact.dog !== undefined);
  const own = asked ? casefold((await words.dogName()) ?? '') : '';
  return facts.map((kept) => {
    const { dog } = kept.fact;
    return {
      ...kept,
      about: dog === undefined || casefold(dog) === own ? 'note_dog' : 'other_dog',
    };
  });
}

function factsIn(note: Body): readonly KeptFact[] {
  return (note['facts'] as readonly KeptFact[] | undefined) ?? [];
}

function sameWords(note: Body, before: Body): boolean {
  return (
    note['body'] === before['body'] && (note['language'] ?? null) === (before['language'] ?? null)
  );
}

function sameHand(one: readonly KeptFact[], other: readonly KeptFact[]): boolean {
  const said = ({ origin, quote, fact }: KeptFact): unknown => ({ origin, quote, fact });
  return sameContent(one.map(said), other.map(said));
}

function languageOf(note: Body): string {
  const language = note['language'];
  return (typeof language === 'string' ? language : 'en').split('-')[0]?.toLowerCase() ?? 'en';
}

function isFinite(fact: Fact): boolean {
  return Object.values(fact).every((value) => typeof value !== 'number' || Number.isFinite(value));
}

function bySpan(one: Fact, other: Fact): number {
  return one.span[0] - other.span[0] || one.span[1] - other.span[1];
}

function overlap(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
