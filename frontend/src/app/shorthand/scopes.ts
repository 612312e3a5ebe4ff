// What must not be read as data: plans and goals, conditions, questions, quotations, and what others report.
import { Page, Sentence } from './lines';

const MEASURED = ['times', 'trigger', 'response', 'food'];

/** Mutes every place that only talks about numbers. */
export function muteScopes(page: Page): void {
  let line = -1;
  let planning = false;
  const isSheet = page.sentences.some(
    ({ start }) => page.isA(start, 'dog_name') && headsRow(page, start),
  );
  for (const sentence of page.sentences) {
    if (sentence.line !== line) [line, planning] = [sentence.line, false];
    planning ||= opensWith(page, sentence, 'plan_letter');
    const stranger = isSheet && page.isName(sentence.start) && headsRow(page, sentence.start);
    if (planning || sentence.question || stranger || opensWith(page, sentence, 'plan_heading'))
      page.mute(sentence.start, sentence.end);
    else muteInside(page, sentence);
  }
  muteQuotations(page);
  muteTold(page);
}

/**
 * `Zoë by phone at 12:05. Mika lunged for 9 s`: nobody measured what a line tells that opens so.
 * When it ends with a colon, the next line is told, too.
 */
function muteTold(page: Page): void {
  let line = -1;
  for (const sentence of page.sentences) {
    if (sentence.first && isTold(page, sentence)) line = sentence.line;
    if (sentence.line !== line) continue;
    for (let at = sentence.start; at < sentence.end; at++)
      if (page.isNumber(at) || page.isAny(at, MEASURED)) page.mute(at, at + 1);
    const goesOn = page.word(sentence.end - 1) === ':' && page.node(sentence.end).kind === 'break';
    if (goesOn) line += 1;
  }
}

function isTold(page: Page, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (page.isA(at, 'by_phone')) return true;
    if (page.isA(at, 'keeps_count') && page.isName(at - 1)) return true;
  }
  return false;
}

/** `P:` opens a plan that fills the line, `Plan:` one that fills its sentence. */
function opensWith(page: Page, sentence: Sentence, name: string): boolean {
  return page.isA(sentence.start, name) && page.word(sentence.start + 1) === ':';
}

/** Whether a name opens a row of a class sheet: `Ollie: name 4/5`, `Fig: 3/5` of a dog that nobody knows. */
function headsRow(page: Page, at: number): boolean {
  return page.word(at + 1) === ':' || (page.word(at + 1) === '-' && page.isBound(at + 1));
}

function muteInside(page: Page, sentence: Sentence): void {
  for (let at = sentence.start; at < sentence.end; at++) {
    const counted = page.isA(at, 'keeps_count') && page.isName(at - 1); // `Kenji counts: 4 opt-outs`
    if (counted || page.isA(at, 'goal') || page.isA(at, 'report')) {
      page.mute(at, sentence.end);
      return;
    }
    const end = page.ends[at] ?? at;
    if (page.isA(at, 'condition')) {
      page.mute(at, end);
      at = end;
    } else if (page.isA(at, 'earlier')) {
      page.mute(page.starts[at] ?? at, end);
      at = end;
    }
  }
}

/** What stands between two quotation marks of a line; a note that is quoted as a whole is none. */
function muteQuotations(page: Page): void {
  let opened = -1;
  let lineStart = 0;
  for (let at = 0; at <= page.nodes.length; at++) {
    const node = page.node(at);
    if (node.kind === 'break' || node.kind === 'end') [opened, lineStart] = [-1, at + 1];
    else if (node.word === '"' && node.kind === 'mark') {
      if (opened < 0) {
        opened = at;
        continue;
      }
      const whole = opened === lineStart && ['break', 'end'].includes(page.node(at + 1).kind);
      if (!whole && hasNumber(page, opened, at)) page.mute(opened, at);
      opened = -1;
    }
  }
}

function hasNumber(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (page.isNumber(at)) return true;
  return false;
}
