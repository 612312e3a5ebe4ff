import { ObservationFields, SessionFields, SetFields } from '../../api/training-types';
import { checkPlanned } from './planned-rules';
import { invalidAt } from './problems';

/** What sessions, sets and observations contradict by themselves: the registry's `training.checks`. */
const HOUR_MS = 3_600_000;
const ASK_AFTER_H = 4;
const LONGEST_H = 24;

export function checkSession(session: SessionFields): void {
  checkZone(session.time_zone);
  checkPlanned(session);
  if (session.ended_at === null) return;
  const hours = (Date.parse(session.ended_at) - Date.parse(session.started_at)) / HOUR_MS;
  if (hours < 0) {
    throw invalidAt('/ended_at', 'The session ends before it starts. Check the two times.');
  }
  if (hours > LONGEST_H) {
    const message = 'A session lasts 24 hours at most. Say when it really ended.';
    throw invalidAt('/ended_at', message);
  }
  if (hours > ASK_AFTER_H && !session.long_confirmed && session.status !== 'planned') {
    throw invalidAt(
      '/ended_at',
      `This session was open for ${hours.toFixed(1)} hours. ` +
        'Say when it really ended, or confirm it as long_confirmed.',
    );
  }
}

export function checkSet({ trials }: SetFields): void {
  const ids = trials.map((trial) => trial.id);
  checkUnique(ids, '/trials', 'Two trials have the same id.');
  const places = trials.map((trial) => trial.ordinal);
  checkUnique(places, '/trials', 'Two trials have the same place in the set.');
  checkUndone(trials, 'trials', 'A trial');
}

const PARTS = {
  abc: 'abc',
  exposure: 'exposure',
  welfare: 'welfare',
  intervals: 'intervals',
  task_run: 'task_run',
  search: 'search',
  departure: 'departure',
  weight: 'weight_kg',
} as const;

export function checkObservation(seen: ObservationFields): void {
  checkZone(seen.time_zone);
  checkParts(seen);
  if (seen.type === 'abc' && seen.events.length === 0) {
    const message = 'An ABC record needs the behaviour itself: at least one event.';
    throw invalidAt('/events', message);
  }
  if (seen.events.length > 0 && seen.type !== 'events' && seen.type !== 'abc') {
    throw invalidAt('/events', `An observation of type \`${seen.type}\` has no events.`);
  }
  if (seen.bcs !== null && seen.type !== 'weight') {
    throw invalidAt('/bcs', 'The body condition score belongs to a weighing.');
  }
  const ids = seen.events.map((event) => event.id);
  checkUnique(ids, '/events', 'Two events have the same id.');
  checkUndone(seen.events, 'events', 'An event');
  const { task_run: run } = seen;
  if (run && run.steps.length !== run.results.length) {
    throw invalidAt('/task_run/results', 'There must be one result for each step.');
  }
}

/** The part that the type names is there, and no other. */
function checkParts(seen: ObservationFields): void {
  for (const [name, part] of Object.entries(PARTS)) {
    const there = seen[part] !== null;
    if (name === seen.type && !there && seen.not_recorded_reason === null) {
      throw invalidAt(`/${part}`, `An observation of type \`${name}\` needs \`${part}\`.`);
    }
    if (name !== seen.type && there) {
      const message = `\`${part}\` does not belong to an observation of type \`${seen.type}\`.`;
      throw invalidAt(`/${part}`, message);
    }
  }
}

interface Undoable {
  readonly at: string;
  readonly undone_at: string | null;
}

function checkUndone(items: readonly Undoable[], field: string, noun: string): void {
  for (const [index, { at, undone_at: undone }] of items.entries()) {
    if (undone === null || Date.parse(undone) >= Date.parse(at)) continue;
    const message = `${noun} cannot be undone before it happened.`;
    throw invalidAt(`/${field}/${index}/undone_at`, message);
  }
}

function checkUnique(values: readonly unknown[], pointer: string, message: string): void {
  if (new Set(values).size !== values.length) throw invalidAt(pointer, message);
}

function checkZone(name: string | null): void {
  if (name === null) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    const message = `There is no time zone \`${name}\`; use one such as Europe/Zurich.`;
    throw invalidAt('/time_zone', message);
  }
}
