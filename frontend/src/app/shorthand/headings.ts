// Headings: a line without data that names a skill near its start gives it to the bare sets below.
import { candidateAt } from './candidates';
import { Page, Sentence } from './lines';
import { Named, namedAt } from './skills';

const NEAR_START = 4;
const SHORT = 3;

/** The skill that a heading names, if this sentence is one and fills its line. */
export function headingSkill(page: Page, sentence: Sentence): Named | null {
  let words = 0;
  let named: Named | null = null;
  for (let at = sentence.start; at < sentence.end; at++) {
    if (candidateAt(page, at)) return null;
    if (page.node(at).kind !== 'word') continue;
    words += 1;
    if (!named && words <= NEAR_START && page.isA(at, 'skill')) named = namedAt(page, at, 'skill');
  }
  return !named && words <= SHORT ? shortHeading(page, sentence) : named;
}

/** `Place`, `Down` or `Come` alone on its line. */
function shortHeading(page: Page, sentence: Sentence): Named | null {
  for (let at = sentence.start; at < sentence.end; at++)
    if (page.node(at).kind === 'word')
      return page.isA(at, 'weak_skill') ? namedAt(page, at, 'weak_skill') : null;
  return null;
}
