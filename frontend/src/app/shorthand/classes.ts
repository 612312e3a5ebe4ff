// Class sheets: who was there, and what was said of each dog. Only where the dogs of the class are known.
// A row begins with the name of a dog and goes on to the end of its line, or to the next row on it. A name alone on its
// line is a heading: its row goes on until the next one, or until an empty line.
import { AttendanceFact } from './facts';
import { Page, Sentence } from './lines';
import { quotedText } from './states';

const LEAST_DOGS = 2;

/** Adds a row for every sentence that begins with a dog of the class, when several do, and names it in its facts. */
export function readAttendance(page: Page): void {
  const rows = page.sentences.filter((sentence) => page.isA(nameAt(page, sentence), 'dog_name'));
  const nameOf = (row: Sentence) => page.sense(nameAt(page, row), 'dog_name');
  if (new Set(rows.map(nameOf)).size < LEAST_DOGS) return;
  nameDogs(page);
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    if (!seen.has(name)) page.facts.push(rowOf(page, row, name));
    seen.add(name);
  }
}

/** Every fact that begins in a row is about the dog of the row. */
function nameDogs(page: Page): void {
  const parts = ofRows(page).map(({ sentence, dog }) => ({
    span: page.span(sentence.start, sentence.end),
    dog,
  }));
  page.facts.forEach((fact, index) => {
    const at = fact.span[0];
    const part = parts.find(({ span: [start, end] }) => start <= at && at < end);
    if (part) page.facts[index] = { ...fact, dog: part.dog };
  });
}

/** The sentences of all rows, each with the dog of its row. */
function ofRows(page: Page): { sentence: Sentence; dog: string }[] {
  const found: { sentence: Sentence; dog: string }[] = [];
  let [dog, line, heading] = ['', -1, false];
  for (const sentence of page.sentences) {
    const at = nameAt(page, sentence);
    if (page.isA(at, 'dog_name')) {
      [dog, line] = [page.sense(at, 'dog_name'), sentence.line];
      heading = sentence.first && textAt(page, sentence) >= sentence.end;
    } else if (heading && sentence.line === line + 1) {
      line = sentence.line;
    } else if (sentence.line !== line) {
      [dog, heading] = ['', false];
    }
    if (dog) found.push({ sentence, dog });
  }
  return found;
}

/** Behind the mark of a list. */
function nameAt(page: Page, sentence: Sentence): number {
  let at = sentence.start;
  while (at < sentence.end && ['-', '*', '•', '·'].includes(page.word(at))) at += 1;
  return at;
}

/** Behind the name and its mark. */
function textAt(page: Page, sentence: Sentence): number {
  let at = nameAt(page, sentence) + 1;
  while (at < sentence.end && [':', '-', ',', '='].includes(page.word(at))) at += 1;
  return at;
}

function rowOf(page: Page, sentence: Sentence, name: string): AttendanceFact {
  const start = nameAt(page, sentence);
  const begins = textAt(page, sentence);
  const near = [begins, begins + 1].filter((at) => at < sentence.end);
  const text = quotedText(page, begins, sentence.end);
  return {
    type: 'attendance',
    span: page.span(start, sentence.end),
    name,
    present: !near.some((at) => page.isA(at, 'absent')),
    ...(text && { text }),
  };
}
