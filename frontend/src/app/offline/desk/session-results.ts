import { Schemas } from '../../api/types';
import { UnitSystem } from '../../measures/facts';
import { counted, distance, duration, percent, tidy } from '../../measures/wording';
import { FactOf, SessionFact } from './session-facts';

/**
 * What a session came to, as one line: the registry's `training/session_results.py`. Sets of one
 * target are added up, never their percentages; what nobody observed is left out, and zero is not.
 */
export type SessionResults = Schemas['SessionResults'];

const MOST_PARTS = 6; // more would be no glance
const KILOGRAMS_PER_POUND = 0.45359237;
const RESPONSES = [
  'no notice',
  'noticed, disengaged alone',
  'oriented, disengaged on cue',
  'fixed, stiff or whined',
  'barked, lunged',
  'snapped, bit or panicked',
];

/** The line of a session's facts in order of time; null when nothing was observed in it. */
export function resultsOf(facts: readonly SessionFact[]): SessionResults | null {
  const metric = line(facts, 'metric');
  return metric === '' ? null : { metric, us: line(facts, 'us') };
}

type Words = (facts: readonly SessionFact[], units: UnitSystem) => readonly string[];

function line(facts: readonly SessionFact[], units: UnitSystem): string {
  const told = WORDS.flatMap((words) => words(facts, units)).filter((words) => words !== '');
  const more = told.length - MOST_PARTS;
  return [...told.slice(0, MOST_PARTS), ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

/** Facts of one plan, one entry of the library or one name are about one target. */
function byTarget<T extends SessionFact['type']>(
  facts: readonly SessionFact[],
  types: readonly T[],
  targetOf = (fact: SessionFact): string => fact.planId ?? nameOf(fact),
): readonly FactOf<T>[][] {
  const groups = new Map<string, FactOf<T>[]>();
  for (const fact of facts) {
    if (!types.includes(fact.type as T)) continue;
    const target = targetOf(fact);
    const group = groups.get(target) ?? [];
    groups.set(target, [...group, fact as FactOf<T>]);
  }
  return [...groups.values()];
}

function nameOf(fact: SessionFact): string {
  return fact.key ?? (fact.name ?? '').toLowerCase();
}

/** `recall 4/5 (80 %), 1 opt-out` */
const sets: Words = (facts) =>
  byTarget(facts, ['set']).map((some) => {
    const scored = share(sum(some.map((one) => one.correct)), sum(some.map((one) => one.scorable)));
    const optOuts = sum(some.map((one) => one.optOuts));
    if (scored === '' && optOuts === 0 && !some.some((one) => one.timed)) return '';
    const refused = optOuts > 0 ? [counted(optOuts, 'opt-out')] : [];
    return `${some[0]?.name ?? ''} ${[scored || 'no trial scored', ...refused].join(', ')}`;
  });

function share(correct: number, scorable: number): string {
  if (scorable === 0) return '';
  return `${correct}/${scorable} (${percent((100 * correct) / scorable)})`;
}

/** `barking 3 in 10 min, 45 s in all` */
const behaviors: Words = (facts) =>
  byTarget(facts, ['count', 'duration']).map((seen) => {
    const counts = seen.filter((one) => one.type === 'count').filter((one) => one.count !== null);
    const lengths = seen.filter((one) => one.type === 'duration').map((one) => one.durationS);
    const known = lengths.filter((seconds) => seconds !== null);
    const told = counts.length > 0 ? [howOften(counts)] : [];
    if (known.length > 0) {
      told.push(`${duration(sum(known))} ${known.length === lengths.length ? 'in all' : 'so far'}`);
    }
    return told.length > 0 ? `${seen[0]?.name ?? 'behaviour'} ${told.join(', ')}` : '';
  });

/** How often, and within which time when all of it was watched by the clock. */
function howOften(counts: readonly FactOf<'count'>[]): string {
  const times = sum(counts.map((one) => one.count ?? 0));
  const watched = counts.map((one) => one.observedS).filter((seconds) => seconds !== null);
  return watched.length === counts.length ? `${times} in ${duration(sum(watched))}` : `${times}×`;
}

/** `barking in 4/10 (40 %) intervals`, `tidy up 5/8 (62.5 %) steps alone` */
const marks: Words = (facts) =>
  (['intervals', 'task_run'] as const).flatMap((type) =>
    byTarget(facts, [type]).map((some) => {
      const judged = some.flatMap((one) => one.marks).filter((mark) => mark !== null);
      const scored = share(judged.filter(Boolean).length, judged.length);
      if (scored === '') return '';
      const words = type === 'intervals' ? `in ${scored} intervals` : `${scored} steps alone`;
      return `${some[0]?.name ?? 'behaviour'} ${words}`;
    }),
  );

/** `dog at 12 m: barked, lunged`, `dog 3 times at 8 m to 20 m, at most: barked, lunged` */
const exposures: Words = (facts, units) =>
  byTarget(facts, ['exposure'], nameOf).map((met) => {
    const far = met.map((one) => one.distanceM).filter((metres) => metres !== null);
    const [near, away] = [Math.min(...far), Math.max(...far)].map((metres) =>
      far.length > 0 ? distance(metres, units) : '',
    );
    const place = far.length > 0 ? ` at ${near}${away === near ? '' : ` to ${away}`}` : '';
    const times = met.length > 1 ? ` ${counted(met.length, 'time')}` : '';
    const seen = met.map((one) => one.response).filter((response) => response !== null);
    const worst = seen.length > 0 ? (RESPONSES[Math.max(...seen)] ?? '') : '';
    const response = worst === '' ? '' : `${times === '' ? '' : ', at most'}: ${worst}`;
    return `${met[0]?.name ?? 'trigger'}${times}${place}${response}`;
  });

/** `FAS 1/3/2`: the first reading, the highest and the last. A set's peak may be higher than what was read out. */
const fas: Words = (facts) => {
  const read = facts.filter((one) => one.type === 'fas').map((one) => one.value);
  const peaks = facts.filter((one) => one.type === 'set').map((one) => one.fasPeak);
  const all = [...read, ...peaks.filter((peak) => peak !== null)];
  if (all.length === 0) return [];
  const peak = Math.max(...all);
  if (read.length > 1) return [`FAS ${read[0]}/${peak}/${read.at(-1)}`];
  return [read[0] === peak ? `FAS ${peak}` : `FAS at most ${peak}`];
};

const weights: Words = (facts, units) =>
  facts
    .filter((one) => one.type === 'weight')
    .map(({ kg }) =>
      units === 'metric' ? `${tidy(kg)} kg` : `${tidy(kg / KILOGRAMS_PER_POUND)} lb`,
    );

const WORDS: readonly Words[] = [sets, behaviors, marks, exposures, fas, weights];

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
