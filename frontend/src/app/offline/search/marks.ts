import { fold } from './folding';

/**
 * What filters ask for lies in the same lists as the words: entries of the index that begin with
 * `_`, which no word does.
 */
export const MARK = '_';

/** Dogs, households, plans, flags: what has a name and no time. */
export const NAMED = '_n';
/** Dogs that are not here: what is written about them is not found either. */
export const ABSENT_DOG = '_absent';

const NO_TOKEN = /[\x00-\x7f](?<![a-z0-9])/g;
const LONGEST = 300;

export function dogMark(id: string): string {
  return `_d${id}`;
}

export function authorMark(id: string): string {
  return `_a${id}`;
}

export function kindMark(name: string): string {
  return `_k${safe(name)}`;
}

export function tagMark(name: string): string {
  return `_t${tagKey(name)}`;
}

/** Case, accents and the sign between its words do not matter; a tag of signs alone is kept by its bytes. */
export function tagKey(name: string): string {
  const key = safe(fold(name).trim());
  if (key !== '') return key;
  const bytes = Array.from(new TextEncoder().encode(name), (one) =>
    one.toString(16).padStart(2, '0'),
  );
  return `-${bytes.join('').slice(0, 80)}`;
}

function safe(name: string): string {
  return name.replace(NO_TOKEN, '-').slice(0, LONGEST);
}
