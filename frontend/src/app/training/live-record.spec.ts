import { JUNO, LENA } from '../../testing/examples';
import { RECALL, recallPlan } from '../../testing/plans';
import { Outcome } from '../api/training-types';
import { end, isLong, lastTap } from './ending';
import { begin, LiveRecord, openSet, waiting } from './live-record';
import { adviceOn, take } from './next-step';
import { count, rate, running, startOrStop, watch } from './observing';
import { readSet } from './set-under-step';
import { giveCue, redo, score, undo } from './taps';

const start = (): LiveRecord =>
  begin({ dogId: JUNO, personId: LENA, plan: recallPlan(), skill: '' });

function tapped(record: LiveRecord, ...outcomes: Outcome[]): LiveRecord {
  return outcomes.reduce((now, outcome) => score(now, { outcome }), record);
}

function trialsOf(record: LiveRecord): unknown[] {
  return openSet(record)?.body.trials.map((one) => [one.outcome, one.undone_at !== null]) ?? [];
}

describe('A live session', () => {
  it('opens a set under a copy of the step the plan stands on', () => {
    const step = openSet(start())?.body.step;
    expect([step?.ordinal, step?.distance_m, step?.text]).toEqual([2, 10, 'Recall at 10 m']);
  });

  it('takes the latency from the cue tap to the outcome tap, once', () => {
    const cued = giveCue(start(), 1_000_000);
    const scored = score(cued, { outcome: 'correct' }, 1_001_340);
    const twice = score(scored, { outcome: 'correct' }, 1_009_000);
    expect(openSet(twice)?.body.trials.map((one) => one.latency_ms)).toEqual([1_340, null]);
  });

  it('takes no latency where nothing came, or where the clock went back', () => {
    const silent = score(giveCue(start(), 5_000), { outcome: 'no_response' }, 9_000);
    const back = score(giveCue(silent, 9_000), { outcome: 'correct' }, 8_000);
    expect(openSet(back)?.body.trials.map((one) => one.latency_ms)).toEqual([null, null]);
  });

  it('undoes the last tap by marking it, and redoes it', () => {
    const two = tapped(start(), 'correct', 'incorrect');
    const back = undo(two);
    expect(trialsOf(back)).toEqual([
      ['correct', false],
      ['incorrect', true],
    ]);
    expect(trialsOf(redo(back))).toEqual(trialsOf(two));
    expect(trialsOf(redo(tapped(back, 'correct')))).toHaveLength(3);
    expect(trialsOf(redo(tapped(back, 'correct')))[1]).toEqual(['incorrect', true]);
  });

  it('counts neither undone nor prompted trials', () => {
    const set = openSet(undo(tapped(start(), 'correct', 'prompted', 'aborted', 'incorrect')));
    expect(set && readSet(set)).toMatchObject({ correct: 1, scorable: 1 });
  });

  it('moves the plan with the advice and leaves the set as it was run', () => {
    const full = tapped(start(), 'correct', 'correct', 'correct', 'correct', 'incorrect');
    expect(adviceOn(full, 'metric').advice).toBe('push');
    const next = take(full, 'push', { units: 'metric' });
    expect(openSet(next)?.body.step?.distance_m).toBe(15);
    expect(next.sets[0]?.body).toMatchObject({
      status: 'final',
      step: { distance_m: 10 },
      advice: { verdict: 'push', taken: 'push' },
    });
  });

  it('puts a step in between after two drops', () => {
    const once = take(tapped(start(), 'incorrect', 'incorrect', 'incorrect'), 'stick', {
      units: 'metric',
      reason: 'He was looking at a cat.',
    });
    const twice = tapped(once, 'incorrect', 'no_response', 'incorrect');
    expect(adviceOn(twice, 'metric').advice).toBe('split');
    const split = take(twice, 'split', { units: 'metric' });
    expect(split.plan?.steps.map((one) => one.distance_m)).toEqual([5, 7.5, 10, 15]);
    expect(openSet(split)?.body.step?.distance_m).toBe(7.5);
    expect(once.sets[0]?.body.advice?.taken_reason).toBe('He was looking at a cat.');
  });

  it('never advises to push a dog in distress', () => {
    const full = tapped(rate(start(), 4), 'correct', 'correct', 'correct', 'correct', 'correct');
    expect(adviceOn(full, 'metric')).toMatchObject({ advice: 'stick', braked: true });
  });

  it('counts, times, and closes at the end what nobody stopped', () => {
    let live = watch(watch(start(), 'barking'), 'barking');
    const id = live.observations[0]?.id ?? '';
    live = startOrStop(count(live, id), id, Date.now() - 4_000);
    expect(live.observations).toHaveLength(1);
    const ended = end(live, new Date().toISOString());
    const events = ended.observations[0]?.body.events ?? [];
    expect(events.map((one) => [one.kind, one.closed_at_end])).toEqual([
      ['point', false],
      ['start', false],
      ['stop', true],
    ]);
    expect(ended.observations[0] && running(ended.observations[0].body)).toBeNull();
    expect(undo(live).observations[0]?.body.events[1]?.undone_at).not.toBeNull();
  });

  it('voids an empty set at the end and asks about more than four hours', () => {
    const live = start();
    const late = new Date(Date.parse(live.session.started_at) + 5 * 3_600_000).toISOString();
    expect(isLong(live, late)).toBe(true);
    expect(end(live, late)).toMatchObject({ session: { status: 'ended', long_confirmed: true } });
    expect(end(live, late).sets[0]?.body.status).toBe('void');
  });

  it('never ends before its last tap, and counts a behaviour from when it was watched', () => {
    const begun = Date.parse(start().session.started_at);
    const minutes = (after: number): number => begun + after * 60_000;
    const iso = (after: number): string => new Date(minutes(after)).toISOString();
    let live = watch(start(), 'barking');
    const seen = live.observations[0];
    if (!seen) throw new Error('nothing is watched');
    const late = { ...seen, body: { ...seen.body, occurred_at: iso(10) } };
    live = startOrStop({ ...live, observations: [late] }, late.id, minutes(12));
    expect(Date.parse(lastTap(live))).toBe(minutes(12));
    expect(Date.parse(end(live, iso(11)).session.ended_at ?? '')).toBe(minutes(12));
    expect(end(live, iso(15)).observations[0]?.body.observed_s).toBe(300);
  });

  it('measures a stopwatch to the millisecond by the moments that are stored', () => {
    const watched = watch(start(), 'barking');
    const id = watched.observations[0]?.id ?? '';
    const live = startOrStop(startOrStop(watched, id, 1_700_000_000_900), id, 1_700_000_002_050);
    const [begun, stopped] = live.observations[0]?.body.events ?? [];
    expect(stopped?.duration_ms).toBe(1_150);
    expect(Date.parse(stopped?.at ?? '') - Date.parse(begun?.at ?? '')).toBe(1_150);
  });

  it('sends the session before its sets, and a plan only when it moved', () => {
    const live = start();
    expect(waiting(live)).toEqual([live.sessionId, live.sets[0]?.id]);
    const moved = take(tapped(live, 'correct', 'correct', 'correct', 'correct'), 'push', {
      units: 'metric',
    });
    expect(waiting(moved).at(-1)).toBe(RECALL);
  });
});
