/** Where a text may be cut: between words if one ends close by, and never inside a character. */
const SEARCH_BACK = 30;
const JOINER = '\u200d';
const EXTENDS = /^[\p{M}\u200d\u{1f3fb}-\u{1f3ff}]/u;
const HALF_A_FLAG = /^[\u{1f1e6}-\u{1f1ff}]/u;

/** A place at or before `at`. */
export function cutPlace(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  for (let back = 0; back < Math.min(SEARCH_BACK, at); back++) {
    if (/\s/.test(text.charAt(at - back - 1))) return at - back;
  }
  let place = at;
  while (place > 0 && insideCharacter(text, place)) place -= 1;
  return place;
}

/** Whether what stands there only adds to the character before: an accent, a skin tone, a joiner. */
export function extendsCharacter(text: string, at: number): boolean {
  return EXTENDS.test(signAt(text, at));
}

function insideCharacter(text: string, at: number): boolean {
  if (/[\udc00-\udfff]/.test(text.charAt(at))) return true;
  if (extendsCharacter(text, at) || text.charAt(at - 1) === JOINER) return true;
  let begin = at;
  while (begin >= 2 && HALF_A_FLAG.test(signAt(text, begin - 2))) begin -= 2;
  return HALF_A_FLAG.test(signAt(text, at)) && (at - begin) % 4 === 2;
}

function signAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
