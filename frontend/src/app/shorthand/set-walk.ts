// What holds at the place of a page that is being read for sets.
import { candidateAt } from './candidates';
import { Draft, Steps } from './drafts';
import { Page } from './lines';
import { Named, isCounted, skillAt } from './skills';

const STICK = 'stick';
const KNOWN_OPENINGS = [
  'filler',
  'dog_name',
  'advice',
  'error',
  'negation',
  'distraction',
  'distraction_letter',
  'call_it',
  'correct',
  'latency',
  'time_phrase',
];

export class Walk {
  readonly drafts: Draft[] = [];
  heading: Named | null = null;
  headingLine = -1;
  lastNamed: Named | null = null;
  skill: Named | null = null;
  skillSegment = -1;
  skillAt = -1;
  skillSentence = -1;
  steps: Steps = {};
  sentenceSteps: Steps = {};
  fresh: Steps = {};
  freshAt = -1;
  leading = false;
  advice = '';
  last: Draft | null = null;
  strangers = 0;
  sentenceStrangers = 0;
  behavior = false;
  subject = false;
  nameless = false;
  more: readonly boolean[] = [];
  sentenceStart = 0;
  called = false;
  movedAt = -1;
  outside: { readonly steps: Steps; readonly sentenceSteps: Steps } | null = null;

  constructor(readonly page: Page) {}

  /** A new line forgets the skill and its steps. */
  openLine(): void {
    this.skill = null;
    this.advice = '';
    this.last = null;
    this.steps = {};
  }

  /**
   * What follows is judged by itself; a sentence about something else leaves nothing of the skill before it. `from
   * behind the gate, twelve feet. 12 of 12`: nor does a tale without a set leave its steps.
   */
  openSentence(start: number): void {
    if (this.sentenceStrangers > 0 && !this.last)
      for (const step of Object.keys(this.sentenceSteps)) this.forgetStep(step);
    this.sentenceStart = start;
    this.last = this.outside = null;
    this.sentenceStrangers = 0;
    this.sentenceSteps = {};
    this.nameless = false;
    if (this.page.isA(start, 'dog_name')) this.openLine();
    this.openSegment(start);
    if (this.subject || countsThings(this.page, start)) {
      this.forgetSkill();
      this.advice = '';
      this.nameless = false;
    }
    if (this.skill) return;
    this.steps = {};
    this.advice = '';
  }

  /** A comma: what follows is judged anew. */
  openSegment(start: number): void {
    this.subject = namesSomethingElse(this.page, start);
    this.fresh = {};
    this.freshAt = -1;
    this.strangers = 0;
    this.behavior = this.leading = false;
  }

  /**
   * A decision to push, drop or stick. `stay 10 s 7 feet D0 2/5, went back to 5 s 5/5`: another step is told afresh,
   * nothing of the one before passes. `the cat, call it a three, broke once, went back to 3 m`: what was called so
   * passed; nobody says that it stayed.
   */
  decide(at: number): void {
    const decided = this.skill ?? this.heading ?? this.last;
    if (!decided || this.page.isA(at - 1, 'negation')) return;
    this.advice = this.page.sense(at, 'advice');
    if (this.advice !== STICK) {
      this.leaveStepsOpen(at);
      this.steps = {};
      this.sentenceSteps = {};
      this.fresh = {};
      this.freshAt = -1;
      this.movedAt = at;
    } else if (this.called) this.forgetStep('distraction');
    this.called = false;
  }

  /**
   * `empty chew D0 4/5, again 5/5 back to toys`: a move behind the last set of all may be told of that set. Without a
   * name and a level of distraction, nothing says that it is one of an exercise.
   */
  private leaveStepsOpen(at: number): void {
    if (this.last?.end !== at || this.last.own || this.moreSets(at)) return;
    this.last.steps = {};
    if (!this.last.skill) this.drafts.pop();
  }

  /** Whether a decision behind the last set made what follows another step's. */
  isAtNextStep(): boolean {
    return this.last !== null && this.movedAt > this.last.candidate.start;
  }

  /** Whether a step was told behind the last set that is not that set's: `4/5, then 5 m, broke once`. */
  hasMovedOn(): boolean {
    if (this.isAtNextStep() && Object.keys(this.steps).length > 0) return true;
    const last = new Map(Object.entries(this.last?.steps ?? {}));
    return Object.entries(this.steps).some(([name, value]) => last.get(name) !== value);
  }

  /** Steps that a bracket with sets tells hold up to its end: `with me (2 min, 4 m, 5/5), with Ruth (2/5)`. */
  passBracket(at: number): void {
    if (this.page.word(at) === '(')
      this.outside = { steps: { ...this.steps }, sentenceSteps: { ...this.sentenceSteps } };
    else if (this.page.word(at) === ')' && this.outside) {
      ({ steps: this.steps, sentenceSteps: this.sentenceSteps } = this.outside);
      this.outside = null;
    }
  }

  /** `indication 3/5, 5 hides, 5/5`: what was set out is searched for now, and the indication is over. */
  passThings(start: number): void {
    if (countsThings(this.page, start)) this.forgetSkill();
  }

  /** Something without a name in the grammar is worked on now: its sets have no skill, and nobody else's steps. */
  forgetSkill(): void {
    this.skill = this.lastNamed = null;
    this.steps = { ...this.fresh };
    this.nameless = true;
  }

  /** The steps of this comma part were something else's. */
  forgetFreshSteps(): void {
    const kept = Object.entries(this.steps).filter(([name]) => !(name in this.fresh));
    this.steps = Object.fromEntries(kept);
    this.fresh = {};
    this.freshAt = -1;
  }

  /**
   * The skill that is named here. `Door handle press, D0: 1/5, dropped to touch, D0: 4/5`: an everyday word behind a
   * decision is a step, and whose sets follow is not sure any more, unless the skill began with that step.
   */
  skillOrStep(at: number): Named | null {
    const skill = skillAt(this.page, at);
    const goingOn = this.nameless || this.skill !== null;
    if (!goingOn || !this.page.isA(at - 1, 'advice') || this.page.isA(at, 'skill')) return skill;
    if (skill && !this.nameless && !this.wasStep(at)) this.forgetSkill();
    return null;
  }

  /** `Door handle touch, 5/5, pushed to press, 1/5, dropped to touch`: a step that the sentence named before. */
  private wasStep(at: number): boolean {
    if (this.skillSentence !== this.sentenceStart) return false;
    const word = this.page.word(at);
    for (let before = this.skillAt + 1; before < at; before++)
      if (this.page.word(before) === word) return true;
    return false;
  }

  /** A step that was not the same throughout is none. */
  forgetStep(step: string): void {
    this.steps = Object.fromEntries(Object.entries(this.steps).filter(([name]) => name !== step));
  }

  /** Whether another set follows in the sentence before another skill is named. */
  moreSets(at: number): boolean {
    return this.more[at - this.sentenceStart] ?? false;
  }
}

/** Whether a sentence or a comma part tells how many things were set out, before a skill or a set: `5 hides`. */
function countsThings(page: Page, start: number): boolean {
  const end = page.ends[start] ?? start;
  for (let at = start; at < end; at++) {
    if (page.isA(at, 'advice') || skillAt(page, at) || candidateAt(page, at)) return false;
    if (isCounted(page, at)) return true;
  }
  return false;
}

/** Whether a sentence or a comma part opens with a word for something that is no skill: `nose in basket 2 min`. */
function namesSomethingElse(page: Page, start: number): boolean {
  const article = page.isA(start, 'article') && page.node(start).kind === 'word';
  const at = article ? start + 1 : start;
  if (page.node(at).kind !== 'word' || !page.free(at) || page.isAny(at, KNOWN_OPENINGS))
    return false;
  return skillAt(page, at) === null;
}
