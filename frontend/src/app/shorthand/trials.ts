// Rows of trials (`+ + - + 0` behind a skill) and lists of latencies (`latency 1.1 0.9 1.4s`).
import { candidateAt } from './candidates';
import { readSeconds, readStep } from './drafts';
import { Outcome } from './facts';
import { Page } from './lines';
import { isColon } from './measures';
import { Named, sameName, skillAt } from './skills';

const SHORTEST_ROW = 2;
const MOST_IN_ROW = 200;

/** Adds the trials and latencies of every sentence. */
export function readTrials(page: Page): void {
  page.sentences.forEach((sentence, index) => {
    let skill = skillBefore(page, index);
    let at = sentence.start;
    while (at < sentence.end) {
      const named: Named | null = page.free(at) ? skillAt(page, at) : null;
      if (named) {
        skill = named;
        at = Math.max(at + 1, readRow(page, at, named));
      } else if (page.isA(at, 'latency') && page.free(at))
        at = Math.max(at + 1, readLatencies(page, at, skill));
      else at += 1;
    }
  });
}

/** `whistle 5/5. latency 1.4 1.1s`: the only skill of the sentence before, if that has sets, too. */
function skillBefore(page: Page, index: number): Named | null {
  const sentence = page.sentences[index];
  const before = page.sentences[index - 1];
  if (!sentence || before?.line !== sentence.line || !page.isA(sentence.start, 'latency'))
    return null;
  let hasSets = false;
  let found: Named | null = null;
  for (let at = before.start; at < before.end; at++) {
    if (!page.free(at)) continue;
    hasSets ||= candidateAt(page, at) !== null;
    const skill = skillAt(page, at);
    if (skill && found && !sameName(skill, found)) return null;
    found = skill ?? found;
  }
  return hasSets ? found : null;
}

/** Reads a row behind a skill and its steps; where it ends, 0 for none. */
function readRow(page: Page, skillPlace: number, skill: Named): number {
  const at = behindSteps(page, skillPlace + 1);
  const { trials } = page.lexicon;
  let end = at;
  while (end - at < MOST_IN_ROW && trials.has(page.word(end)) && page.free(end)) end += 1;
  const outcomes: Outcome[] = [];
  for (let place = at; place < end; place++) outcomes.push(trials.get(page.word(place)) as Outcome);
  if (outcomes.length < SHORTEST_ROW || !outcomes.includes('correct')) return 0;
  if (!mayEnd(page, end, outcomes.length)) return 0;
  outcomes.forEach((outcome, index) =>
    page.facts.push({
      type: 'trial',
      span: page.span(at + index, at + index + 1),
      skill: skill.text,
      ...(skill.key && { key: skill.key }),
      outcome,
    }),
  );
  page.take(at, end);
  return end;
}

function behindSteps(page: Page, at: number): number {
  for (let times = 0; times < 4; times++) {
    const step = readStep(page, at);
    if (step) at = step.end;
    else if (isColon(page, at) || page.word(at) === '@' || page.isA(at, 'weak_link')) at += 1;
    else break;
  }
  return at;
}

/** A plus and a dash in running text are no row; nor is one that a number follows. */
function mayEnd(page: Page, at: number, length: number): boolean {
  const { kind } = page.node(at);
  if (['number', 'blind', 'clock'].includes(kind) || (page.glued(at) && kind === 'word'))
    return false;
  return length > SHORTEST_ROW || kind !== 'word';
}

function readLatencies(page: Page, at: number, skill: Named | null): number {
  let first = at + 1;
  while (isColon(page, first) || page.isA(first, 'of')) first += 1;
  const listed = readSeconds(page, first, MOST_IN_ROW);
  if (!listed) return 0;
  let place = first;
  for (const seconds of listed.seconds) {
    while (!page.isNumber(place)) place += 1;
    const end = page.isA(place + 1, 'unit_s') ? place + 2 : place + 1;
    page.facts.push({
      type: 'latency',
      span: page.span(place, end),
      seconds,
      ...(skill && { skill: skill.text }),
      ...(skill?.key && { key: skill.key }),
    });
    place = end;
  }
  page.take(at, listed.end);
  return listed.end;
}
