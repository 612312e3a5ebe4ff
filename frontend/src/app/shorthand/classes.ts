// Class sheets: who was there, and what was said of each dog. Only where the dogs of the class are known.
import { AttendanceFact } from './facts';
import { Page, Sentence } from './lines';
import { quotedText } from './remarks';

const LEAST_DOGS = 2;

/** Adds a row for every sentence that begins with a dog of the class, when several do. */
export function readAttendance(page: Page): void {
  const rows = page.sentences.filter((sentence) => page.isA(nameAt(page, sentence), 'dog_name'));
  const nameOf = (row: Sentence) => page.sense(nameAt(page, row), 'dog_name');
  if (new Set(rows.map(nameOf)).size < LEAST_DOGS) return;
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    if (!seen.has(name)) page.facts.push(rowOf(page, row, name));
    seen.add(name);
  }
}

/** Behind the mark of a list. */
function nameAt(page: Page, sentence: Sentence): number {
  let at = sentence.start;
  while (at < sentence.end && ['-', '*', '•', '·'].includes(page.word(at))) at += 1;
  return at;
}

function rowOf(page: Page, sentence: Sentence, name: string): AttendanceFact {
  const start = nameAt(page, sentence);
  let textAt = start + 1;
  while (textAt < sentence.end && [':', '-', ',', '='].includes(page.word(textAt))) textAt += 1;
  const near = [textAt, textAt + 1].filter((at) => at < sentence.end);
  const text = quotedText(page, textAt, sentence.end);
  return {
    type: 'attendance',
    span: page.span(start, sentence.end),
    name,
    present: !near.some((at) => page.isA(at, 'absent')),
    ...(text && { text }),
  };
}
