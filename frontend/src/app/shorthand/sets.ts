// Sets: walks through each sentence with the skill, the steps and the decision that hold at the moment.
//
// A set needs a licence: a skill named in its segment; or one named earlier in its sentence, line or heading when little
// else stands in between; or the marks of a step. Without one, `8/10` stays text.
import { Candidate, candidateAt } from './candidates';
import { Draft, Step, Steps, finish, readLatenciesInBrackets, readStep } from './drafts';
import { NO_RESPONSE, ToldError, readError, tellOfError } from './errors';
import { headingSkill } from './headings';
import { Page, Sentence } from './lines';
import { readDistraction } from './measures';
import { Named, sameName, skillAt } from './skills';
import { licence } from './set-licence';
import { Walk } from './set-walk';

/** Nodes; a bracket that is never closed must not be looked through from every bracket in it. */
const LONGEST_ASIDE = 64;

/** Adds every set of the page. */
export function readSets(page: Page): void {
  const walk = new Walk(page);
  let line = -1;
  for (const sentence of page.sentences) {
    if (sentence.line !== line) {
      line = sentence.line;
      walk.openLine();
      const heading = headingSkill(page, sentence);
      if (heading) {
        walk.heading = heading;
        walk.headingLine = line;
      }
    }
    readSentence(walk, sentence);
  }
  page.facts.push(...walk.drafts.map((draft) => finish(page, draft)));
}

function readSentence(walk: Walk, sentence: Sentence): void {
  const { page } = walk;
  walk.more = lookAhead(page, sentence);
  walk.openSentence(sentence.start);
  let at = sentence.start;
  let aside = -1;
  while (at < sentence.end) {
    if (page.isBound(at)) {
      const closes = asideEnd(page, at, sentence.end);
      if (aside < at) {
        walk.openSegment(at + 1);
        walk.subject &&= closes < at;
        if (closes < at) walk.passBracket(at);
        if (closes < at) walk.passThings(at + 1);
      }
      aside = Math.max(aside, closes);
      at += 1;
    } else if (at < aside) at = readAside(walk, at);
    else at = readNode(walk, at, sentence);
  }
}

function lookAhead(page: Page, sentence: Sentence): boolean[] {
  const more = Array.from({ length: sentence.end - sentence.start }, () => false);
  let coming = false;
  for (let at = sentence.end - 1; at >= sentence.start; at--) {
    if (candidateAt(page, at)) coming = true;
    else if (page.free(at) && skillAt(page, at)) coming = false;
    more[at - sentence.start] = coming;
  }
  return more;
}

/** The end of a bracket that holds no set: its words describe, its numbers are not the set's. */
function asideEnd(page: Page, at: number, most: number): number {
  if (page.word(at) !== '(') return -1;
  const end = Math.min(most, at + LONGEST_ASIDE);
  for (let inside = at + 1; inside < end; inside++) {
    if (page.word(inside) === ')') return inside;
    if (candidateAt(page, inside)) return -1;
  }
  return -1;
}

function readAside(walk: Walk, at: number): number {
  const error = readError(walk.page, at);
  const level = readDistraction(walk.page, at);
  if (level && walk.last && walk.page.word(at - 1) === '(') {
    walk.last.steps.distraction = walk.steps.distraction = level.value;
    return level.end;
  }
  if (!error || !walk.last) return at + 1;
  tellOfError(walk.page, walk.last, error);
  return error.end;
}

function readNode(walk: Walk, at: number, sentence: Sentence): number {
  const { page } = walk;
  if (!page.free(at)) {
    walk.strangers += 1;
    return at + 1;
  }
  const candidate = candidateAt(page, at);
  if (candidate) return readSet(walk, candidate, sentence);
  const skill = walk.skillOrStep(at);
  if (skill) {
    nameSkill(walk, skill, at, sentence);
    return at + 1;
  }
  if (page.isA(at, 'advice')) {
    walk.decide(at);
    return at + 1;
  }
  const error = readError(page, at);
  if (error && walk.last) {
    if (walk.hasMovedOn() || !tellOfError(page, walk.last, error)) addTrial(walk, error);
    return error.end;
  }
  return readCondition(walk, at);
}

/** `broke once` behind a set without errors is a trial of its own. */
function addTrial(walk: Walk, error: ToldError): void {
  const { page, skill } = walk;
  if (error.count !== 1 || !skill || !page.allFree(error.start, error.end)) return;
  page.facts.push({
    type: 'trial',
    span: page.span(error.start, error.end),
    skill: skill.text,
    ...(skill.key && { key: skill.key }),
    outcome: error.kind === NO_RESPONSE ? 'no_response' : 'incorrect',
    error_kind: error.kind,
    ...(error.latency !== null && { latency_s: error.latency }),
  });
  page.take(error.start, error.end);
}

function readCondition(walk: Walk, at: number): number {
  const { page } = walk;
  const step = readStep(page, at);
  if (!step) {
    walk.behavior ||= page.isA(at, 'behavior');
    const known =
      page.isAny(at, ['filler', 'dog_name']) || page.node(at).kind === 'mark' || page.isNumber(at);
    walk.strangers += known ? 0 : 1;
    walk.sentenceStrangers += known ? 0 : 1;
    return at + 1;
  }
  // `a picnic 10 m off`, `above 1.5 m`
  if (page.isA(step.end, 'away') || page.isA(at - 1, 'beyond')) return step.end;
  if (step.ranged) walk.forgetStep(step.name);
  else holdStep(walk, step, at);
  return step.end;
}

function holdStep(walk: Walk, step: Step, at: number): void {
  if (walk.last && belongsToLast(walk, walk.last, at)) {
    walk.last.steps[step.name] = step.value;
    walk.last.own = true;
    walk.last.reach(walk.page, step.end);
  } else if (walk.freshAt < 0) {
    walk.freshAt = at;
    if (walk.subject && !walk.nameless) walk.forgetSkill();
  }
  if (step.name === 'distraction') walk.called = walk.page.isA(at, 'call_it');
  walk.steps[step.name] = step.value;
  walk.fresh[step.name] = walk.sentenceSteps[step.name] = step.value;
}

/** `4/5 30s 3m`: behind its set; `4/5, 30 s`: a segment of steps alone with no set to come. */
function belongsToLast(walk: Walk, last: Draft, at: number): boolean {
  if (walk.isAtNextStep()) return false;
  const { page } = walk;
  const start = page.starts[at] ?? at;
  if (last.candidate.start >= start) return !(walk.leading && moreInSegment(walk, at));
  if (walk.moreSets(at) || !isStepsAlone(page, start)) return false;
  const before = start >= 2 ? page.starts[start - 2] : -1;
  return page.starts[last.end - 1] === before;
}

function moreInSegment(walk: Walk, at: number): boolean {
  if (!walk.moreSets(at)) return false;
  const end = Math.min(walk.page.ends[at] ?? at, at + 24);
  for (let ahead = at; ahead < end; ahead++) if (candidateAt(walk.page, ahead)) return true;
  return false;
}

function isStepsAlone(page: Page, start: number): boolean {
  const end = page.ends[start] ?? start;
  let at = start;
  while (at < end) {
    const step = readStep(page, at);
    if (step) at = step.end;
    else if (page.isA(at, 'filler') || page.word(at) === '@') at += 1;
    else return false;
  }
  return true;
}

function nameSkill(walk: Walk, skill: Named, at: number, sentence: Sentence): void {
  if (walk.strangers) walk.forgetFreshSteps(); // `following at 8 m: heel`
  const anew = walk.skill && walk.skillSentence !== sentence.start;
  if (walk.nameless || anew || (walk.skill && !sameName(walk.skill, skill))) {
    walk.steps = { ...walk.fresh };
    walk.advice = '';
  }
  walk.skill = walk.lastNamed = skill;
  walk.skillAt = at;
  walk.skillSegment = walk.page.starts[at] ?? at;
  walk.skillSentence = sentence.start;
  walk.strangers = 0;
  walk.subject = walk.nameless = false;
}

function readSet(walk: Walk, candidate: Candidate, sentence: Sentence): number {
  const { page } = walk;
  const { licensed, skill, end } = licence(walk, candidate, sentence);
  if (!licensed) {
    walk.strangers += 1;
    // `four on the floor 3/5, stuck, 2/5` is not of the sentence before.
    if (walk.skill && walk.skillSentence !== sentence.start) walk.forgetSkill();
    return candidate.end;
  }
  const start = startOf(walk, candidate, skill);
  page.take(start, end);
  if (!skill && !walk.nameless) walk.forgetSkill();
  walk.leading ||= walk.freshAt >= 0;
  const steps: Steps = { ...walk.steps };
  const draft = new Draft(start, end, candidate, skill, steps, walk.advice);
  draft.own = Object.keys(walk.fresh).length > 0;
  const listed = readLatenciesInBrackets(page, draft);
  if (listed) {
    draft.latencies = listed.seconds;
    draft.reach(page, listed.end);
  }
  walk.drafts.push(draft);
  walk.last = draft;
  walk.advice = '';
  walk.strangers = 0;
  walk.fresh = {};
  walk.freshAt = -1;
  return draft.end;
}

/** A set begins at its skill, at the steps in front of it, or at its own numbers. */
function startOf(walk: Walk, candidate: Candidate, skill: Named | null): number {
  const { page } = walk;
  let start = candidate.start;
  const sameSegment = walk.skillSegment === page.starts[candidate.start];
  if (skill && sameSegment && sameName(skill, walk.skill)) start = walk.skillAt;
  if (walk.freshAt >= 0) start = Math.min(start, walk.freshAt);
  if (walk.last) start = Math.max(start, walk.last.end);
  return page.allFree(start, candidate.start) ? start : candidate.start;
}
