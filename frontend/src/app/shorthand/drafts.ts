// A set while its sentence is being read: what follows may still add steps, errors and latencies to it.
import { Candidate } from './candidates';
import { Advice, SetFact } from './facts';
import { Page } from './lines';
import { LATEST_S, readDistance, readDistraction, readSteps, readTime, rounded } from './measures';
import { Named } from './skills';

export type StepName = 'distance_m' | 'duration_s' | 'distraction' | 'steps';
export type Steps = Partial<Record<StepName, number>>;

/** A set at nodes [start, end). */
export class Draft {
  readonly errors = new Map<string, number>();
  /** Whether a step was told for it and not only for the set before. */
  own = false;
  latencies: number[] = [];

  constructor(
    readonly start: number,
    public end: number,
    readonly candidate: Candidate,
    readonly skill: Named | null,
    public steps: Steps,
    readonly advice: string,
  ) {}

  /** How many of the incorrect trials nothing has been said of yet. */
  get missing(): number {
    let told = 0;
    for (const count of this.errors.values()) told += count;
    return this.candidate.scorable - this.candidate.correct - told;
  }

  /** The set goes on to node `end`, unless something else stands in between. */
  reach(page: Page, end: number): void {
    if (!page.allFree(this.end, end)) return;
    page.take(this.end, end);
    this.end = end;
  }
}

/** The draft as a fact. */
export function finish(page: Page, draft: Draft): SetFact {
  const { skill, candidate, steps, errors, latencies } = draft;
  return {
    type: 'set',
    span: page.span(draft.start, draft.end),
    skill: skill ? skill.text : null,
    correct: candidate.correct,
    scorable: candidate.scorable,
    ...(skill?.key && { key: skill.key }),
    ...steps,
    ...(draft.advice && { advice: draft.advice as Advice }),
    ...(errors.size && { errors: [...errors].map(([kind, count]) => ({ kind, count })) }),
    ...(latencies.length && { latencies_s: latencies }),
  };
}

/** One of a set's conditions, and the node behind it; `ranged` when it was not the same throughout (`10-30 m`). */
export interface Step {
  readonly name: StepName;
  readonly value: number;
  readonly end: number;
  readonly ranged?: boolean;
}

/** A distance, a duration, a count of steps or a level of distraction. `in 10 min` is how long one looked. */
export function readStep(page: Page, at: number): Step | null {
  const steps = readSteps(page, at);
  if (steps) return { name: 'steps', value: steps.value, end: steps.end };
  const level = readDistraction(page, at);
  if (level) return { name: 'distraction', value: level.value, end: level.end };
  const distance = readDistance(page, at);
  if (distance)
    return {
      name: 'distance_m',
      value: distance.value,
      end: distance.end,
      ranged: distance.most !== undefined,
    };
  const time = readTime(page, at);
  if (time && !page.isA(at - 1, 'observed_in'))
    return { name: 'duration_s', value: time.value, end: time.end };
  return null;
}

/** Numbers in a row, in seconds, and the node behind them. */
export interface Listed {
  readonly seconds: number[];
  readonly end: number;
}

/** `1.1, 0.9, 1.4 s`: numbers up to `most` of which the last has a unit of time. */
export function readSeconds(page: Page, at: number, most: number): Listed | null {
  const values: number[] = [];
  let factor = 0;
  while (values.length < most && page.isNumber(at) && page.free(at)) {
    values.push(page.node(at).value);
    const unit = page.sense(at + 1, 'unit_s');
    factor = Number(unit || 0);
    at += unit ? 2 : 1;
    if (page.isNumber(at + 1) && [',', ';', '/'].includes(page.word(at)) && page.free(at)) at += 1;
  }
  if (!values.length || factor === 0 || ['/', '-'].includes(page.word(at))) return null;
  if (Math.max(...values) * factor > LATEST_S) return null;
  return { seconds: values.map((value) => rounded(value * factor)), end: at };
}

/** `(1.1, 0.9, 1.4 s)` right behind a set; a single whole number there may be anything. */
export function readLatenciesInBrackets(page: Page, draft: Draft): Listed | null {
  if (page.word(draft.end) !== '(') return null;
  const listed = readSeconds(page, draft.end + 1, draft.candidate.scorable);
  if (!listed || page.word(listed.end) !== ')') return null;
  if (listed.seconds.length === 1 && Number.isInteger(listed.seconds[0])) return null;
  return { seconds: listed.seconds, end: listed.end + 1 };
}
