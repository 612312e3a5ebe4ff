// The grammar's data: words by class and language, made ready to be looked up. The file is shorthand/grammar.json at
// the top of the repository; the registry reads the same. No word of a human language stands in the code.
import file from '../../../../shorthand/grammar.json';
import { Known } from './known';
import { Alphabet, lex } from './lexing';

type Classes = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
export type Tags = ReadonlyMap<string, string>;

export interface Marks {
  readonly spaces: string;
  readonly breaks: string;
  readonly same: Readonly<Record<string, string>>;
  readonly other: string;
  readonly fractions: string;
  readonly currency: string;
  readonly trials: Readonly<Record<string, string>>;
  readonly bounds: string;
  readonly sentence: string;
  readonly prime_m: number;
}

interface Language {
  readonly decimal: string;
  readonly abbreviations: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly tens: Readonly<Record<string, number>>;
  readonly words: Classes;
}

interface GrammarFile {
  readonly version: number;
  readonly shared: { readonly words: Classes };
  readonly marks: Marks;
  readonly languages: Readonly<Record<string, Language>>;
}

const GRAMMAR = file as unknown as GrammarFile;
export const GRAMMAR_VERSION = GRAMMAR.version;
export const NO_TAGS: Tags = new Map();

/** Words that stand for something, and by class what for. */
export interface Phrase {
  readonly words: readonly string[];
  readonly tags: Map<string, string>;
}

/** All phrases of a language with what an organization adds, by their first word, longest first. */
export class Lexicon {
  readonly phrases = new Map<string, Phrase[]>();
  readonly numbers: ReadonlyMap<string, number>;
  readonly tens: ReadonlyMap<string, number>;
  readonly abbreviations: ReadonlySet<string>;
  readonly trials: ReadonlyMap<string, string>;

  constructor(
    readonly alphabet: Alphabet,
    readonly marks: Marks,
    private readonly language: Language,
  ) {
    this.numbers = new Map(Object.entries(language.numbers));
    this.tens = new Map(Object.entries(language.tens));
    this.abbreviations = new Set(language.abbreviations);
    this.trials = new Map(Object.entries(marks.trials));
  }

  /** Enters phrases of a class; what is entered first stays. */
  add(name: string, sense: string, phrases: readonly string[]): void {
    for (const phrase of phrases) {
      const words = phraseWords(phrase, this.alphabet);
      if (!words.length) continue;
      const { tags } = this.entry(words);
      if (!tags.has(name)) tags.set(name, sense);
    }
  }

  /** These words and those of an organization, which go before the grammar's; this lexicon stays as it is. */
  laidOver(known: Known): Lexicon {
    const above = new Lexicon(this.alphabet, this.marks, this.language);
    for (const [first, phrases] of this.phrases) above.phrases.set(first, phrases);
    const own = new Set<string>();
    for (const [name, phrase, sense] of sensesOf(known)) {
      const words = phraseWords(phrase, this.alphabet);
      const first = words[0];
      if (first === undefined) continue;
      if (!own.has(first)) {
        const copies = (this.phrases.get(first) ?? []).map((each) => ({
          words: each.words,
          tags: new Map(each.tags),
        }));
        above.phrases.set(first, copies);
      }
      own.add(first);
      const { tags } = above.entry(words);
      tags.set(name, sense);
      if (name === 'skill') tags.delete('set_out');
    }
    return above;
  }

  private entry(words: readonly string[]): Phrase {
    const first = words[0] ?? '';
    const sameStart = this.phrases.get(first) ?? [];
    this.phrases.set(first, sameStart);
    const there = sameStart.find((phrase) => phrase.words.join(' ') === words.join(' '));
    if (there) return there;
    const made: Phrase = { words, tags: new Map() };
    let at = 0;
    while ((sameStart[at]?.words.length ?? 0) >= words.length) at += 1;
    sameStart.splice(at, 0, made);
    return made;
  }
}

/** A phrase as the text's own words would be read: lower case, without hyphens. */
function phraseWords(phrase: string, alphabet: Alphabet): string[] {
  return lex(Array.from(phrase), alphabet)
    .map((token) => token.word)
    .filter((word) => word !== '-');
}

const plain = new Map<string, Lexicon>();
/** By the very object that they were made for: equal words are not compared. */
const laidOver = new WeakMap<Known, Map<string, Lexicon>>();

/** The words of a language (of English for one that the grammar does not know) and of an organization. */
export function lexiconFor(language: string, known: Known): Lexicon {
  const names = Object.keys(GRAMMAR.languages);
  const name = names.includes(language) ? language : (names[0] ?? '');
  const below = known.beyond ? lexiconFor(name, known.beyond) : plainOf(name);
  if (sensesOf(known).next().done) return below;
  const made = laidOver.get(known) ?? new Map<string, Lexicon>();
  laidOver.set(known, made);
  const found = made.get(name) ?? below.laidOver(known);
  made.set(name, found);
  return found;
}

function plainOf(name: string): Lexicon {
  const found = plain.get(name) ?? build(name);
  plain.set(name, found);
  return found;
}

/** Class, phrase and sense of all that an organization adds. */
function* sensesOf(known: Known): Generator<readonly [string, string, string]> {
  for (const [skill, key] of Object.entries(known.skills ?? {})) yield ['skill', skill, key ?? ''];
  for (const [behavior, key] of Object.entries(known.behaviors ?? {}))
    yield ['behavior', behavior, key ?? ''];
  for (const dog of known.dogs ?? []) yield ['dog_name', dog, dog];
  for (const member of known.members ?? []) yield ['member', member, member];
}

function build(name: string): Lexicon {
  const language = GRAMMAR.languages[name];
  if (!language) throw new Error(`The grammar has no language ${name}.`);
  const marks = GRAMMAR.marks;
  const same = Object.entries(marks.same).flatMap(([mark, chars]) =>
    Array.from(chars).map((char) => [char, mark] as const),
  );
  const alphabet: Alphabet = {
    spaces: new Set(marks.spaces),
    breaks: new Set(marks.breaks),
    marks: new Set(marks.other),
    same: new Map(same),
    fractions: new Set(marks.fractions),
    decimal: language.decimal,
  };
  const lexicon = new Lexicon(alphabet, marks, language);
  for (const classes of [language.words, GRAMMAR.shared.words])
    for (const [className, senses] of Object.entries(classes))
      for (const [sense, phrases] of Object.entries(senses)) lexicon.add(className, sense, phrases);
  return lexicon;
}
