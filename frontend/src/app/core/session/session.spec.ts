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

  it('is signed out here when it was signed out there', async () => {
    registry.will(json(ME)).will(refusal(401, 'not-signed-in'));
    await session.restore();
    await session.logOut();
    expect(session.person()).toBeNull();
  });
});
