export { sortKey } from '../../measures/letters';
/**
 * Text without case, accents, signs and invisible characters: what the registry's search calls
 * folded. Plain ASCII stays as long as it was.
 */
const NON_ASCII = /[^\x00-\x7f]+/g;
const INVISIBLE = /[\p{M}\p{Cf}]+/gu;
const SIGN = /[^\x00-\x7f\p{L}\p{N}]/gu;
const ASCII = /^[\x00-\x7f]*$/;
const LIKE_ASCII: readonly (readonly [RegExp, string])[] = [
  [/[‘’ʼʹ′´＇]/g, "'"],
  [/[‐‑]/g, '-'],
];
/** Letters whose small form JavaScript makes otherwise than Unicode's case folding does. */
const OWN_FOLD: Readonly<Record<string, string>> = { ı: 'ı', ϴ: 'θ' };

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

export function fold(text: string): string {
  return isAscii(text)
    ? text.toLowerCase()
    : text.replace(NON_ASCII, (run) => foldRun(run)).toLowerCase();
}

function foldRun(run: string): string {
  const plain = LIKE_ASCII.reduce((done, [from, to]) => done.replace(from, to), run);
  return visible(caseless(visible(plain))).replace(SIGN, ' ');
}

function visible(text: string): string {
  return text.normalize('NFKD').replace(INVISIBLE, '');
}

/** Character by character: a sigma at the end of a word is folded like any other. */
function caseless(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return Array.from(
    text,
    (one) => OWN_FOLD[one] ?? one.toLowerCase().toUpperCase().toLowerCase(),
  ).join('');
}
