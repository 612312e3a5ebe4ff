import { baseForm } from './spelling';

/**
 * The part of an English word that its forms share, by Porter's second algorithm as Snowball has it
 * since version 3. The registry takes Snowball itself; the libraries for JavaScript are ten years
 * old and give other stems (of emergency, evening, internal, organize, paste, universal, to name
 * those that trainers write), so that the algorithm stands here, held to the registry's by a test.
 */
const SPECIAL = new Map(
  (
    'skis ski;skies sky;idly idl;gently gentl;ugly ugli;early earli;only onli;singly singl;' +
    'sky sky;news news;howe howe;atlas atlas;cosmos cosmos;bias bias;andes andes'
  )
    .split(';')
    .map((pair) => pair.split(' ') as [string, string]),
);
const LONG_BEGINNING = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter[nvf]?)/;
const REGION = /[aeiouy][^aeiouy]/g;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const KEPT_ING = /^(?:inn|out|cann|herr|earr|even)ing$/;
const KEPT_EED = /^(?:proc|exc|succ)eed(?:ly)?$/;

type Ending = readonly [ending: string, instead: string, after?: RegExp];

const STEP_2 = endings(
  'ational ate;fulness ful;iveness ive;ization ize;ousness ous;tional tion;biliti ble;lessli less;' +
    'entli ent;ation ate;alism al;aliti al;fulli ful;ousli ous;iviti ive;ogist og;enci ence;' +
    'anci ance;abli able;izer ize;ator ate;alli al;bli ble',
).concat([
  ['ogi', 'og', /l$/],
  ['li', '', /[cdeghkmnrt]$/],
]);
const STEP_3 = endings(
  'ational ate;tional tion;alize al;icate ic;iciti ic;ative ;ical ic;ness ;ful ',
);
const STEP_4 = endings(
  'ement ;ance ;ence ;able ;ible ;ment ;ant ;ent ;ism ;ate ;iti ;ous ;ive ;ize ;al ;er ;ic ',
).concat([['ion', '', /[st]$/]]);

const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** The stem of a folded word, irregular forms and British spelling too. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = stemmed(baseForm(word)) || word;
  known.set(word, made);
  return made;
}

function stemmed(word: string): string {
  const special = SPECIAL.get(word);
  if (special !== undefined) return special;
  if (Array.from(word).length < 3) return word;
  const marked = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const [r1, r2] = regions(marked);
  let at = plural(marked);
  at = participle(at, r1);
  if (at.length > 2) at = at.replace(/([^aeiouy])[yY]$/, '$1i');
  at = ending(at, STEP_2, r1);
  at = at.endsWith('ative') && at.length - 5 < r2 ? at : ending(at, STEP_3, r1);
  at = ending(at, STEP_4, r2);
  return silent(at, r1, r2).replaceAll('Y', 'y');
}

/** Where the two regions begin: behind a vowel and what follows it, and once more. */
function regions(word: string): [number, number] {
  const beginning = LONG_BEGINNING.exec(word)?.[0];
  const r1 = beginning?.length ?? behindVowel(word, 0);
  return [r1, behindVowel(word, r1)];
}

function behindVowel(word: string, from: number): number {
  REGION.lastIndex = from;
  return REGION.exec(word) ? REGION.lastIndex : word.length;
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith('s')) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function participle(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) {
    const changes = !KEPT_EED.test(word) && eed.index >= r1;
    return changes ? `${word.slice(0, eed.index)}ee` : word;
  }
  if (/^[^aeiouy]ying$/.test(word)) return `${word.slice(0, 1)}ie`;
  if (KEPT_ING.test(word)) return word;
  const found = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!found || !VOWEL.test(word.slice(0, found.index))) return word;
  return withoutParticiple(word.slice(0, found.index), r1);
}

/** `hop` of hopping, `hope` of hoping. */
function withoutParticiple(rest: string, r1: number): string {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return r1 >= rest.length && SHORT.test(rest) ? `${rest}e` : rest;
}

/** The longest ending that the word has decides, whether it may be changed or not. */
function ending(word: string, among: readonly Ending[], region: number): string {
  const found = among.find(([one]) => word.endsWith(one));
  if (!found) return word;
  const [end, instead, after] = found;
  const rest = word.slice(0, word.length - end.length);
  if (rest.length < region || (after && !after.test(rest))) return word;
  return rest + instead;
}

function silent(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  const rest = word.slice(0, -1);
  if (word.endsWith('ll') && last >= r2) return rest;
  if (!word.endsWith('e')) return word;
  return last >= r2 || (last >= r1 && !SHORT.test(rest)) ? rest : word;
}

function endings(list: string): Ending[] {
  return list.split(';').map((pair) => pair.split(' ') as [string, string]);
}
