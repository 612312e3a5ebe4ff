import { Asked, json, noNetwork, refusal } from '../../testing/fake-registry';
import { LiveDesk } from '../../testing/live-desk';
import { recallPlan } from '../../testing/plans';
import { end } from './ending';
import { take } from './next-step';

describe('Giving up a change to what is stored', () => {
  let desk: LiveDesk;

  beforeEach(async () => {
    desk = new LiveDesk();
    await desk.open();
  });

  const stored: Record<string, object> = {};

  /** Everything is stored as it is, then whatever `refused` matches is refused. */
  async function storedThen(refused: (asked: Asked) => boolean): Promise<void> {
    desk.answer = (asked) => {
      if (asked.method === 'GET') return json(stored[asked.path] ?? {});
      if (refused(asked)) return refusal(422, 'invalid');
      const held = stored[asked.path] ?? {};
      stored[asked.path] = { ...held, ...(asked.body as object), revision: 4 };
      return json({ revision: 4 });
    };
    await desk.live.queue.send();
  }

  it('of a set: the trials since go, those before stay, and it goes on', async () => {
    desk.begin();
    desk.tap('correct');
    await storedThen(() => false);
    await storedThen((asked) => asked.path.startsWith('/sets'));
    desk.tap('incorrect');
    await desk.live.queue.send();
    const id = desk.live.set()?.id ?? '';
    await desk.live.discard(id);
    expect(desk.live.set()?.body.trials.map((one) => one.outcome)).toEqual(['correct']);
    expect([
      desk.live.unsaved(),
      desk.live.refused().length,
      desk.live.record()?.taps.length,
    ]).toEqual([0, 0, 1]);
    await storedThen(() => false);
    desk.tap('no_response');
    await desk.live.queue.send();
    expect([desk.live.unsaved(), desk.live.set()?.body.trials.length]).toEqual([0, 2]);
  });

  it('of a set that had been closed: it is closed as it was stored', async () => {
    desk.begin();
    desk.tap('correct', 'correct', 'correct', 'correct');
    await storedThen(() => false);
    const id = desk.live.set()?.id ?? '';
    await storedThen((asked) => asked.path === `/sets/${id}`);
    desk.live.change((record) => take(record, 'stick', { units: 'metric' }));
    await desk.live.queue.send();
    await desk.live.discard(id);
    expect(desk.live.record()?.sets.map((one) => one.body.status)).toEqual(['final', 'open']);
    expect(desk.live.record()?.sets[0]?.body.advice).toBeNull();
  });

  it('of a session: its end goes, it runs again with a set to tap in', async () => {
    desk.begin();
    desk.tap('correct');
    await storedThen(() => false);
    await storedThen((asked) => asked.path.startsWith('/sessions'));
    desk.live.change((record) => end(record, new Date().toISOString()));
    await desk.live.queue.send();
    await desk.live.discard(desk.live.record()?.sessionId ?? '');
    expect(desk.live.record()?.session).toMatchObject({ status: 'open', ended_at: null });
    expect(desk.live.set()?.body).toMatchObject({ skill: 'recall', ordinal: 2, trials: [] });
  });

  it('of a plan: it stands where the registry has it', async () => {
    desk.begin();
    desk.tap('correct', 'correct', 'correct', 'correct');
    await storedThen((asked) => asked.path.startsWith('/plans'));
    stored[`/plans/${recallPlan().id}`] = recallPlan({ revision: 9, name: 'recall outside' });
    desk.live.change((record) => take(record, 'push', { units: 'metric' }));
    await desk.live.queue.send();
    await desk.live.discard(recallPlan().id);
    expect(desk.live.record()?.plan).toMatchObject({ revision: 9, name: 'recall outside' });
    expect(desk.live.record()?.plan?.current_step_id).toBe(recallPlan().current_step_id);
    expect(desk.live.refused()).toEqual([]);
  });

  it('not at all while it cannot be read, and asks anew when it is there no more', async () => {
    desk.begin();
    desk.tap('correct');
    await storedThen(() => false);
    const id = desk.live.set()?.id ?? '';
    desk.answer = (asked) => (asked.method === 'GET' ? noNetwork() : refusal(404, 'not-found'));
    desk.tap('incorrect');
    await desk.live.queue.send();
    await expect(desk.live.discard(id)).rejects.toMatchObject({ offline: true });
    expect(desk.live.set()?.body.trials).toHaveLength(2);
    desk.answer = () => refusal(404, 'not-found');
    await desk.live.discard(id);
    expect(desk.live.set()?.body.trials).toHaveLength(2);
    expect(desk.live.refused().map((one) => one.id)).toEqual([id]);
    await desk.live.discard(id);
    expect(desk.live.set()?.body.trials).toEqual([]);
  });
});
