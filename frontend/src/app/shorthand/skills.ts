// Which skill a note talks about.
import { candidateAt } from './candidates';
import { lower } from './lexing';
import { Page } from './lines';
import {
  isColon,
  isFreeNumber,
  readDistance,
  readDistraction,
  readSteps,
  readTime,
} from './measures';

const MOST_STEPS_ASIDE = 4;
const MOST_BEFORE = 8;
const SKILLS = ['skill', 'weak_skill'];
const MEASURED = ['article', 'of', 'unit_s'];
const MAY_PRECEDE = [
  'filler',
  'dog_name',
  'article',
  'advice',
  'unit_m',
  'unit_s',
  'distraction',
  'distraction_letter',
  'time_phrase',
];

/** A skill or a behaviour as the note names it, with its key in the library. */
export interface Named {
  readonly text: string;
  readonly key: string | null;
}

/** Whether two names are the same. */
export function sameName(one: Named | null, other: Named | null): boolean {
  return one?.text === other?.text && one?.key === other?.key;
}

/** The words of nodes [start, end) as typed, in lower case. */
export function typedLower(page: Page, start: number, end: number): string {
  const [first, behind] = page.span(start, end);
  return page.chars.slice(first, behind).map(lower).join('');
}

/** The node as a skill or behaviour of a class. */
export function namedAt(page: Page, at: number, name: string): Named {
  return { text: typedLower(page, at, at + 1), key: page.sense(at, name) || null };
}

/**
 * The skill that is named here. Short everyday words count only in front of data (`down 4/5`, `place 3 m`).
 * What stands behind `=` is how it went: `bell at volume 3 = stays 4/5`. What stands behind `after` is when something
 * else came: `tug only after 2 s of eye contact, 9/10`. `5 retrieves` says how many there were.
 */
export function skillAt(page: Page, at: number): Named | null {
  if (!page.isAny(at, SKILLS) || page.word(at - 1) === '=') return null;
  if (isWhen(page, at) || isCounted(page, at)) return null;
  if (page.isA(at, 'skill')) return namedAt(page, at, 'skill');
  if (page.isA(at, 'weak_skill') && !belongsToWordBefore(page, at) && standsBeforeData(page, at))
    return namedAt(page, at, 'weak_skill');
  return null;
}

/** `5 hides`, `3 low hides`: how many things were set out; no skill unless the dog has a plan of that name. */
export function isCounted(page: Page, at: number): boolean {
  if (!page.isA(at, 'set_out')) return false;
  const { kind, tags } = page.node(at - 1);
  const before = kind === 'word' && tags.size === 0 ? at - 2 : at - 1;
  return isFreeNumber(page, before) && !endsSet(page, before);
}

/** `after a sit`, `before 10 s of mat` */
function isWhen(page: Page, at: number): boolean {
  let before = at - 1;
  while (at - before <= MOST_STEPS_ASIDE && (page.isNumber(before) || page.isAny(before, MEASURED)))
    before -= 1;
  return page.isA(before, 'when');
}

/** `left front`, `step out`, `one paw`, `called him off`: a part of something else. */
function belongsToWordBefore(page: Page, at: number): boolean {
  const least = Math.max(page.starts[at] ?? at, at - MOST_BEFORE);
  for (let before = at - 1; before >= least; before--) {
    const node = page.node(before);
    if (node.word === ':' || page.taken[before] || endsSet(page, before)) return false;
    if (node.spoken || (node.kind === 'word' && !page.isAny(before, MAY_PRECEDE))) return true;
  }
  return false;
}

function endsSet(page: Page, at: number): boolean {
  const between = page.word(at - 1) === '/' || page.isA(at - 1, 'of');
  return page.isNumber(at) && page.isNumber(at - 2) && between;
}

function standsBeforeData(page: Page, at: number): boolean {
  if (page.isA(at, 'advice_or_skill'))
    return candidateAt(page, isColon(page, at + 1) ? at + 2 : at + 1) !== null;
  let behind = at + 1;
  for (let aside = 0; aside < MOST_STEPS_ASIDE; aside++)
    if ([':', '=', ',', '@'].includes(page.word(behind)) || page.isA(behind, 'weak_link'))
      behind += 1;
  return isData(page, behind);
}

/** Whether a set, a step, or a row of trials begins here. */
function isData(page: Page, at: number): boolean {
  if (candidateAt(page, at) || isStep(page, at)) return true;
  const { trials } = page.lexicon;
  return trials.has(page.word(at)) && trials.has(page.word(at + 1));
}

function isStep(page: Page, at: number): boolean {
  return Boolean(
    readDistance(page, at) ??
    readTime(page, at) ??
    readSteps(page, at) ??
    readDistraction(page, at),
  );
}
