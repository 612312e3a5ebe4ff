// Whether a set counts, and for which skill.
import { Candidate, MOST_PARTS, candidateAt } from './candidates';
import { readStep } from './drafts';
import { Page, Sentence } from './lines';
import { isColon } from './measures';
import { Walk } from './set-walk';
import { Named, sameName } from './skills';

const STRANGERS_AFTER_SKILL = 8;
const STRANGERS_IN_SENTENCE = 3;
const ANOTHER_ACTIVITY = 2;

/** `end`: where the set ends when its skill stands behind it. */
export interface Licence {
  readonly licensed: boolean;
  readonly skill: Named | null;
  readonly end: number;
}

/**
 * The licence of a set at its place. `frisbee in the air 20m: 4/5`, `Nose in for 3 s 8/10`: without a level of
 * distraction, nothing says that a set of something without a name is one of an exercise.
 */
export function licence(walk: Walk, candidate: Candidate, sentence: Sentence): Licence {
  const found = licenceFor(walk, candidate, sentence);
  if (!found.licensed || found.skill || 'distraction' in walk.steps) return found;
  if (hasLevel(walk.page, candidate.end)) return found;
  return { licensed: false, skill: null, end: candidate.end };
}

/** Whether a level of distraction is among the steps right behind a set. */
function hasLevel(page: Page, at: number): boolean {
  let step = readStep(page, page.word(at) === '@' ? at + 1 : at);
  while (step && step.name !== 'distraction') step = readStep(page, step.end);
  return step !== null;
}

function licenceFor(walk: Walk, candidate: Candidate, sentence: Sentence): Licence {
  const { page, skill, strangers } = walk;
  const { end } = candidate;
  const inSegment = skill !== null && walk.skillSegment === page.starts[candidate.start];
  if (inSegment && strangers <= STRANGERS_AFTER_SKILL) return { licensed: true, skill, end };
  const behind = page.isA(end, 'after_on') ? end + 1 : end;
  const named = namedBehind(page, behind);
  if (named && strangers <= STRANGERS_IN_SENTENCE) {
    walk.lastNamed = named;
    return { licensed: true, skill: named, end: behind + 1 };
  }
  const step = readStep(page, page.word(end) === '@' ? end + 1 : end);
  const marked = Object.keys(walk.fresh).length > 0 || step !== null;
  const parts = candidate.scorable <= MOST_PARTS && !marked; // `Sit tight, 2/3 done`
  if (walk.behavior || parts) return { licensed: false, skill: null, end };
  if (walk.subject || walk.nameless) return withoutName(walk, marked, end);
  if (!skill) return byMarks(walk, marked, end, sentence);
  return walk.skillSentence === sentence.start
    ? inSentence(walk, candidate, marked)
    : fromBefore(walk, candidate, marked);
}

/** Something without a name is worked on: the marks of a step, or a set of the same sort right before. */
function withoutName(walk: Walk, marked: boolean, end: number): Licence {
  const goesOn = walk.last !== null && walk.last.skill === null && walk.strangers === 0;
  const told = marked && walk.strangers <= STRANGERS_IN_SENTENCE;
  return { licensed: goesOn || told, skill: null, end };
}

/** The skill was named in this sentence: a few strangers may stand in between, unless they name another activity. */
function inSentence(walk: Walk, candidate: Candidate, marked: boolean): Licence {
  const { skill, strangers } = walk;
  const { end } = candidate;
  if (marked && strangers >= ANOTHER_ACTIVITY && !isNextStep(walk, candidate))
    return { licensed: true, skill: null, end };
  return { licensed: strangers <= STRANGERS_IN_SENTENCE, skill, end };
}

/** `drop toy 4/5, pushed to empty chew D0 4/5`: a decision behind a set of the skill names the skill's next step. */
function isNextStep({ page, last, skill }: Walk, candidate: Candidate): boolean {
  let at = page.starts[candidate.start] ?? candidate.start;
  while (at < candidate.start && page.isA(at, 'filler')) at += 1;
  return last !== null && sameName(last.skill, skill) && page.isA(at, 'advice');
}

/** The skill was named in a sentence before: it goes on when nothing else is told of in this one, or by a decision. */
function fromBefore(walk: Walk, candidate: Candidate, marked: boolean): Licence {
  const alone = walk.strangers === 0;
  const { end } = candidate;
  // `broke at 4 m when the door banged, dropped to 3 m, 5/5`: for how long, who knows
  if (walk.sentenceStrangers > 0) walk.steps = { ...walk.sentenceSteps };
  if (walk.sentenceStrangers === 0 || walk.advice)
    return { licensed: alone && !isRetold(walk, candidate), skill: walk.skill, end };
  return { licensed: alone && marked, skill: null, end };
}

/** `another 4/5. four of five and he groans`: the same set again, once in figures and once in words. */
function isRetold({ page, drafts }: Walk, candidate: Candidate): boolean {
  const last = drafts.at(-1)?.candidate;
  if (last?.correct !== candidate.correct || last.scorable !== candidate.scorable) return false;
  return page.node(last.start).spoken !== page.node(candidate.start).spoken;
}

/** No skill was named: the heading's, or the marks of a step. */
function byMarks(walk: Walk, marked: boolean, end: number, sentence: Sentence): Licence {
  const alone = walk.strangers === 0;
  // `Plan: recall, trade. 6 of 6 came`: a plan that stands on the line is of the dogs that are named behind it.
  const row = walk.page.isA(sentence.start, 'dog_name');
  const apart = walk.headingLine !== sentence.line || row;
  const told = row ? walk.sentenceStrangers : 0; // `Ollie: back after a week off, 5/5`
  if (alone && told === 0 && walk.heading && apart)
    return { licensed: true, skill: walk.heading, end };
  return { licensed: alone && marked, skill: walk.lastNamed, end };
}

/** `4/5 sits`: a skill right behind its set, unless it opens a set of its own. */
function namedBehind(page: Page, at: number): Named | null {
  if (!page.free(at) || !page.isAny(at, ['skill', 'weak_skill'])) return null;
  const behind = isColon(page, at + 1) ? at + 2 : at + 1;
  if (candidateAt(page, behind) || readStep(page, behind)) return null;
  const name = page.isA(at, 'skill') ? 'skill' : 'weak_skill';
  if (name === 'weak_skill' && (page.ends[at] ?? at) > at + 1) return null; // `5/5 out on the street`
  return { text: page.typed(at, at + 1).toLowerCase(), key: page.sense(at, name) || null };
}
