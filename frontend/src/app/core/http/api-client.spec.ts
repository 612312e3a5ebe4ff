import { TestBed } from '@angular/core/testing';
import { FakeRegistry, json, noNetwork, refusal } from '../../../testing/fake-registry';
import { ApiClient } from './api-client';
import { Problem } from './problem';

describe('ApiClient', () => {
  let registry: FakeRegistry;
  let client: ApiClient;

  beforeEach(() => {
    registry = new FakeRegistry();
    client = TestBed.inject(ApiClient);
    client.csrfToken.set('token-1');
    client.organizationId.set('org-1');
  });

  it('proves itself on every write and on no read', async () => {
    registry.will(json({}));
    await client.get('/dogs');
    await client.put('/dogs/1', { call_name: 'Juno' });
    expect(registry.asked[0]?.headers.has('X-CSRF-Token')).toBe(false);
    expect(registry.asked[1]?.headers.get('X-CSRF-Token')).toBe('token-1');
    expect(registry.asked[1]?.headers.get('X-Organization')).toBe('org-1');
  });

  it('names the revision it writes over', async () => {
    registry.will(json({}));
    await client.patch('/notes/1', { body: 'x' }, { revision: 4 });
    expect(registry.asked[0]?.headers.get('If-Match')).toBe('"4"');
    expect(registry.asked[0]?.headers.get('Content-Type')).toBe('application/merge-patch+json');
  });

  it('leaves out what was not asked for', async () => {
    registry.will(json({}));
    await client.get('/dogs', { query: { q: 'ju no', status: '', cursor: null, limit: 5 } });
    expect(registry.asked[0]?.path).toBe('/dogs?q=ju+no&limit=5');
  });

  it('takes a new token and tries once more when the old one is stale', async () => {
    registry
      .will(refusal(403, 'csrf'))
      .will(json({ csrf_token: 'token-2' }))
      .will(json({ id: '1' }));
    expect(await client.put('/notes/1', {})).toEqual({ id: '1' });
    expect(registry.asked.map((asked) => asked.path)).toEqual(['/notes/1', '/me', '/notes/1']);
    expect(registry.asked[2]?.headers.get('X-CSRF-Token')).toBe('token-2');
  });

  it('does not try for ever', async () => {
    registry
      .will(refusal(403, 'csrf'))
      .will(json({ csrf_token: 'token-2' }))
      .will(refusal(403, 'csrf'));
    await expect(client.put('/notes/1', {})).rejects.toMatchObject({ code: 'csrf' });
    expect(registry.asked).toHaveLength(3);
  });

  it('sends nothing of one person as another who signed in meanwhile', async () => {
    client.personId.set('lena');
    registry
      .will(refusal(403, 'csrf'))
      .will(json({ csrf_token: 'token-2', person: { id: 'marek' } }))
      .will(json({}));
    await expect(client.put('/notes/1', {})).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(registry.asked.map((one) => one.method)).toEqual(['PUT', 'GET']);
    expect(client.signedOut()).toBe(1);
  });

  it('tells no network from a refusal', async () => {
    registry.will(noNetwork());
    const thrown = await client.get('/dogs').catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    expect((thrown as Problem).offline).toBe(true);
  });

  it('says when the session is over', async () => {
    registry.will(refusal(401, 'not-signed-in'));
    await expect(client.get('/dogs')).rejects.toMatchObject({ status: 401 });
    expect(client.signedOut()).toBe(1);
  });

  it('passes an abort on as such', async () => {
    const abort = new AbortController();
    abort.abort();
    registry.will(new DOMException('gone', 'AbortError'));
    await expect(client.get('/dogs', { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('reads an empty answer', async () => {
    registry.will(new Response(null, { status: 204 }));
    expect(await client.delete('/tokens/1')).toBeUndefined();
  });
});
