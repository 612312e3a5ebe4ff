// What state the dog is in: what changed the odds beforehand (setting events), and what a vet may want to know.
import { Page, Sentence } from './lines';

const LOOK_BACK = 24; // nodes
const LONGEST_OPENING = 5; // nodes in front of a setting event
const POSSESSIVE = "'s";
const HAVING = ['has', 'article'];
const MET = ['behavior', 'of_a_person'];

/** Adds the state that is told at this node, if any; what somebody read as data is none. */
export function readState(page: Page, at: number, sentence: Sentence): boolean {
  if (!page.free(at) || page.isA(at - 1, 'negation')) return false;
  if (isOfAName(page, page.starts[at] ?? at, at)) return false;
  if (page.isA(at, 'setting_event')) return addSettingEvent(page, at, sentence);
  return page.isA(at, 'health') && addHealth(page, at, sentence);
}

/** The text of nodes [start, end) as typed, without quotation marks at its ends. */
export function quotedText(page: Page, start: number, end: number): string {
  if (start < end && page.word(start) === '"') start += 1;
  if (start < end && page.word(end - 1) === '"') end -= 1;
  return start < end ? page.typed(start, end) : '';
}

/**
 * The whole segment, without the letter of a section in front and without what a colon adds behind.
 * `I had asked too much after a bad night` does not say whose night it was.
 */
function addSettingEvent(page: Page, at: number, sentence: Sentence): boolean {
  const start = page.starts[at] ?? at;
  const end = page.ends[at] ?? at;
  if (isMet(page, start, end) || isUnmoved(page, start, sentence.end)) return false;
  let first = at;
  while (first > start && page.word(first - 1) !== ':') first -= 1;
  while (first < at && ['-', '*'].includes(page.word(first))) first += 1;
  if (at - first > LONGEST_OPENING) return false;
  let last = at + 1;
  while (last < end && page.word(last) !== ':') last += 1;
  const text = quotedText(page, first, last);
  page.facts.push({ type: 'setting_event', span: page.span(first, last), text });
  return true;
}

/** `with fireworks in the distance: paced for 2 min`: read as data, a reaction, or the trainer's own. */
function isMet(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (page.taken[at] || page.isAny(at, MET)) return true;
  return false;
}

/** `thunder at night, she slept`, `thunder and he did not care`: the odds are what they were. */
function isUnmoved(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (page.isA(at, 'unmoved') && !page.isA(at - 1, 'negation')) return true;
  return false;
}

/** The rest of the segment; where nothing follows, the part of the body that stands in front: `left hip sore`. */
function addHealth(page: Page, at: number, sentence: Sentence): boolean {
  const start = page.starts[at] ?? at;
  const end = page.ends[at] ?? at;
  if (isOfAnother(page, start, at) || isNoFinding(page, sentence.start, at)) return false;
  if (page.isA(at + 1, 'resolved')) return false; // `worms treated`
  let first = at;
  if (end === at + 1)
    while (first > start && page.free(first - 1) && page.isA(first - 1, 'finding_opens'))
      first -= 1;
  const text = quotedText(page, first, end);
  page.facts.push({ type: 'health', span: page.span(first, end), text });
  return true;
}

/** `watch for vomiting`, `because of the cough`: nobody saw it today. */
function isNoFinding(page: Page, start: number, place: number): boolean {
  const first = Math.max(start, place - LOOK_BACK);
  for (let at = first; at < place; at++) if (page.isA(at, 'no_finding')) return true;
  return false;
}

/** `Brigitte: wrist swollen`, `my knee sore`, `the neighbour's dog limping`: nothing for this dog's vet. */
function isOfAnother(page: Page, start: number, most: number): boolean {
  for (let at = most - 1; at > most - 1 - LOOK_BACK; at--) {
    const { kind, word } = page.node(at);
    if (kind === 'break' || kind === 'end' || page.lexicon.marks.sentence.includes(word || ' '))
      return false;
    if (page.isA(at, 'of_a_person')) return true;
    if (at < start) continue;
    if (page.isA(at, 'trigger') && page.isA(at - 1, 'trigger_modifier')) return true;
    if (page.isPlain(at) && word.endsWith(POSSESSIVE)) return true;
  }
  return false;
}

/** `Odo kennel cough`, `Sepp has a cut pad`: of somebody by a name that is none of the practice's dogs. */
function isOfAName(page: Page, start: number, most: number): boolean {
  let at = most - 1;
  while (at > start && page.isAny(at, HAVING)) at -= 1;
  return at >= start && page.isName(at) && !page.word(at).endsWith(POSSESSIVE); // `after Saturday's fireworks`
}
