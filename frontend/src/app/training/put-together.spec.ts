import { SessionRecord, Trial } from '../api/training-types';
import { JUNO, LENA } from '../../testing/examples';
import { recallPlan } from '../../testing/plans';
import { end } from './ending';
import { begin, LiveRecord, openSet, waiting } from './live-record';
import { take } from './next-step';
import { count, startOrStop, watch } from './observing';
import { catchUp, fromRegistry } from './put-together';
import { giveCue, score, undo } from './taps';

const T = Date.parse('2026-10-06T17:30:00Z');
const KNOWN = {
  created_at: '2026-10-06T15:30:00Z',
  updated_at: '2026-10-06T15:30:00Z',
  author_id: LENA,
  updated_by_id: LENA,
  deleted_at: '',
};

/** A registry with one session: devices store what they have over the newest revision. */
class OneSession {
  private revision = 0;
  private readonly documents = new Map<string, object>();

  /** Sends what waits on a device, over what it has heard; answers the device's record after it. */
  send(device: LiveRecord): LiveRecord {
    const heard = this.documents.size > 0 ? catchUp(device, this.record(device.sessionId)) : device;
    let now = heard;
    for (const id of waiting(heard)) {
      const body =
        id === heard.sessionId
          ? heard.session
          : [...heard.sets, ...heard.observations].find((one) => one.id === id)?.body;
      if (!body) continue;
      this.revision += 1;
      this.documents.set(id, { ...body, ...KNOWN, id, revision: this.revision });
      const stored = { version: heard.versions[id] ?? 0, revision: this.revision };
      now = { ...now, stored: { ...now.stored, [id]: stored } };
    }
    return now;
  }

  record(sessionId: string): SessionRecord {
    const all = [...this.documents.values()].map((one) => structuredClone(one));
    return {
      session: all.find((one) => 'id' in one && one.id === sessionId),
      sets: all.filter((one) => 'trials' in one),
      observations: all.filter((one) => 'events' in one),
    } as SessionRecord;
  }
}

function started(): LiveRecord {
  return begin({ dogId: JUNO, personId: LENA, plan: recallPlan(), skill: '' });
}

function tap(
  record: LiveRecord,
  seconds: number,
  outcome: Trial['outcome'] = 'correct',
): LiveRecord {
  return score(record, { outcome }, T + seconds * 1000);
}

function trials(record: LiveRecord): readonly Trial[] {
  return record.sets.flatMap((one) => one.body.trials);
}

function told(record: LiveRecord): readonly unknown[] {
  return trials(record).map((one) => [one.ordinal, one.outcome, one.undone_at !== null]);
}

describe('A session on two devices', () => {
  let registry: OneSession;
  let phone: LiveRecord;
  let tablet: LiveRecord;

  beforeEach(() => {
    registry = new OneSession();
    phone = registry.send(tap(tap(started(), 1), 2, 'incorrect'));
    tablet = fromRegistry(registry.record(phone.sessionId), recallPlan());
  });

  it('goes on where the first one was: the same set, nothing to send, its taps to undo', () => {
    expect([tablet.sessionId, openSet(tablet)?.id]).toEqual([phone.sessionId, openSet(phone)?.id]);
    expect(tablet.session).toEqual(phone.session);
    expect(openSet(tablet)?.body).toEqual(openSet(phone)?.body);
    expect(waiting(tablet)).toEqual([]);
    expect(told(undo(tablet))).toEqual([
      [1, 'correct', false],
      [2, 'incorrect', true],
    ]);
  });

  it('keeps the trials of both, once and in order of time', () => {
    tablet = registry.send(tap(tap(tablet, 4, 'no_response'), 6));
    phone = registry.send(tap(phone, 5, 'incorrect'));
    tablet = registry.send(tablet);
    const both = ['correct', 'incorrect', 'no_response', 'incorrect', 'correct'];
    expect(told(phone)).toEqual(both.map((outcome, place) => [place + 1, outcome, false]));
    expect(trials(tablet)).toEqual(trials(phone));
    expect([...waiting(phone), ...waiting(tablet)]).toEqual([]);
  });

  it('has undone what either of them undid', () => {
    tablet = registry.send(tap(tablet, 4));
    phone = registry.send(undo(phone));
    tablet = registry.send(tablet);
    expect(told(tablet)).toEqual([
      [1, 'correct', false],
      [2, 'incorrect', true],
      [3, 'correct', false],
    ]);
    expect(trials(tablet)).toEqual(trials(phone));
  });

  it('keeps the events of both, and one stopwatch that one of them stopped', () => {
    phone = watch(phone, 'barking');
    const barking = phone.observations[0]?.id ?? '';
    phone = registry.send(startOrStop(phone, barking, T + 3_000));
    tablet = registry.send(tablet);
    tablet = registry.send(count(startOrStop(tablet, barking, T + 9_000), barking, T + 10_000));
    phone = registry.send(count(phone, barking, T + 8_000));
    const kinds = phone.observations[0]?.body.events.map((one) => one.kind);
    expect(kinds).toEqual(['start', 'point', 'stop', 'point']);
  });

  it('has one set to tap in when both opened one, and keeps the trials of the other', () => {
    const units = 'metric' as const;
    phone = tap(take(tap(tap(phone, 3), 4), 'stick', { units }), 10, 'incorrect');
    tablet = registry.send(tap(take(tap(tablet, 5), 'stick', { units }), 12));
    phone = registry.send(phone);
    tablet = registry.send(tablet);
    for (const device of [phone, tablet]) {
      expect(device.sets.filter((one) => one.body.status === 'open')).toHaveLength(1);
      expect(openSet(device)).not.toBeNull();
    }
    expect(openSet(phone)?.id).toBe(openSet(tablet)?.id);
    expect(trials(phone).map((one) => one.id)).toHaveLength(7);
    expect(new Set(trials(phone).map((one) => one.id)).size).toBe(7);
  });

  it('is ended on the first once it was ended on the other, and an empty set with trials stays', () => {
    const ended = end(tap(tablet, 4), '2026-10-06T17:40:00Z');
    registry.send(ended);
    phone = registry.send(tap(phone, 5));
    expect(phone.session.status).toBe('ended');
    expect(phone.sets.map((one) => one.body.status)).toEqual(['final']);
    expect(trials(phone)).toHaveLength(4);
  });

  it('changes nothing here when nothing was done there', () => {
    const cued = giveCue(phone, T + 7_000);
    expect(catchUp(cued, registry.record(phone.sessionId))).toBe(cued);
  });

  it('opens a set when the other device had none to go on in', () => {
    const record = registry.record(phone.sessionId);
    const closed = record.sets.map((one) => ({ ...one, status: 'final' as const }));
    const here = fromRegistry({ ...record, sets: closed }, recallPlan());
    expect(openSet(here)?.body).toMatchObject({ skill: 'recall', ordinal: 2, trials: [] });
    expect(waiting(here)).toEqual([openSet(here)?.id]);
  });

  it('loses and doubles nothing, whatever the devices do in whatever order', () => {
    for (let round = 1; round <= 60; round++) {
      const draw = drawing(round);
      const one = new OneSession();
      let devices = [one.send(started())];
      devices.push(fromRegistry(one.record(devices[0]?.sessionId ?? ''), recallPlan()));
      const tapped = new Set<string>();
      for (let step = 1; step < 30; step++) {
        const who = draw(2);
        const act = ACTS[draw(ACTS.length)];
        devices = devices.map((device, place) =>
          place === who && act ? act(device, one, step * 2 + who) : device,
        );
        for (const trial of devices.flatMap(trials)) tapped.add(trial.id);
      }
      for (let pass = 0; pass < 4; pass++) devices = devices.map((device) => one.send(device));
      const ids = devices.map((device) => trials(device).map((trial) => trial.id));
      expect(ids.map((some) => [...some].sort())).toEqual(devices.map(() => [...tapped].sort()));
      const [first, second] = devices.map((device) => device.sets);
      expect(second).toEqual(first);
      for (const { body } of first ?? []) {
        expect(body.trials.map((trial) => trial.ordinal)).toEqual(
          body.trials.map((_, at) => at + 1),
        );
      }
      expect(devices.flatMap(waiting)).toEqual([]);
    }
  });
});

type Act = (device: LiveRecord, registry: OneSession, seconds: number) => LiveRecord;

const ACTS: readonly Act[] = [
  (device, _, seconds) => tap(device, seconds),
  (device, _, seconds) => tap(device, seconds, 'incorrect'),
  (device, _, seconds) => undo(device, T + seconds * 1000),
  (device) => take(device, 'stick', { units: 'metric' }),
  (device, registry) => registry.send(device),
];

/** Numbers that look drawn and are the same in every run (Park and Miller's generator). */
function drawing(seed: number): (most: number) => number {
  let now = seed;
  return (most) => {
    now = (now * 16_807) % 2_147_483_647;
    return now % most;
  };
}
