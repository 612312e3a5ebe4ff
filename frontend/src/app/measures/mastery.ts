import { MasteryRule, RuleState } from '../api/types';
import { median } from './timing';
import { counted, fixed, listed, onDay, percent } from './wording';

/** When teaching stops, and what is still missing, in words: the registry's `measures.mastery`. */
export type Mastery = NonNullable<RuleState['mastery']>;

/** What one session says on a target; `day` by the organization's clock. */
export interface SessionResult {
  readonly us: number;
  readonly day: number;
  readonly correct: number;
  readonly scorable: number;
  /** Of those trials that were run at the goal step or a harder one. */
  readonly atGoal: { readonly correct: number; readonly scorable: number };
  readonly latenciesMs: readonly number[];
  readonly people: readonly string[];
  readonly place: string | null;
  readonly ownerPractice: boolean;
}

/** A run of sessions at the rule's level, told session by session in order of time. */
export class Run {
  sessions: SessionResult[] = [];
  private readonly days = new Set<number>();
  private readonly people = new Set<string>();
  private readonly places = new Set<string>();

  constructor(private readonly rule: MasteryRule) {}

  /** One that is too short neither counts nor breaks the run. */
  add(session: SessionResult): void {
    if (session.scorable < this.rule.min_trials) return;
    if (!reaches(this.rule, session.correct, session.scorable)) {
      this.sessions = [];
      for (const different of [this.days, this.people, this.places]) different.clear();
      return;
    }
    this.sessions.push(session);
    this.days.add(session.day);
    for (const person of session.people) this.people.add(person);
    if (session.place !== null) this.places.add(session.place);
  }

  get isLongEnough(): boolean {
    return this.sessions.length >= this.rule.sessions;
  }

  get meetsTheRule(): boolean {
    return this.isLongEnough && this.gaps().length === 0;
  }

  /** What the run lacks beside its length. */
  gaps(): string[] {
    const wanted = [
      [this.days.size, this.rule.distinct_days, 'days'],
      [this.people.size, this.rule.distinct_people, 'people'],
      [this.places.size, this.rule.distinct_places, 'places'],
    ] as const;
    const variety = wanted
      .filter(([have, need]) => have < need && need > 1)
      .map(
        ([have, need, many]) =>
          `${have} of ${need} different ${many} in the sessions at that level.`,
      );
    return [...variety, ...latencyGap(this.rule, this.sessions.slice(-this.rule.sessions))];
  }
}

/** Holds the sessions, in order of time, to the rule; those without a scorable trial are left out. */
export function mastery(rule: MasteryRule, sessions: readonly SessionResult[]): Mastery {
  const seen = sessions.filter((one) => one.scorable > 0);
  const live = counting(rule, seen);
  if (live.length === 0) {
    const missing = ['No session has been scored yet.', ...ownerGap(seen.length)];
    return { met: false, missing, run: 0, rule };
  }
  const run = new Run(rule);
  for (const session of live) run.add(session);
  const missing = [...lengthGaps(rule, run, live, seen.length - live.length), ...run.gaps()];
  return { met: missing.length === 0, missing, run: run.sessions.length, rule };
}

/** Without what owners practise at home, unless the rule counts it. */
export function counting(rule: MasteryRule, sessions: readonly SessionResult[]): SessionResult[] {
  return sessions.filter((one) => rule.count_owner_practice || !one.ownerPractice);
}

/** Whether so many are at the rule's level; a hair is left for levels such as 66.7 %. */
export function reaches(rule: MasteryRule, correct: number, scorable: number): boolean {
  return 100 * correct >= rule.level_percent * scorable - 1e-9;
}

function lengthGaps(
  rule: MasteryRule,
  run: Run,
  live: readonly SessionResult[],
  ofOwners: number,
): string[] {
  if (run.isLongEnough) return [];
  return [levelGap(rule, run, live), ...thinGap(rule, live), ...ownerGap(ofOwners)];
}

function levelGap(rule: MasteryRule, run: Run, live: readonly SessionResult[]): string {
  const told =
    `${run.sessions.length} of ${rule.sessions} sessions in a row with at least ` +
    `${percent(rule.level_percent)} in ${counted(rule.min_trials, 'trial')} or more`;
  const last = live.findLast((one) => one.scorable >= rule.min_trials);
  if (run.sessions.length > 0 || !last) return `${told} so far.`;
  const share = percent((100 * last.correct) / last.scorable);
  return `${told}: the last, on ${onDay(last.day)}, had ${last.correct} of ${last.scorable} (${share}).`;
}

function thinGap(rule: MasteryRule, live: readonly SessionResult[]): string[] {
  const lookedAt = live.slice(-rule.sessions);
  const thin = lookedAt.filter((one) => one.scorable < rule.min_trials);
  if (thin.length === 0) return [];
  const named = listed(thin.map((one) => `${one.scorable} on ${onDay(one.day)}`));
  return [
    `${thin.length} of the last ${counted(lookedAt.length, 'session')} had fewer than ` +
      `${counted(rule.min_trials, 'trial')} (${named}) and ` +
      `${thin.length === 1 ? 'does' : 'do'} not count.`,
  ];
}

function ownerGap(sessions: number): string[] {
  if (sessions === 0) return [];
  const verb = sessions === 1 ? 'does' : 'do';
  return [`${counted(sessions, 'session')} of owner practice ${verb} not count under this rule.`];
}

function latencyGap(rule: MasteryRule, run: readonly SessionResult[]): string[] {
  if (rule.max_latency_ms === null || run.length === 0) return [];
  const limit = `${fixed(rule.max_latency_ms / 1000, 1)} s`;
  const latencies = run.flatMap((one) => one.latenciesMs);
  if (latencies.length === 0) {
    return [
      `No latency was recorded in these sessions; the rule wants a median of at most ${limit}.`,
    ];
  }
  const middle = median(latencies);
  if (middle <= rule.max_latency_ms) return [];
  return [`The median latency is ${fixed(middle / 1000, 1)} s; the rule wants at most ${limit}.`];
}
