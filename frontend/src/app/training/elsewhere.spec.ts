import { TestBed } from '@angular/core/testing';
import { SessionRecord } from '../api/training-types';
import { JUNO, LENA, ME } from '../../testing/examples';
import { Answer, Asked, FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { recallPlan } from '../../testing/plans';
import { Session } from '../core/session/session';
import { Elsewhere } from './elsewhere';
import { end } from './ending';
import { begin, LiveRecord, openSet } from './live-record';
import { LiveSession } from './live-session';
import { SaveQueue } from './save-queue';
import { SessionOnDevice } from './session-on-device';
import { score } from './taps';

const OPEN = `/dogs/${JUNO}/open-sessions`;

/** The record of a device as the registry answers it, every document at one revision. */
function stored(record: LiveRecord, revision: number): SessionRecord {
  const known = { revision, created_at: '', updated_at: '', author_id: LENA, updated_by_id: LENA };
  const answer = (id: string, body: object): object => ({ ...body, ...known, id, deleted_at: '' });
  return {
    session: answer(record.sessionId, record.session),
    sets: record.sets.map((one) => answer(one.id, one.body)),
    observations: record.observations.map((one) => answer(one.id, one.body)),
  } as unknown as SessionRecord;
}

describe('A session that runs on another device', () => {
  let registry: FakeRegistry;
  let answer: (asked: Asked) => Answer;
  let live: LiveSession;
  let elsewhere: Elsewhere;
  let there: LiveRecord;

  const asked = (method: string, path: string): number =>
    registry.asked.filter((one) => one.method === method && one.path.startsWith(path)).length;

  beforeEach(async () => {
    there = begin({ dogId: JUNO, personId: LENA, plan: recallPlan(), skill: '' });
    there = score(there, { outcome: 'correct' });
    answer = (one) => {
      if (one.path === OPEN) return json({ items: [stored(there, 1).session] });
      if (one.path.endsWith('/record')) return json(stored(there, 1));
      if (one.path.startsWith('/plans/')) return json(recallPlan());
      return json({ revision: 2 });
    };
    registry = new FakeRegistry().will((one) => {
      if (one.path === '/me') return json(ME);
      if (one.path === '/organization') return json({ unit_system: 'metric' });
      if (one.path.startsWith(`/dogs/${JUNO}/sets?`)) return json({ items: [] });
      return answer(one);
    });
    TestBed.configureTestingModule({
      providers: [Elsewhere, LiveSession, SaveQueue, SessionOnDevice],
    });
    await TestBed.inject(Session).restore();
    live = TestBed.inject(LiveSession);
    elsewhere = TestBed.inject(Elsewhere);
    live.resume(JUNO);
  });

  async function goOn(): Promise<void> {
    await elsewhere.look(JUNO);
    const one = elsewhere.open()[0];
    if (!one) throw new Error('nothing was offered');
    await elsewhere.goOn(one);
  }

  it('is offered, and gone on with under its plan, with nothing to store', async () => {
    await goOn();
    expect(live.record()?.plan?.name).toBe('recall');
    expect(live.set()?.body).toEqual(openSet(there)?.body);
    expect(live.unsaved()).toBe(0);
    await live.queue.send();
    expect(asked('PUT', '/')).toBe(0);
  });

  it('is gone on with without its plan when that is there no more', async () => {
    const before = answer;
    answer = (one) => (one.path.startsWith('/plans/') ? refusal(404, 'not-found') : before(one));
    await goOn();
    expect([live.record()?.plan, live.set()?.body.trials.length]).toEqual([null, 1]);
  });

  it('is told as ended when it ended between the offer and the tap', async () => {
    await elsewhere.look(JUNO);
    const one = elsewhere.open()[0];
    there = end(there, new Date().toISOString());
    if (one) await elsewhere.goOn(one);
    expect(live.record()).toBeNull();
    expect([elsewhere.open(), elsewhere.ended()]).toEqual([[], there.sessionId]);
  });

  it('is left alone after a no, and is not asked for without a network', async () => {
    await elsewhere.look(JUNO);
    elsewhere.leave(there.sessionId);
    expect(elsewhere.open()).toEqual([]);
    answer = () => noNetwork();
    await elsewhere.look(JUNO);
    expect([elsewhere.open(), live.record()]).toEqual([[], null]);
  });

  it('tells here what was tapped there when the network is back, and ends with it', async () => {
    await goOn();
    const before = answer;
    there = score(there, { outcome: 'incorrect' });
    answer = (one) => (one.path.endsWith('/record') ? json(stored(there, 2)) : before(one));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(live.set()?.body.trials).toHaveLength(2));
    expect(live.unsaved()).toBe(0);

    there = end(there, new Date().toISOString());
    answer = (one) => (one.path.endsWith('/record') ? json(stored(there, 3)) : before(one));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(elsewhere.ended()).toBe(there.sessionId));
    expect(live.record()).toBeNull();
  });

  it('is kept here for as long as something of it is not stored', async () => {
    await goOn();
    live.change((record) => score(record, { outcome: 'incorrect' }));
    there = end(there, new Date().toISOString());
    answer = (one) =>
      one.path.endsWith('/record') ? json(stored(there, 3)) : refusal(422, 'invalid');
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(live.refused()).toHaveLength(1));
    expect(live.record()?.sets[0]?.body.trials).toHaveLength(2);
    expect(elsewhere.ended()).toBeNull();
  });

  it('is not taken from the device that is ending it', async () => {
    await goOn();
    live.change((record) => end(record, new Date().toISOString()));
    const before = asked('GET', '/sessions/');
    window.dispatchEvent(new Event('online'));
    await live.queue.send();
    expect(live.record()?.session.status).toBe('ended');
    expect(asked('GET', '/sessions/')).toBe(before);
  });

  it('is stored as both devices have it when the other one was first', async () => {
    await goOn();
    live.change((record) => score(record, { outcome: 'incorrect' }));
    there = score(there, { outcome: 'no_response' });
    const current = stored(there, 5).sets[0];
    answer = (one) =>
      one.headers.get('If-Match') === '"5"'
        ? json({ revision: 6 })
        : refusal(412, 'stale', { current });
    await live.queue.send();
    const sent = registry.asked.at(-1)?.body as { trials: { outcome: string; ordinal: number }[] };
    expect(sent.trials.map((one) => one.outcome).sort()).toEqual([
      'correct',
      'incorrect',
      'no_response',
    ]);
    expect(sent.trials.map((one) => one.ordinal)).toEqual([1, 2, 3]);
    expect([live.unsaved(), live.refused().length]).toEqual([0, 0]);
  });

  it('is stored as both have it when the answer to the creation here was lost', async () => {
    live.start(JUNO, { plan: null, skill: 'recall' });
    live.change((record) => score(record, { outcome: 'correct' }));
    const mine = live.record();
    if (!mine) throw new Error('nothing was begun');
    const theirs = score(mine, { outcome: 'incorrect' });
    answer = (one) => {
      if (one.method === 'GET') {
        const { session, sets } = stored(theirs, 4);
        return json([session, ...sets].find((each) => one.path.endsWith(each.id)));
      }
      return one.headers.get('If-Match') === '"4"' ? json({ revision: 5 }) : refusal(428, 'needed');
    };
    await live.queue.send();
    const set = registry.asked.findLast((one) => one.method === 'PUT');
    expect((set?.body as { trials: unknown[] }).trials).toHaveLength(2);
    expect(live.unsaved()).toBe(0);
  });
});
