// Which language a note is written in, by its small words: the shorthand and the hints know two.
export type NoteLanguage = 'en' | 'de';

const GERMAN =
  /(?<!\p{L})(?:der|die|das|den|dem|und|mit|nicht|ist|war|auf|ein|eine|bei|nach|von|vom|zum|im|ohne|sitz|platz|bleib|rückruf|hund|wiegt|mal)(?!\p{L})|[äöüß]/giu;
const ENGLISH =
  /(?<!\p{L})(?:the|and|with|not|is|was|on|at|a|an|after|of|to|in|without|he|she|sit|down|stay|recall|dog|then)(?!\p{L})/giu;

/** The language whose words prevail; English when none does. */
export function languageOf(text: string): NoteLanguage {
  return count(text, GERMAN) > count(text, ENGLISH) ? 'de' : 'en';
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}
