// `A: doorbell B: barked, lunged C: owner picked him up`: what came before, what the dog did, what followed.
import { Page } from './lines';

const CLASSES = ['antecedent', 'abc_behavior', 'consequence'] as const;
const MOST_LINES = 3;

/** Adds the records of A, B and C in this order, on one line or on lines that follow one another. */
export function readAbc(page: Page): void {
  let marks: number[] = [];
  let breaks = 0;
  for (let at = 0; at <= page.nodes.length; at++) {
    const { kind } = page.node(at);
    let ends = kind === 'end';
    if (kind === 'break') {
      breaks += 1;
      ends = marks.length === CLASSES.length || breaks >= MOST_LINES;
    }
    if (ends || opens(page, at, 0)) {
      add(page, marks, at);
      marks = [];
      breaks = 0;
    }
    if (marks.length < CLASSES.length && opens(page, at, marks.length)) {
      marks.push(at);
      if (marks.length === 1) breaks = 0;
    }
  }
}

function opens(page: Page, at: number, part: number): boolean {
  const name = CLASSES[part];
  return name !== undefined && page.isA(at, name) && page.word(at + 1) === ':' && page.node(at).gap;
}

function add(page: Page, marks: readonly number[], behind: number): void {
  const [a, b, c] = marks;
  if (a === undefined || b === undefined || c === undefined) return;
  // What else the line says is no consequence: `C: she squealed. Told her to stand up slowly`.
  const told = page.sentences.find((sentence) => sentence.end > c);
  const end = Math.min(behind, told?.end ?? behind);
  const antecedent = textOf(page, a + 2, b);
  const behavior = textOf(page, b + 2, c);
  const consequence = textOf(page, c + 2, end);
  if (!antecedent || !behavior || !consequence) return;
  let last = end;
  while (['break', 'mark'].includes(page.node(last - 1).kind)) last -= 1;
  page.facts.push({ type: 'abc', span: page.span(a, last), antecedent, behavior, consequence });
  page.take(a, last);
}

function textOf(page: Page, start: number, end: number): string {
  while (
    end > start &&
    (page.node(end - 1).kind === 'break' || ['.', ',', ';', '-', '→'].includes(page.word(end - 1)))
  )
    end -= 1;
  return start < end ? page.typed(start, end) : '';
}
