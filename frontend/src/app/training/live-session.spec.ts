import { TestBed } from '@angular/core/testing';
import { JUNO, LENA, ME, PIP } from '../../testing/examples';
import { Answer, Asked, FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { recallPlan } from '../../testing/plans';
import { Session } from '../core/session/session';
import { PUSH_DROP_STICK } from './advice/advance-rules';
import { end } from './ending';
import { LiveSession } from './live-session';
import { take } from './next-step';
import { watch } from './observing';
import { SaveQueue } from './save-queue';
import { SessionJournal } from './session-journal';
import { score } from './taps';

describe('A live session on this device', () => {
  let registry: FakeRegistry;
  let answer: (asked: Asked) => Answer;
  let earlier: () => Answer;
  let live: LiveSession;

  const writes = (): Asked[] =>
    registry.asked.filter((one) => one.method === 'PUT' || one.method === 'PATCH');

  beforeEach(async () => {
    answer = () => json({ revision: 1 }, 201);
    earlier = () => json({ items: [] });
    registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json(ME);
      if (asked.path === '/organization') return json({ unit_system: 'metric' });
      if (asked.path.startsWith(`/dogs/${JUNO}/sets?`)) return earlier();
      return answer(asked);
    });
    await open();
  });

  async function open(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [LiveSession, SaveQueue] });
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

  describe('gives up a change to what is stored', () => {
    const stored: Record<string, object> = {};

    /** Everything is stored as it is, then whatever `refused` matches is refused. */
    async function storedThen(refused: (asked: Asked) => boolean): Promise<void> {
      answer = (asked) => {
        if (asked.method === 'GET') return json(stored[asked.path] ?? {});
        if (refused(asked)) return refusal(422, 'invalid');
        const held = stored[asked.path] ?? {};
        stored[asked.path] = { ...held, ...(asked.body as object), revision: 4 };
        return json({ revision: 4 });
      };
      await live.queue.send();
    }

    it('of a set: the trials since go, those before stay, and it goes on', async () => {
      begin();
      live.change((record) => score(record, { outcome: 'correct' }));
      await storedThen(() => false);
      await storedThen((asked) => asked.path.startsWith('/sets'));
      live.change((record) => score(record, { outcome: 'incorrect' }));
      await live.queue.send();
      const id = live.set()?.id ?? '';
      await live.discard(id);
      expect(live.set()?.body.trials.map((one) => one.outcome)).toEqual(['correct']);
      expect([live.unsaved(), live.refused().length, live.record()?.taps.length]).toEqual([
        0, 0, 1,
      ]);
      await storedThen(() => false);
      live.change((record) => score(record, { outcome: 'no_response' }));
      await live.queue.send();
      expect([live.unsaved(), live.set()?.body.trials.length]).toEqual([0, 2]);
    });

    it('of a set that had been closed: it is closed as it was stored', async () => {
      begin();
      for (let trial = 0; trial < 4; trial++) {
        live.change((record) => score(record, { outcome: 'correct' }));
      }
      await storedThen(() => false);
      const id = live.set()?.id ?? '';
      await storedThen((asked) => asked.path === `/sets/${id}`);
      live.change((record) => take(record, 'stick', { units: 'metric' }));
      await live.queue.send();
      await live.discard(id);
      expect(live.record()?.sets.map((one) => one.body.status)).toEqual(['final', 'open']);
      expect(live.record()?.sets[0]?.body.advice).toBeNull();
    });

    it('of a session: its end goes, it runs again with a set to tap in', async () => {
      begin();
      live.change((record) => score(record, { outcome: 'correct' }));
      await storedThen(() => false);
      await storedThen((asked) => asked.path.startsWith('/sessions'));
      live.change((record) => end(record, new Date().toISOString()));
      await live.queue.send();
      await live.discard(live.record()?.sessionId ?? '');
      expect(live.record()?.session).toMatchObject({ status: 'open', ended_at: null });
      expect(live.set()?.body).toMatchObject({ skill: 'recall', ordinal: 2, trials: [] });
    });

    it('of a plan: it stands where the registry has it', async () => {
      begin();
      for (let trial = 0; trial < 4; trial++) {
        live.change((record) => score(record, { outcome: 'correct' }));
      }
      await storedThen((asked) => asked.path.startsWith('/plans'));
      stored[`/plans/${recallPlan().id}`] = recallPlan({ revision: 9, name: 'recall outside' });
      live.change((record) => take(record, 'push', { units: 'metric' }));
      await live.queue.send();
      await live.discard(recallPlan().id);
      expect(live.record()?.plan).toMatchObject({ revision: 9, name: 'recall outside' });
      expect(live.record()?.plan?.current_step_id).toBe(recallPlan().current_step_id);
      expect(live.refused()).toEqual([]);
    });

    it('not at all while it cannot be read, and asks anew when it is there no more', async () => {
      begin();
      live.change((record) => score(record, { outcome: 'correct' }));
      await storedThen(() => false);
      const id = live.set()?.id ?? '';
      answer = (asked) => (asked.method === 'GET' ? noNetwork() : refusal(404, 'not-found'));
      live.change((record) => score(record, { outcome: 'incorrect' }));
      await live.queue.send();
      await expect(live.discard(id)).rejects.toMatchObject({ offline: true });
      expect(live.set()?.body.trials).toHaveLength(2);
      answer = () => refusal(404, 'not-found');
      await live.discard(id);
      expect(live.set()?.body.trials).toHaveLength(2);
      expect(live.refused().map((one) => one.id)).toEqual([id]);
      await live.discard(id);
      expect(live.set()?.body.trials).toEqual([]);
    });
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

  describe('with a rule that wants two sets in a row', () => {
    const TWICE = { ...PUSH_DROP_STICK, id: 'twice', consecutive_sets: 2 };
    const yesterday = (part: object = {}): object => ({
      at: new Date(Date.now() - 86_400_000).toISOString(),
      session_id: '01990000-0000-7000-8000-0000000000aa',
      correct: 4,
      scorable: 5,
      step: { duration_s: null, distance_m: 10, distraction: 1 },
      opt_outs: 0,
      fas_peak: null,
      ...part,
    });

    function beginTwice(): void {
      live.start(JUNO, { plan: recallPlan({ advance_rule: TWICE }), skill: '' });
    }

    function four(): void {
      for (let trial = 0; trial < 4; trial++) {
        live.change((record) => score(record, { outcome: 'correct' }));
      }
    }

    it('pushes with one set of yesterday and one of today, and says so', async () => {
      earlier = () => json({ items: [yesterday()] });
      beginTwice();
      four();
      await vi.waitFor(() => expect(live.advice()?.advice).toBe('push'));
      expect(live.advice()?.reason).toBe(
        '4 of 4 correct (100 %) for 2 sets in a row, 1 of them in an earlier session: ' +
          'push from 4 of 5 on. Go to the next step.',
      );
      expect(registry.asked.map((one) => one.path)).toContain(
        `/dogs/${JUNO}/sets?plan_id=${recallPlan().id}`,
      );
    });

    it('counts no set of another step, and the fear of yesterday brakes nothing today', async () => {
      const near = { duration_s: null, distance_m: 5, distraction: 1 };
      earlier = () => json({ items: [yesterday({ step: near, fas_peak: 5 })] });
      beginTwice();
      four();
      await vi.waitFor(() => expect(live.record()?.earlier).toHaveLength(1));
      expect(live.advice()).toMatchObject({ advice: 'stick', braked: false });
      expect(live.advice()?.reason).toContain('1 set of 2 in a row');
    });

    it('splits after a drop of yesterday and one of today', async () => {
      earlier = () => json({ items: [yesterday({ correct: 1 })] });
      beginTwice();
      for (let trial = 0; trial < 3; trial++) {
        live.change((record) => score(record, { outcome: 'incorrect' }));
      }
      await vi.waitFor(() => expect(live.advice()?.advice).toBe('split'));
      expect(live.advice()?.reason).toContain(
        'after 1 of 5 in the set before, in an earlier session',
      );
    });

    it('counts without a network what this device knows of the session before', async () => {
      earlier = () => noNetwork();
      beginTwice();
      four();
      expect(live.advice()?.advice).toBe('stick');
      live.finish();
      beginTwice();
      four();
      expect(live.advice()?.reason).toContain('2 sets in a row, 1 of them in an earlier session');
      await open();
      expect(live.advice()?.advice).toBe('push');
    });

    it('counts its own sets once, whatever the registry answers of them', async () => {
      beginTwice();
      const own = live.record()?.sessionId;
      earlier = () => json({ items: [yesterday({ session_id: own })] });
      four();
      await open();
      await vi.waitFor(() => expect(live.record()?.earlier).toHaveLength(1));
      expect(live.advice()?.reason).toContain('1 set of 2 in a row');
    });
  });
});
