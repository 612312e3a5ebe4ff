import { DraftedNote, Exposure, SessionFields, SetFields, Trial } from '../../api/training-types';
import { Step, UnitSystem } from '../../measures/facts';
import { counted, duration, listed, tidy, toEven } from '../../measures/wording';
import { lastingEvents } from './lasting-events';
import { RecordedSession } from './session-record';

/**
 * A note drafted from a session's data, by templates: the registry's `training.drafting`, line by
 * line. Every number in it is one of the data; nothing is guessed and nothing is judged. The lines
 * are shorthand, so the saved note says what the session says.
 */
const METRES_PER_FOOT = 0.3048;
const KILOGRAMS_PER_POUND = 0.45359237;
const RESPONSES = [
  'no notice',
  'noticed, disengaged alone',
  'oriented, disengaged on cue',
  'fixed, stiff or whined',
  'barked, lunged',
  'snapped, bit or panicked',
] as const;
const FOOD: Readonly<Record<string, string>> = {
  yes: 'took food',
  snatched: 'snatched food',
  refused: 'refused food',
  not_offered: '',
};
const TAKEN = { push: 'pushed', stick: 'stuck', drop: 'dropped', split: 'split' } as const;
const FAILED: readonly string[] = ['incorrect', 'no_response'];

export function draftOf(record: RecordedSession, units: UnitSystem): DraftedNote {
  const lines = [
    setting(record.session, units),
    ...record.sets.map((one) => setLine(one, units)),
    ...observationLines(record, units),
    ...nextLines(record.sets),
  ];
  const run = record.sets.filter((one) => one.status !== 'void');
  const skills = [...new Set(run.map((one) => one.skill))];
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    title: skills.length > 0 ? capital(listed(skills)) : 'Session',
  };
}

/** Where, how long, in what weather, with whom. */
function setting(session: SessionFields, units: UnitSystem): string {
  const people = listed(session.participants.flatMap((one) => one.name ?? []));
  const parts = [
    [session.location, session.area].filter(Boolean).join(', '),
    lengthOf(session),
    session.surroundings ? weather(session.surroundings, units) : '',
    people ? `with ${people}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${capital(parts.join(', '))}.` : '';
}

function lengthOf({ started_at, ended_at }: SessionFields): string {
  if (ended_at === null) return '';
  return duration(toEven((Date.parse(ended_at) - Date.parse(started_at)) / 60_000) * 60);
}

type Surroundings = NonNullable<SessionFields['surroundings']>;

function weather(around: Surroundings, units: UnitSystem): string {
  const { temp_c: warm, precipitation: wet, surface } = around;
  const degrees = warm === null ? '' : temperature(warm, units);
  return [degrees, wet === 'none' ? '' : wet, surface].filter(Boolean).join(', ');
}

function temperature(celsius: number, units: UnitSystem): string {
  return units === 'metric' ? `${tidy(celsius)} °C` : `${tidy(tenths((celsius * 9) / 5 + 32))} °F`;
}

/** One line a set: `recall 4/5 @15m D1, 1 late response, median latency 1.2 s`. */
function setLine(one: SetFields, units: UnitSystem): string {
  if (one.status === 'void' || one.trials.length === 0) return '';
  const live = [...one.trials]
    .sort((a, b) => a.ordinal - b.ordinal)
    .filter((trial) => trial.undone_at === null);
  const correct = live.filter((trial) => trial.outcome === 'correct').length;
  const failed = live.filter((trial) => FAILED.includes(trial.outcome));
  const scorable = correct + failed.length;
  const scored = scorable > 0 ? `${correct}/${scorable}` : 'no trial scored';
  const step = stepWords(one.step, units);
  const optOuts = live.filter((trial) => trial.opt_out).length;
  const latencies = live.flatMap((trial) => trial.latency_ms ?? []);
  return [
    `${one.skill} ${scored}${step ? ' ' : ''}${step}`,
    ...errorsOf(failed),
    ...(optOuts > 0 ? [counted(optOuts, 'opt-out')] : []),
    ...(latencies.length > 0 ? [`median latency ${tidy(median(latencies) / 1000)} s`] : []),
  ].join(', ');
}

/** How often each kind of error occurred; one whose kind nobody named counts as its outcome. */
function errorsOf(failed: readonly Trial[]): readonly string[] {
  const kinds = failed.map((trial) => trial.error_kind ?? trial.outcome);
  return [...new Set(kinds)].sort().map((kind) => {
    const number = kinds.filter((one) => one === kind).length;
    return `${number} ${kind.replaceAll('_', ' ')}`;
  });
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const place = (ordered.length - 1) / 2;
  const [below = 0, above = 0] = [ordered[Math.floor(place)], ordered[Math.ceil(place)]];
  return below + (place - Math.floor(place)) * (above - below);
}

/** What stands in the words of a step, of a plan or as a set was run under it. */
interface Criterion extends Step {
  readonly steps?: number | null;
}

/** A step as trainers type it: `@15m 30s D1`. */
export function stepWords(step: Criterion | null | undefined, units: UnitSystem): string {
  const { distance_m: far, duration_s: long, steps, distraction } = step ?? {};
  return [
    typeof far === 'number' ? `@${distanceWord(far, units)}` : '',
    typeof long === 'number' ? `${tidy(long)}s` : '',
    typeof steps === 'number' ? counted(steps, 'step') : '',
    typeof distraction === 'number' ? `D${distraction}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function distanceWord(metres: number, units: UnitSystem): string {
  return units === 'metric' ? `${tidy(metres)}m` : `${tidy(tenths(metres / METRES_PER_FOOT))}ft`;
}

function weight(kilograms: number, units: UnitSystem): string {
  return units === 'metric'
    ? `${tidy(kilograms)} kg`
    : `${tidy(tenths(kilograms / KILOGRAMS_PER_POUND))} lb`;
}

type Seen = RecordedSession['observations'][number];

function observationLines(record: RecordedSession, units: UnitSystem): readonly string[] {
  const live = record.observations.filter((one) => one.status !== 'void');
  const lines = live.flatMap((one) => {
    if (one.exposure) return [meeting(one.exposure, units)];
    if (one.type === 'events' || one.type === 'abc') return eventLines(one, record.session);
    return one.weight_kg === null ? [] : [`weight ${weight(one.weight_kg, units)}`];
  });
  const fas = live.flatMap((one) => one.welfare?.fas ?? []);
  if (fas.length > 1) lines.push(`FAS ${fas[0] ?? ''}/${Math.max(...fas)}/${fas.at(-1) ?? ''}`);
  else if (fas.length === 1) lines.push(`FAS ${fas[0] ?? ''}`);
  return lines;
}

function meeting(met: Exposure, units: UnitSystem): string {
  const far = met.distance_reaction_m ?? met.distance_min_m ?? met.distance_first_m;
  const place = far === null ? '' : ` @${distanceWord(far, units)}`;
  const words = [
    met.response === null ? '' : (RESPONSES[met.response] ?? ''),
    FOOD[met.took_food ?? ''] ?? '',
    met.recovery_s === null ? '' : `recovery ${tidy(met.recovery_s)} s`,
  ];
  const told = words.filter(Boolean).join(', ');
  return `${met.trigger_text || met.trigger}${place}${told ? ': ' : ''}${told}`;
}

function eventLines(one: Seen, session: SessionFields): readonly string[] {
  const live = one.events.filter((event) => event.undone_at === null);
  const name = one.behavior ?? 'behaviour';
  if (one.abc) {
    const { antecedent: before, consequence: after } = one.abc;
    const [a, c] = [before.text || before.category, after.text || after.category];
    return [`A: ${a} B: ${name} C: ${c}`];
  }
  const points = live.filter((event) => event.kind === 'point').length;
  const timed = live.some((event) => event.kind === 'start');
  const times = one.observed_s ? ` in ${watched(one.observed_s)}` : 'x';
  const lasting = session.ended_at === null ? [] : lastingEvents(live, session.ended_at);
  return [
    ...(points > 0 || !timed ? [`${name} ${points}${times}`] : []),
    ...lasting.map(({ seconds, closedAtEnd }) => {
      const still = closedAtEnd ? ' (still on when the session ended)' : '';
      return `${name} ${tidy(seconds)} s${still}`;
    }),
  ];
}

function watched(seconds: number): string {
  return seconds % 60 === 0 ? `${tidy(seconds / 60)} min` : `${tidy(seconds)} s`;
}

/** What was decided after the last set of each skill. */
function nextLines(sets: readonly SetFields[]): readonly string[] {
  const advised = sets.filter((one) => one.status !== 'void' && one.advice !== null);
  const skills = [...new Set(advised.map((one) => one.skill))];
  return skills.flatMap((skill) => {
    const advice = advised.findLast((one) => one.skill === skill)?.advice;
    const decision = advice?.taken ?? advice?.verdict;
    return decision ? [`${skill}: ${TAKEN[decision]}.`] : [];
  });
}

/** To one digit after the point, as Python's `round` does it. */
function tenths(value: number): number {
  return Number(value.toFixed(1));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
