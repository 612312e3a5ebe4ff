// Hints to write what was seen: the same reading as registry/measures/observable_language.py, over
// the same file of words. Soft: it never changes a text, and would rather miss one than nag.
import book from '../../../../registry/src/registry/measures/observable_language.json';

export type HintKind = 'label' | 'mind' | 'feeling' | 'vague' | 'dead_man' | 'word';
export type HintLanguage = 'en' | 'de';

/** The span [start, end) in code points, the words found, and what to write instead. */
export interface Hint {
  readonly start: number;
  readonly end: number;
  readonly kind: HintKind;
  readonly found: string;
  readonly instead: string;
}

interface Words {
  readonly kind: string;
  readonly find: readonly string[];
  readonly instead: string;
  readonly unless_before?: string;
  readonly unless_after?: string;
  readonly unless?: readonly string[];
}

interface Rule {
  readonly kind: HintKind;
  readonly instead: string;
  readonly find: RegExp;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  readonly inSentence: readonly RegExp[];
  readonly inLine: readonly RegExp[];
}

interface Book {
  readonly reported: RegExp;
  readonly rules: readonly Rule[];
}

const QUOTED = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|»[^«\n]*«/gu;
const SENTENCE_END = /[.!?;](?=\s|$)|\n/gu;
const LOOK_BACK = 120;
const WIDE = 500;
// Python's \w knows all letters; JavaScript's only the English ones.
const LETTER = String.raw`[\p{L}\p{N}_]`;
const books = new Map<HintLanguage, Book>();

/** The hints for a text, in order, none overlapping another. */
export function observableLanguage(text: string, language: HintLanguage = 'en'): readonly Hint[] {
  const quoted = [...text.matchAll(QUOTED)].map((one) => [one.index, one.index + one[0].length]);
  const hints: Hint[] = [];
  // The longer find wins where two overlap: "did great work" is one hint.
  const longest = [...all(text, language)].sort(
    (one, other) => one.start - one.end - (other.start - other.end) || one.start - other.start,
  );
  for (const hint of longest) {
    const inQuotes = quoted.some(([start = 0, end = 0]) => start <= hint.start && hint.end <= end);
    const taken = hints.some((other) => hint.start < other.end && other.start < hint.end);
    if (!inQuotes && !taken) hints.push(hint);
  }
  hints.sort((one, other) => one.start - other.start);
  return hints.map((hint) => inCodePoints(text, hint));
}

function* all(text: string, language: HintLanguage): Generator<Hint> {
  const { reported, rules } = bookOf(language);
  const ends = [...text.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  for (const rule of rules) {
    for (const found of text.matchAll(rule.find)) {
      const [start, end] = [found.index, found.index + found[0].length];
      const sentence = sentenceAt(text, ends, start);
      if (reported.test(sentence) || excused(rule, text, sentence, start, end)) continue;
      yield { start, end, kind: rule.kind, found: found[0], instead: rule.instead };
    }
  }
}

function excused(rule: Rule, text: string, sentence: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (/[#@]$/u.test(before) || rule.before?.test(before)) return true;
  if (rule.after?.test(text.slice(end))) return true;
  const line = lineAt(text, start);
  return (
    rule.inSentence.some((one) => one.test(sentence)) || rule.inLine.some((one) => one.test(line))
  );
}

function sentenceAt(text: string, ends: readonly number[], place: number): string {
  const after = ends.findIndex((end) => end > place);
  const start = after < 0 ? (ends.at(-1) ?? 0) : after > 0 ? (ends[after - 1] ?? 0) : 0;
  const end = after < 0 ? text.length : (ends[after] ?? text.length);
  return text.slice(Math.max(start, place - WIDE), Math.min(end, place + WIDE));
}

function lineAt(text: string, place: number): string {
  const near = text.slice(Math.max(0, place - WIDE), place);
  const rest = text.slice(place, place + WIDE);
  return near.slice(near.lastIndexOf('\n') + 1) + (rest.split('\n', 1)[0] ?? '');
}

function inCodePoints(text: string, hint: Hint): Hint {
  const start = Array.from(text.slice(0, hint.start)).length;
  return { ...hint, start, end: start + Array.from(hint.found).length };
}

function bookOf(language: HintLanguage): Book {
  let held = books.get(language);
  if (!held) books.set(language, (held = compiled(language)));
  return held;
}

function compiled(language: HintLanguage): Book {
  const exceptions: Readonly<Record<string, string>> = book.exceptions[language];
  const pattern = (name: string): RegExp => regExp(exceptions[name] ?? '(?!)');
  const rules = (book.hints[language] as readonly Words[]).map((words): Rule => {
    const unless = words.unless ?? [];
    return {
      kind: words.kind as HintKind,
      instead: words.instead,
      find: regExp(`(?<!${LETTER})(?:${words.find.join('|')})(?!${LETTER})`, 'g'),
      before: words.unless_before ? regExp(`(?<!${LETTER})(?:${words.unless_before})$`) : null,
      after: words.unless_after ? regExp(`^(?:${words.unless_after})`) : null,
      inSentence: unless.filter((name) => name !== 'score_in_line').map(pattern),
      inLine: unless.filter((name) => name === 'score_in_line').map(pattern),
    };
  });
  return { reported: regExp(book.reported[language]), rules };
}

function regExp(source: string, flags = ''): RegExp {
  const unicode = source
    .replaceAll(String.raw`\W`, String.raw`[^\p{L}\p{N}_]`)
    .replaceAll(String.raw`\w`, LETTER);
  return new RegExp(unicode, `iu${flags}`);
}
