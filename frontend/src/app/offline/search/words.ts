import { fold, isAscii } from './folding';

/**
 * From text to words, as the registry's search makes them (registry/search/words.py), so that both
 * find the same. A word is a run of letters and digits without case and accents. `8/10`, `2.8` and
 * `17:30` stay one word; `loose-leash` gives its parts and, beside them, the joined `looseleash`;
 * `15 m` and `15 metres` give the joined `15m`. Chinese and Japanese characters are words of their
 * own, because nothing else separates them.
 */
export interface PlacedWord {
  readonly word: string;
  /** Where it stands in the folded text. */
  readonly start: number;
  readonly end: number;
}

/** Words in the order of the text, and the joined words that parts of it also mean. */
export interface Split<T> {
  readonly words: readonly T[];
  readonly joined: readonly T[];
}

const LONGEST = 64;
const CJK = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const LETTER = '[\\p{L}\\p{N}]';
const DIGIT = '\\p{Nd}';
const LETTERS = `(?:(?![${CJK}])${LETTER}){1,${LONGEST}}`;
const CHUNK = new RegExp(`${LETTER}+(?:[.:/,'-]${LETTER}+)*`, 'gu');
const ASCII_CHUNK = /[a-z0-9]+(?:[.:/,'-][a-z0-9]+)*/g;
const WORD = new RegExp(
  `${DIGIT}{1,20}(?:[.:/]${DIGIT}{1,20}){1,6}(?!(?!${DIGIT})${LETTER})` +
    `|(?<![,\\p{Nd}])${DIGIT}{1,20},${DIGIT}{1,20}(?!,?${DIGIT})` +
    `|[${CJK}]|${LETTERS}(?:'${LETTERS}){0,3}`,
  'gu',
);
const DECIMAL = new RegExp(`^(${DIGIT}{1,20}[.,]${DIGIT}{1,20})([a-z]{1,12})$`, 'u');
const WHOLE = new RegExp(`^(${DIGIT}{1,20})([a-z]{1,12})$`, 'u');
const HYPHENATED = new RegExp(
  `(?<!-)${LETTER}{1,40}(?:-${LETTER}{1,40}){1,4}(?![-_\\p{L}\\p{N}])`,
  'gu',
);
const PLAIN = /^(?:[a-z]{1,64}|[0-9]{1,64})$/;
const ONLY_DIGITS = new RegExp(`^${DIGIT}+$`, 'u');
const FIRST_DIGIT = new RegExp(`^${DIGIT}`, 'u');
const LAST_DIGIT = new RegExp(`${DIGIT}$`, 'u');
const UNITS: Readonly<Record<string, string>> = {
  m: 'm metre metres meter meters mtr',
  km: 'km kilometre kilometres kilometer kilometers',
  cm: 'cm',
  s: 's sec secs second seconds',
  min: 'min mins minute minutes',
  h: 'h hr hrs hour hours',
  kg: 'kg kilo kilos',
  g: 'g gram grams',
  lb: 'lb lbs',
  ft: 'ft feet',
  yd: 'yd yds yards',
};
const UNIT_OF = new Map(
  Object.entries(UNITS).flatMap(([unit, forms]) =>
    forms.split(' ').map((form) => [form, unit] as const),
  ),
);

export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by did do does for from had has have he her him his i in is it ' +
    'its me my of or our she so that the their them they this to was we were what when where which ' +
    'who with you your'
  ).split(' '),
);

/** Words with their places in an already folded text. */
export function places(folded: string): Split<PlacedWord> {
  const words: PlacedWord[] = [];
  const joined: PlacedWord[] = [];
  for (const match of folded.matchAll(isAscii(folded) ? ASCII_CHUNK : CHUNK)) {
    const [chunk] = match;
    if (PLAIN.test(chunk)) {
      words.push({ word: chunk, start: match.index, end: match.index + chunk.length });
      continue;
    }
    const split = takeApart(chunk);
    for (const one of split.words) words.push(moved(one, match.index));
    for (const one of split.joined) joined.push(moved(one, match.index));
  }
  joined.push(...measures(words));
  return { words, joined };
}

export function wordsAndJoined(text: string): Split<string> {
  const { words, joined } = places(fold(text));
  return { words: words.map(({ word }) => word), joined: joined.map(({ word }) => word) };
}

/** A text's words in order. */
export function wordsOf(text: string): readonly string[] {
  return places(fold(text)).words.map(({ word }) => word);
}

function moved({ word, start, end }: PlacedWord, by: number): PlacedWord {
  return { word, start: start + by, end: end + by };
}

function takeApart(chunk: string): Split<PlacedWord> {
  const measure = DECIMAL.exec(chunk);
  const [, number = '', unit = ''] = measure ?? [];
  if (measure && UNIT_OF.has(unit)) {
    const words = [
      { word: number.replace(',', '.'), start: 0, end: number.length },
      { word: unit, start: number.length, end: chunk.length },
    ];
    return { words, joined: [] };
  }
  const words = Array.from(chunk.matchAll(WORD), (match) => ({
    word: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { words, joined: joinedIn(chunk) };
}

function joinedIn(chunk: string): PlacedWord[] {
  const found = [...hyphenatedIn(chunk), ...apostrophesIn(chunk)];
  const [, number = '', written = ''] = WHOLE.exec(chunk) ?? [];
  const unit = UNIT_OF.get(written) ?? written;
  if (unit !== written) found.push({ word: number + unit, start: 0, end: chunk.length });
  return found;
}

/** `looseleash` of loose-leash; numbers keep their sign. */
function hyphenatedIn(chunk: string): PlacedWord[] {
  if (!chunk.includes('-')) return [];
  return Array.from(chunk.matchAll(HYPHENATED), (match) => {
    const parts = match[0].split('-');
    return placed(parts.join(parts.every((part) => ONLY_DIGITS.test(part)) ? '-' : ''), match);
  });
}

/** The longer parts of l'eau and o'brien, not of the dog's. */
function apostrophesIn(chunk: string): PlacedWord[] {
  if (!chunk.includes("'")) return [];
  const words = [...chunk.matchAll(WORD)].filter(
    ([word]) => word.includes("'") && !word.endsWith("'s"),
  );
  return words.flatMap((match) => {
    const parts = match[0].split("'").filter((part) => part.length > 2);
    return parts.map((part) => placed(part, match));
  });
}

function placed(word: string, match: RegExpExecArray): PlacedWord {
  return { word, start: match.index, end: match.index + match[0].length };
}

/** Wherever a number and a unit follow each other. */
function measures(words: readonly PlacedWord[]): PlacedWord[] {
  const found: PlacedWord[] = [];
  for (const [index, { word, end }] of words.entries()) {
    const unit = UNIT_OF.get(word);
    const before = words[index - 1];
    if (unit === undefined || !before) continue;
    if (!FIRST_DIGIT.test(before.word) || !LAST_DIGIT.test(before.word)) continue;
    found.push({ word: before.word + unit, start: before.start, end });
  }
  return found;
}

function plain(word: string): string {
  if (word.includes("'")) return word.replace(/'s$/, '').replaceAll("'", '');
  return word.replaceAll(',', '.');
}
