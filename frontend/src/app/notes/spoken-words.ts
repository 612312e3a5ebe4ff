import { languageOf, NoteLanguage } from './note-language';

/** A text after words were spoken into it, and where the cursor stands then. */
export interface Told {
  readonly text: string;
  readonly cursor: number;
}

/** Puts spoken words in place of what is selected, with a space where they would touch others. */
export function spoken(text: string, words: string, [from, to]: readonly [number, number]): Told {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const put = `${/\S$/u.test(before) ? ' ' : ''}${words}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}`;
  return { text: before + put + after, cursor: before.length + put.length };
}

/** The language that is listened for: the text's own, and the browser's while there is none. */
export function languageHeard(
  text: string,
  browser: readonly string[] = navigator.languages,
): NoteLanguage {
  if (text.trim() !== '') return languageOf(text);
  return browser[0]?.toLowerCase().startsWith('de') ? 'de' : 'en';
}
