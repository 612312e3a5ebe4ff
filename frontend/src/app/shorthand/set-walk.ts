// What holds at the place of a page that is being read for sets.
import { Draft, Steps } from './drafts';
import { Page } from './lines';
import { Named } from './skills';

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
  unsure = false;
  more: readonly boolean[] = [];
  sentenceStart = 0;

  constructor(readonly page: Page) {}

  /** A new line forgets the skill and its steps. */
  openLine(): void {
    this.skill = null;
    this.advice = '';
    this.last = null;
    this.steps = {};
  }

  /** A sentence that begins with an unknown word is about something else: it forgets the skill and its steps. */
  openSentence(start: number): void {
    this.sentenceStart = start;
    this.last = null;
    this.sentenceStrangers = 0;
    this.sentenceSteps = {};
    if (this.page.isPlain(start)) this.forgetSkill();
    if (!this.skill) this.steps = {};
  }

  /** What follows is about an exercise of which only the trainer knows. */
  forgetSkill(): void {
    this.skill = this.lastNamed = null;
  }

  /** The steps were those of a set that nobody can name. */
  forgetSteps(): void {
    this.steps = {};
    this.sentenceSteps = {};
    this.fresh = {};
    this.freshAt = -1;
  }

  /** A comma: what follows is judged anew. */
  openSegment(): void {
    this.fresh = {};
    this.freshAt = -1;
    this.strangers = 0;
    this.behavior = this.unsure = this.leading = false;
  }

  /** Whether another set follows in the sentence before another skill is named. */
  moreSets(at: number): boolean {
    return this.more[at - this.sentenceStart] ?? false;
  }
}
