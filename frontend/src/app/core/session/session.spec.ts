import { TestBed } from '@angular/core/testing';
import { LENA, ME } from '../../../testing/examples';
import { FakeRegistry, json, noNetwork, refusal } from '../../../testing/fake-registry';
import { ApiClient } from '../http/api-client';
import { Session } from './session';

describe('Session', () => {
  let registry: FakeRegistry;
  let session: Session;

  beforeEach(() => {
    registry = new FakeRegistry();
    session = TestBed.inject(Session);
  });

  /** The page is opened anew on the same device. */
  function afterARestart(): Session {
    TestBed.resetTestingModule();
    return TestBed.inject(Session);
  }

  it('asks once who is signed in, also when asked twice at a time', async () => {
    registry.will(json(ME));
    expect(await Promise.all([session.restore(), session.restore()])).toEqual([true, true]);
    expect(registry.asked).toHaveLength(1);
    expect(session.person()?.id).toBe(LENA);
    expect(session.mayWrite()).toBe(true);
    expect(session.mayManage()).toBe(false);
  });

  it('keeps the person while the session is over, until it is asked again', async () => {
    registry.will(json(ME)).will(refusal(401, 'not-signed-in'));
    await session.restore();
    await TestBed.inject(ApiClient)
      .get('/dogs')
      .catch(() => null);
    expect(session.person()?.id).toBe(LENA);
    expect(await session.restore()).toBe(false);
    expect(session.person()).toBeNull();
  });

  it('cannot know without a network, and says so', async () => {
    registry.will(noNetwork());
    expect(await session.restore()).toBe(false);
    expect(session.problem()?.offline).toBe(true);
  });

  describe('registering', () => {
    const lena = {
      name: 'Lena',
      organization: 'Wolf',
      email: 'l@example.org',
      password: 'four words',
    };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const sent = () => registry.asked.map((one) => one.body);
    const wrong = (field: string) =>
      refusal(422, 'invalid', { errors: [{ pointer: `/${field}`, message: 'No.' }] });

    it("gives the practice the browser's time zone", async () => {
      registry.will(json(ME, 201));
      await session.register(lena);
      expect(sent()).toEqual([{ ...lena, time_zone: zone }]);
    });

    it('goes without a zone that the registry does not know', async () => {
      registry.will(wrong('time_zone')).will(json(ME, 201));
      await session.register(lena);
      expect(sent()).toEqual([{ ...lena, time_zone: zone }, lena]);
      expect(session.person()?.id).toBe(LENA);
    });

    it('tells of any other refusal', async () => {
      registry.will(wrong('email'));
      await expect(session.register(lena)).rejects.toMatchObject({ status: 422 });
      expect(sent()).toHaveLength(1);
    });
  });

  it('remembers who was signed in where there is no network, without the key to write', async () => {
    registry.will(json(ME)).will(noNetwork());
    await session.restore();
    const next = afterARestart();
    expect(await next.restore()).toBe(true);
    expect(next.person()?.id).toBe(LENA);
    expect([next.remembered(), next.problem()]).toEqual([true, null]);
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain(ME.csrf_token);
  });

  it('keeps nobody waiting for a weak network whom it remembers', async () => {
    registry.will(json(ME));
    await session.restore();
    vi.useFakeTimers();
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    const next = afterARestart();
    const restored = next.restore();
    await vi.advanceTimersByTimeAsync(2_500);
    vi.useRealTimers();
    expect(await restored).toBe(true);
    expect(next.remembered()).toBe(true);
  });

  it('asks again when the network is back', async () => {
    registry.will(json(ME)).will(noNetwork()).will(json(ME));
    await session.restore();
    const next = afterARestart();
    await next.restore();
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(next.remembered()).toBe(false));
    expect(TestBed.inject(ApiClient).csrfToken()).toBe(ME.csrf_token);
  });

  it('keeps in view whom it remembered when the session turns out to be over, and lets go at the next step', async () => {
    registry.will(json(ME)).will(noNetwork()).will(refusal(401, 'not-signed-in'));
    await session.restore();
    const next = afterARestart();
    await next.restore();
    await next.askAgain();
    expect([next.person()?.id, next.remembered()]).toEqual([LENA, false]);
    expect(await next.restore()).toBe(false);
    expect(await afterARestart().restore()).toBe(false);
  });

  it('remembers nobody after the log-out', async () => {
    registry.will(json(ME)).will(json({})).will(noNetwork());
    await session.restore();
    await session.logOut();
    expect(await afterARestart().restore()).toBe(false);
  });

  it('is signed out here when it was signed out there', async () => {
    registry.will(json(ME)).will(refusal(401, 'not-signed-in'));
    await session.restore();
    await session.logOut();
    expect(session.person()).toBeNull();
  });
});
