// What could be a set by its form: `8/10`, `8 of 10`, `8 right out of 10`; and what its neighbours forbid.
// Precision before recall: a date, a price, a dose, a page or the score of another scale is no set.
import { Page } from './lines';
import { isColon } from './measures';

const MOST_TRIALS = 200;
const LOOK_BACK = 3;
export const MOST_PARTS = 4; // `1/2 a bowl`
const ONCE = '1';

/** `correct` of `scorable`, at nodes [start, end). */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly correct: number;
  readonly scorable: number;
}

/** The set that may begin at this node. */
export function candidateAt(page: Page, at: number): Candidate | null {
  if (!page.isCount(at)) return null;
  const last = secondNumber(page, at);
  if (!last || !page.isCount(last) || !page.allFree(at, last + 1)) return null;
  const correct = page.node(at).value;
  const scorable = page.node(last).value;
  if (scorable < 1 || scorable > MOST_TRIALS || correct > scorable) return null;
  if (forbiddenBefore(page, at) || forbiddenBehind(page, last + 1)) return null;
  return { start: at, end: last + 1, correct, scorable };
}

function secondNumber(page: Page, at: number): number {
  if (page.isA(at + 1, 'of')) return at + 2;
  if (page.isA(at + 1, 'correct') && page.isA(at + 2, 'of')) return at + 3;
  return page.word(at + 1) === '/' ? at + 2 : 0;
}

function isCurrency(page: Page, at: number): boolean {
  const node = page.node(at);
  return node.kind === 'mark' && page.lexicon.marks.currency.includes(node.word);
}

function forbiddenBefore(page: Page, at: number): boolean {
  const before = page.node(at - 1);
  if (page.glued(at)) {
    if (['word', 'number', 'blind', 'clock'].includes(before.kind)) return true;
    if (['/', '.', '+', '#', ',', '_'].includes(before.word)) return true;
    if (before.word === '-' && ['number', 'blind'].includes(page.node(at - 2).kind)) return true;
  }
  if (isCurrency(page, at - 1) || before.tags.has('month')) return true;
  if (before.tags.has('range_to') && page.isNumber(at - 2)) return true;
  if (before.tags.has('date_before') && !page.node(at).spoken) return true;
  return otherScaleBefore(page, at);
}

/** `pain: 4/5`, `BCS is 5/9`, `ate about 1/2`. */
function otherScaleBefore(page: Page, at: number): boolean {
  for (let back = at - 1; back > at - 1 - LOOK_BACK; back--) {
    if (page.isAny(back, ['scale', 'schedule', 'ate'])) return true;
    if (page.isA(back, 'negation') && !page.isNumber(back)) return true;
    if (!isColon(page, back) && !page.isAny(back, ['is', 'article'])) return false;
  }
  return false;
}

/** A full stop with white space behind it: what follows says nothing about the set. */
function closes(page: Page, at: number): boolean {
  const { kind, word } = page.node(at);
  const ends = kind === 'mark' && word !== '?' && page.lexicon.marks.sentence.includes(word);
  return ends && page.node(at + 1).gap;
}

function forbiddenBehind(page: Page, at: number): boolean {
  const behind = page.node(at);
  if (behind.kind === 'break' || closes(page, at)) return false;
  if (page.glued(at) && (behind.kind !== 'mark' || ['/', '-', '%', '#', "'"].includes(behind.word)))
    return true;
  if (!['', ONCE].includes(page.sense(at, 'times'))) return true; // `4/5 twice` are two sets
  if (['/', '%', '?'].includes(behind.word) || isCurrency(page, at)) return true;
  const others = ['of', 'quantity', 'month', 'not_trials', 'after_goal', 'scale_behind'];
  if (page.isAny(at, others) || page.isA(at + 1, 'after_goal')) return true;
  if (page.isA(at, 'behavior') && !page.isA(at, 'skill')) return true; // `1 of 5 jumped on`
  if (page.isAny(at, ['unit_m', 'unit_kg'])) return true;
  if (page.isA(at, 'article') && page.node(at - 1).value <= MOST_PARTS) return true;
  return [0, 1, 2].some((ahead) => page.isA(at + ahead, 'street'));
}
