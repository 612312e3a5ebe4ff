// A fact in a trainer's words, short enough for a chip, and the icon of its type.
import { UnitSystem } from '../api/types';
import { IconName } from '../shared/icon/icons';
import {
  AbcFact,
  CountFact,
  ExposureFact,
  Fact,
  SetFact,
  TrialFact,
  WelfareFact,
} from '../shorthand/facts';
import { rounded, timeInWords, toLocal, withUnit } from './measures-in-words';

type Type = Fact['type'];
type Writers = { [T in Type]: (fact: Fact & { type: T }, units: UnitSystem) => string };

const FOOD = { yes: 'took food', snatched: 'snatched food', refused: 'refused food' } as const;
const OUTCOMES = {
  correct: 'correct',
  incorrect: 'incorrect',
  no_response: 'no response',
} as const;

const KINDS: Readonly<Record<Type, { readonly label: string; readonly icon: IconName }>> = {
  set: { label: 'Set', icon: 'check' },
  trial: { label: 'Trial', icon: 'check' },
  latency: { label: 'Latency', icon: 'session' },
  count: { label: 'Count', icon: 'ledger' },
  duration: { label: 'Duration', icon: 'clock' },
  exposure: { label: 'Exposure', icon: 'eye' },
  welfare: { label: 'Fear, anxiety, stress', icon: 'health' },
  abc: { label: 'ABC', icon: 'observation' },
  weight: { label: 'Weight', icon: 'dog' },
  homework: { label: 'Homework', icon: 'household' },
  next_action: { label: 'Next', icon: 'plan' },
  told_owner: { label: 'Told the owner', icon: 'contact' },
  setting_event: { label: 'Setting event', icon: 'sun' },
  health: { label: 'Health', icon: 'health' },
  caution: { label: 'Caution', icon: 'incident' },
  tag: { label: 'Tag', icon: 'tag' },
  mention: { label: 'Mention', icon: 'team' },
  opt_out: { label: 'Opt-out', icon: 'leave' },
  reinforcer: { label: 'Works for', icon: 'dog' },
  task: { label: 'Task', icon: 'handover' },
  attendance: { label: 'Attendance', icon: 'team' },
};

const WRITERS: Writers = {
  set: setWords,
  trial: trialWords,
  latency: (fact) => joined([fact.skill ?? null, `latency ${timeInWords(fact.seconds)}`], ' '),
  count: countWords,
  duration: (fact) => `${fact.behavior} ${timeInWords(fact.seconds)}`,
  exposure: exposureWords,
  welfare: welfareWords,
  abc: (fact: AbcFact) => `${fact.antecedent} → ${fact.behavior} → ${fact.consequence}`,
  weight: (fact, units) => `weight ${withUnit(fact.kg, 'weight', units)}`,
  homework: (fact) => `homework: ${fact.text}`,
  next_action: (fact) => `next: ${fact.text}`,
  told_owner: (fact) => `told owner: ${fact.text}`,
  setting_event: (fact) => fact.text,
  health: (fact) => fact.text,
  caution: (fact) => fact.text,
  tag: (fact) => `#${fact.name}`,
  mention: (fact) => `@${fact.name}`,
  opt_out: (fact) => `opted out ${fact.count}${fact.of === undefined ? '×' : ` of ${fact.of}`}`,
  reinforcer: (fact) => fact.ranking.join(' > '),
  task: (fact) => `${fact.name}: ${fact.text}`,
  attendance: (fact) => joined([`${fact.name} ${fact.present ? 'there' : 'absent'}`, fact.text]),
};

export function factKind(fact: Fact): string {
  return KINDS[fact.type].label;
}

export function factIcon(fact: Fact): IconName {
  return KINDS[fact.type].icon;
}

/** The fact in words, for example "recall 8/10 · 15 m · D1"; on a class sheet "Ollie: sit 4/5". */
export function factWords(fact: Fact, units: UnitSystem): string {
  const write = WRITERS[fact.type] as (fact: Fact, units: UnitSystem) => string;
  const words = write(said(fact), units);
  return fact.dog ? `${fact.dog}: ${words}` : words;
}

/** Whether the fact still needs to be told which skill it is about. */
export function lacksSkill(fact: Fact): fact is SetFact | TrialFact {
  return (fact.type === 'set' || fact.type === 'trial') && fact.skill === null;
}

/** What was not said may come as null from the registry; here it is absent. */
function said<T extends Fact>(fact: T): T {
  const held = Object.entries(fact).filter(([name, value]) => value !== null || name === 'skill');
  return Object.fromEntries(held) as unknown as T;
}

function setWords(fact: SetFact, units: UnitSystem): string {
  return joined([
    `${fact.skill ?? 'which skill?'} ${fact.correct}/${fact.scorable}`,
    fact.duration_s === undefined ? null : timeInWords(fact.duration_s),
    fact.distance_m === undefined ? null : withUnit(fact.distance_m, 'distance', units),
    fact.distraction === undefined ? null : `D${fact.distraction}`,
    fact.steps === undefined ? null : `${fact.steps} steps`,
    fact.advice,
    ...(fact.errors ?? []).map((error) => `${error.count} ${error.kind.replaceAll('_', ' ')}`),
    fact.latencies_s?.length ? `latency ${fact.latencies_s.join(', ')} s` : null,
  ]);
}

function trialWords(fact: TrialFact): string {
  return joined([
    `${fact.skill ?? 'which skill?'} ${OUTCOMES[fact.outcome]}`,
    fact.error_kind?.replaceAll('_', ' '),
    fact.latency_s === undefined ? null : timeInWords(fact.latency_s),
  ]);
}

function countWords(fact: CountFact): string {
  const before = fact.compared;
  return joined([
    `${fact.behavior} ${within(fact.count, fact.observed_s)}`,
    fact.rate_per_min === undefined ? null : `${rounded(fact.rate_per_min, 2)}/min`,
    before && `${before.words ?? 'before'} ${within(before.count, before.observed_s)}`,
  ]);
}

function within(count: number, observed_s: number | undefined): string {
  return observed_s === undefined ? `${count}×` : `${count} in ${timeInWords(observed_s)}`;
}

function exposureWords(fact: ExposureFact, units: UnitSystem): string {
  const what = fact.trigger_text ?? fact.trigger ?? (fact.threshold ? null : 'trigger');
  const threshold = fact.threshold ? 'threshold' : null;
  return joined([
    joined([what, threshold, rangeWords(fact, units)], ' '),
    fact.times === undefined ? null : `${fact.times}×`,
    fact.response === undefined ? null : `response ${fact.response}`,
    fact.took_food && FOOD[fact.took_food],
    fact.recovery_s === undefined ? null : `recovery ${timeInWords(fact.recovery_s)}`,
    fact.planned ? 'planned' : null,
  ]);
}

/** "28 m", or "28–30 m" where a range was written. */
function rangeWords(fact: ExposureFact, units: UnitSystem): string | null {
  if (fact.distance_m === undefined) return null;
  if (fact.distance_max_m === undefined) return withUnit(fact.distance_m, 'distance', units);
  const near = toLocal(fact.distance_m, 'distance', units);
  return `${near}–${withUnit(fact.distance_max_m, 'distance', units)}`;
}

function welfareWords(fact: WelfareFact): string {
  const { start, peak, end } = fact;
  if (start !== undefined && peak !== undefined && end !== undefined) {
    return `FAS ${start}/${peak}/${end}`;
  }
  const parts = Object.entries({ start, peak, end }).filter(([, value]) => value !== undefined);
  return `FAS ${parts.map(([name, value]) => `${name} ${value}`).join(' · ')}`;
}

function joined(parts: readonly (string | null | undefined)[], by = ' · '): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(by);
}
