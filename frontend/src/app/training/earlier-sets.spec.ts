import { vi } from 'vitest';
import { JUNO } from '../../testing/examples';
import { json, noNetwork } from '../../testing/fake-registry';
import { LiveDesk } from '../../testing/live-desk';
import { recallPlan } from '../../testing/plans';
import { PUSH_DROP_STICK } from '../measures/advance-rules';

describe('Earlier sets under a rule that wants two in a row', () => {
  let desk: LiveDesk;

  beforeEach(async () => {
    desk = new LiveDesk();
    await desk.open();
  });

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
    desk.begin({ advance_rule: TWICE });
  }

  function four(): void {
    desk.tap('correct', 'correct', 'correct', 'correct');
  }

  it('pushes with one set of yesterday and one of today, and says so', async () => {
    desk.earlier = () => json({ items: [yesterday()] });
    beginTwice();
    four();
    await vi.waitFor(() => expect(desk.live.advice()?.advice).toBe('push'));
    expect(desk.live.advice()?.reason).toBe(
      '4 of 4 correct (100 %) for 2 sets in a row, 1 of them in an earlier session: ' +
        'push from 4 of 5 on. Go to the next step.',
    );
    expect(desk.registry.asked.map((one) => one.path)).toContain(
      `/dogs/${JUNO}/sets?plan_id=${recallPlan().id}`,
    );
  });

  it('counts no set of another step, and the fear of yesterday brakes nothing today', async () => {
    const near = { duration_s: null, distance_m: 5, distraction: 1 };
    desk.earlier = () => json({ items: [yesterday({ step: near, fas_peak: 5 })] });
    beginTwice();
    four();
    await vi.waitFor(() => expect(desk.live.record()?.earlier).toHaveLength(1));
    expect(desk.live.advice()).toMatchObject({ advice: 'stick', braked: false });
    expect(desk.live.advice()?.reason).toContain('1 set of 2 in a row');
  });

  it('splits after a drop of yesterday and one of today', async () => {
    desk.earlier = () => json({ items: [yesterday({ correct: 1 })] });
    beginTwice();
    desk.tap('incorrect', 'incorrect', 'incorrect');
    await vi.waitFor(() => expect(desk.live.advice()?.advice).toBe('split'));
    expect(desk.live.advice()?.reason).toContain(
      'after 1 of 5 in the set before, in an earlier session',
    );
  });

  it('counts without a network what this device knows of the session before', async () => {
    desk.earlier = () => noNetwork();
    beginTwice();
    four();
    expect(desk.live.advice()?.advice).toBe('stick');
    desk.live.finish();
    beginTwice();
    four();
    expect(desk.live.advice()?.reason).toContain(
      '2 sets in a row, 1 of them in an earlier session',
    );
    await desk.open();
    expect(desk.live.advice()?.advice).toBe('push');
  });

  it('counts its own sets once, whatever the registry answers of them', async () => {
    beginTwice();
    const own = desk.live.record()?.sessionId;
    desk.earlier = () => json({ items: [yesterday({ session_id: own })] });
    four();
    await desk.open();
    await vi.waitFor(() => expect(desk.live.record()?.earlier).toHaveLength(1));
    expect(desk.live.advice()?.reason).toContain('1 set of 2 in a row');
  });
});
