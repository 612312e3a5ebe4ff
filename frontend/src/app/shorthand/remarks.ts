// What is said in words: homework, next steps, what the owner was told, tasks, cautions, tags, rankings.
import { lower } from './lexing';
import { Page, Sentence } from './lines';
import { typedLower } from './skills';
import { quotedText, readState } from './states';

const UNITS = ['unit_m', 'unit_s', 'unit_steps'];

/** Adds homework, next steps and what the owner was told; their numbers are plans, so they are muted. */
export function readMarkers(page: Page): void {
  for (const sentence of page.sentences) {
    for (let at = sentence.start; at < sentence.end; at++) {
      if (page.starts[at] !== at && page.word(at - 1) !== ':') continue;
      const textAt = markedText(page, at);
      if (textAt === 0) continue;
      addMarked(page, at, textAt, sentence);
      break;
    }
  }
}

/** Where the text behind a marker begins, 0 for no marker. */
function markedText(page: Page, at: number): number {
  const behind = at + 1;
  const dash = page.word(behind) === '-' && page.node(behind).gap;
  if (page.isAny(at, ['homework', 'next', 'told_owner']) && (page.word(behind) === ':' || dash))
    return behind + 1;
  if (page.isA(at, 'homework_open') && !page.isA(behind, 'not_homework')) return behind;
  if (page.isA(at, 'next_open')) return behind;
  if (page.isA(at, 'told_open')) return page.isA(behind, 'that') ? behind + 1 : behind;
  return 0;
}

function addMarked(page: Page, at: number, textAt: number, sentence: Sentence): void {
  const text = quotedText(page, textAt, sentence.end);
  if (!text) return;
  if (isNothing(page, textAt, sentence.end)) {
    page.mute(at, sentence.end);
    return;
  }
  const told = page.isA(at, 'told_owner') ? 'told_owner' : 'next_action';
  const type = page.isA(at, 'homework') ? 'homework' : told;
  page.facts.push({ type, span: page.span(at, sentence.end), text });
  page.mute(at, sentence.end);
}

/** `HW: none`, `HW until next week: none` */
function isNothing(page: Page, start: number, end: number): boolean {
  return page.isA(end - 1, 'negation') && (end - 1 === start || page.word(end - 2) === ':');
}

/** Adds tags, mentions, tasks, setting events, health, cautions and rankings of reinforcers. */
export function readRemarks(page: Page): void {
  page.nodes.forEach((node, at) => {
    const named = node.kind === 'mention' && !page.taken[at] && !isCondition(page, at);
    if (node.kind === 'tag' || named)
      page.facts.push({ type: node.kind, span: page.span(at, at + 1), name: node.word });
  });
  for (const sentence of page.sentences) {
    if (sentence.question) continue;
    readCaution(page, sentence);
    let seen = -1;
    for (let at = sentence.start; at < sentence.end; at++) {
      const segment = page.starts[at] ?? at;
      if (segment !== seen && readState(page, at, sentence)) seen = segment;
      readTask(page, at);
      readRanking(page, at);
    }
  }
}

/** `4/5 @stranger`, `10 m @found item`: what stands behind data is somebody only where the name is known. */
function isCondition(page: Page, at: number): boolean {
  if (!page.isNumber(at - 1) && !page.isAny(at - 1, UNITS)) return false;
  const name = Array.from(page.node(at).word, lower).join('');
  const phrases = page.lexicon.phrases.get(name) ?? [];
  return !phrases.some(({ tags }) => tags.has('member'));
}

function readCaution(page: Page, sentence: Sentence): void {
  for (let at = sentence.start; at < sentence.end; at++) {
    const start = page.starts[at] ?? at;
    if (page.isA(at, 'caution') && !page.isA(at - 1, 'negation')) {
      addCaution(page, sentence.start, sentence.end);
      return;
    }
    const sign = ['=', '→'].includes(page.word(at)) && page.isA(at + 1, 'stress_sign');
    if (sign && at > sentence.start && page.node(at - 1).kind === 'word') {
      addCaution(page, sentence.start, sentence.end);
      return;
    }
    if (page.isA(at, 'until_vet') && page.isA(start, 'no_more')) {
      addCaution(page, start, page.ends[at] ?? at);
      return;
    }
  }
}

function addCaution(page: Page, start: number, end: number): void {
  while (start < end && page.node(start).kind === 'mark') start += 1;
  if (start < end)
    page.facts.push({
      type: 'caution',
      span: page.span(start, end),
      text: quotedText(page, start, end),
    });
}

/** `tell lena to skip jumps` */
function readTask(page: Page, at: number): void {
  if (!page.isA(at, 'ask') || page.isA(at - 1, 'negation')) return;
  const named = page.node(at + 1);
  if (!['word', 'mention'].includes(named.kind)) return;
  if (named.tags.has('nobody') || !page.isA(at + 2, 'to')) return;
  let end = page.ends[at] ?? at;
  if (page.word(end - 1) === '"') end -= 1;
  if (end <= at + 3) return;
  const name = named.kind === 'mention' ? named.word : page.typed(at + 1, at + 2);
  const text = quotedText(page, at + 3, end);
  page.facts.push({ type: 'task', span: page.span(at, end), name, text });
}

/** `Sausage > ball > kibble`: at least one of them is known to be worked for. */
function readRanking(page: Page, at: number): void {
  if (page.word(at + 1) !== '>' || page.word(at - 1) === '>' || page.node(at).kind !== 'word')
    return;
  const items = [at];
  let last = at;
  while (page.word(last + 1) === '>' && page.node(last + 2).kind === 'word') {
    last += 2;
    items.push(last);
  }
  if (items.length < 2 || !items.some((item) => page.isA(item, 'reinforcer'))) return;
  const ranking = items.map((item) => typedLower(page, item, item + 1));
  page.facts.push({ type: 'reinforcer', span: page.span(at, last + 1), ranking });
}
