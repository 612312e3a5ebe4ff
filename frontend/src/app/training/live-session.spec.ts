import { TestBed } from '@angular/core/testing';
import { JUNO, LENA, ME, PIP } from '../../testing/examples';
import { Answer, Asked, FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { recallPlan } from '../../testing/plans';
import { Session } from '../core/session/session';
import { LiveSession } from './live-session';
import { take } from './next-step';
import { watch } from './observing';
import { SaveQueue } from './save-queue';
import { SessionOnDevice } from './session-on-device';
import { SessionJournal } from './session-journal';
import { score } from './taps';

describe('A live session on this device', () => {
  let registry: FakeRegistry;
  let answer: (asked: Asked) => Answer;
  let live: LiveSession;

  const writes = (): Asked[] =>
    registry.asked.filter((one) => one.method === 'PUT' || one.method === 'PATCH');

  beforeEach(async () => {
    answer = () => json({ revision: 1 }, 201);
    registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json(ME);
      if (asked.path === '/organization') return json({ unit_system: 'metric' });
      if (asked.path.startsWith(`/dogs/${JUNO}/sets?`)) return json({ items: [] });
      return answer(asked);
    });
    await open();
  });

  async function open(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [LiveSession, SaveQueue, SessionOnDevice] });
    await TestBed.inject(Session).restore();
    live = TestBed.inject(LiveSession);
    live.resume(JUNO);
  }

  function begin(): void {
    live.start(JUNO, { plan: recallPlan(), skill: '' });
  }

  it('has a tap on the device before the tap returns', () => {
    begin();
    live.change((record) => score(record, { outcome: 'correct' }));
    const kept = TestBed.inject(SessionJournal).read(JUNO);
    expect(kept?.sets[0]?.body.trials.map((one) => one.outcome)).toEqual(['correct']);
    expect(kept).toEqual(live.record());
  });

  it('resumes exactly after a reload, for this dog and this person', async () => {
    begin();
    live.change((record) => score(record, { outcome: 'correct' }));
    const before = live.record();
    await open();
    expect(live.record()).toEqual(before);
    expect(TestBed.inject(SessionJournal).read(PIP)).toBeNull();
    const keys = Object.keys(localStorage).filter((key) => key.includes('live-session'));
    expect(keys).toEqual([expect.stringContaining(LENA)]);
  });

  it('says nothing about a set without a trial, whatever the one before said', () => {
    begin();
    for (let trial = 0; trial < 3; trial++) {
      live.change((record) => score(record, { outcome: 'incorrect' }));
    }
    expect(live.advice()?.advice).toBe('drop');
    live.change((record) => take(record, 'drop', { units: 'metric' }));
    expect(live.advice()).toBeNull();
  });

  it('says when the device is full, and goes on', () => {
    begin();
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    live.change((record) => score(record, { outcome: 'correct' }));
    full.mockRestore();
    expect(live.keeps()).toBe(false);
    expect(live.set()?.body.trials).toHaveLength(1);
  });

  it('creates the session first, then updates over the revision it was told', async () => {
    begin();
    await live.queue.send();
    expect(writes().map((one) => one.path.split('/')[1])).toEqual(['sessions', 'sets']);
    expect(writes()[1]?.headers.get('If-Match')).toBeNull();
    live.change((record) => score(record, { outcome: 'correct' }));
    await live.queue.send();
    expect(writes()[2]?.headers.get('If-Match')).toBe('"1"');
    expect(live.unsaved()).toBe(0);
  });

  it('keeps what could not be sent and tries again by itself', async () => {
    vi.useFakeTimers();
    answer = () => noNetwork();
    begin();
    await vi.advanceTimersByTimeAsync(500);
    expect(live.queue.problem()?.offline).toBe(true);
    expect(live.unsaved()).toBe(2);
    answer = () => json({ revision: 1 }, 201);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(live.unsaved()).toBe(0);
    expect(live.queue.problem()).toBeNull();
    vi.useRealTimers();
  });

  it('holds what needs a refused session, keeps all, and goes on when told', async () => {
    answer = () => refusal(409, 'acknowledgement-needed', { flags: [] });
    begin();
    await live.queue.send();
    await live.queue.send();
    expect(writes()).toHaveLength(1);
    const refused = live.refused()[0];
    expect(refused?.problem.code).toBe('acknowledgement-needed');
    expect(TestBed.inject(SessionJournal).read(JUNO)).not.toBeNull();
    answer = () => json({ revision: 1 }, 201);
    await live.queue.again(refused?.id ?? '');
    expect(live.unsaved()).toBe(0);
  });

  it('sends the rest past a refused set, and sends that one again once it is changed', async () => {
    answer = (asked) =>
      asked.path.startsWith('/sets') ? refusal(422, 'invalid') : json({ revision: 1 }, 201);
    begin();
    live.change((record) => watch(record, 'barking'));
    await live.queue.send();
    const setId = live.set()?.id;
    expect(live.refused().map((one) => one.id)).toEqual([setId]);
    expect(live.unsaved()).toBe(1);
    answer = () => json({ revision: 1 }, 201);
    live.change((record) => score(record, { outcome: 'correct' }));
    await live.queue.send();
    expect([live.unsaved(), live.refused().length]).toEqual([0, 0]);
  });

  it('gives up a refused set only when told, and opens an empty one in its place', async () => {
    answer = (asked) =>
      asked.path.startsWith('/sets') ? refusal(422, 'invalid') : json({ revision: 1 }, 201);
    begin();
    live.change((record) => score(record, { outcome: 'correct' }));
    await live.queue.send();
    const setId = live.set()?.id ?? '';
    expect(live.set()?.body.trials).toHaveLength(1);
    await live.discard(setId);
    expect(live.set()?.id).not.toBe(setId);
    expect(live.set()?.body.trials).toEqual([]);
    expect(live.set()?.body.ordinal).toBe(1);
  });

  it('finds its own document again when the answer to its creation was lost', async () => {
    answer = (asked) =>
      asked.method === 'PUT' && asked.headers.get('If-Match') === null
        ? refusal(428, 'revision-needed')
        : json({ revision: 4 });
    begin();
    await live.queue.send();
    expect(writes()[1]?.headers.get('If-Match')).toBe('"4"');
    expect(live.unsaved()).toBe(0);
  });

  it('writes over a newer revision only when told to', async () => {
    begin();
    await live.queue.send();
    answer = (asked) =>
      asked.headers.get('If-Match') === '"7"'
        ? json({ revision: 8 })
        : refusal(412, 'stale', { current: { revision: 7 } });
    live.change((record) => score(record, { outcome: 'correct' }));
    await live.queue.send();
    expect(live.unsaved()).toBe(1);
    const refused = live.refused()[0];
    if (refused) await live.queue.overwrite(refused);
    expect(live.unsaved()).toBe(0);
  });

  it('halts when nobody is signed in, keeps every tap, and goes on after the log-in', async () => {
    begin();
    await live.queue.send();
    answer = () => refusal(401, 'not-signed-in');
    live.change((record) => score(record, { outcome: 'correct' }));
    await live.queue.send();
    live.change((record) => score(record, { outcome: 'incorrect' }));
    const asked = registry.asked.length;
    await live.queue.send();
    expect(registry.asked.length).toBe(asked + 1);
    expect(live.queue.problem()?.signedOut).toBe(true);
    expect(live.refused()).toEqual([]);
    const before = live.record();
    answer = () => json({ revision: 2 });
    await open(); // the page after the log-in of the same person
    expect(live.record()).toEqual(before);
    await live.queue.send();
    expect([live.unsaved(), live.queue.problem()]).toEqual([0, null]);
  });
});
