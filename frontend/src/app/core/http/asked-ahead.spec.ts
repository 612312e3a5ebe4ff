import { TestBed } from '@angular/core/testing';
import { FakeRegistry, json, refusal } from '../../../testing/fake-registry';
import { ApiClient } from './api-client';

describe('what was asked ahead', () => {
  const ADDRESS = '/api/v1/dogs/1/timeline?limit=12';
  const read = () => client.get('/dogs/1/timeline', { query: { limit: 12 } });
  let registry: FakeRegistry;
  let client: ApiClient;

  beforeEach(() => {
    registry = new FakeRegistry().will(json('asked now'));
    client = TestBed.inject(ApiClient);
    vi.spyOn(performance, 'now').mockReturnValue(1_000);
    window.longlineAsked = new Map([[ADDRESS, Promise.resolve(json('asked ahead'))]]);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    delete window.longlineAsked;
  });

  it('is taken once, then the registry is asked', async () => {
    expect(await read()).toBe('asked ahead');
    expect(registry.asked).toHaveLength(0);
    expect(await read()).toBe('asked now');
  });

  it('answers that question only', async () => {
    expect(await client.get('/dogs/1/timeline', { query: { limit: 40 } })).toBe('asked now');
  });

  it('is let go by a log-in: it was told to somebody else', async () => {
    await client.post('/auth/login', {});
    expect(await read()).toBe('asked now');
  });

  it('is not told to a page that has been open for a while', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(20_000);
    expect(await read()).toBe('asked now');
  });

  it('is a problem like any other when it was refused or never arrived', async () => {
    window.longlineAsked?.set(ADDRESS, Promise.resolve(refusal(401, 'not-signed-in')));
    await expect(read()).rejects.toMatchObject({ signedOut: true });
    expect(client.signedOut()).toBe(1);
    window.longlineAsked?.set(ADDRESS, Promise.reject(new TypeError('no network')));
    await expect(read()).rejects.toMatchObject({ offline: true });
  });
});
