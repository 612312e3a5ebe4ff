import { TestBed } from '@angular/core/testing';
import { FakeRegistry, json, noNetwork } from '../../testing/fake-registry';
import { ApiClient } from '../core/http/api-client';
import { ReadAhead } from './read-ahead';
import { Waiting } from './waiting';

describe('What is read ahead', () => {
  let registry: FakeRegistry;
  let ahead: ReadAhead;
  let api: ApiClient;

  beforeEach(() => {
    registry = new FakeRegistry();
    registry.will(json({ name: 'first' })).will(json({ name: 'second' }));
    ahead = TestBed.inject(ReadAhead);
    api = TestBed.inject(ApiClient);
    TestBed.inject(Waiting).complete.set(true);
  });

  it('is given to whoever asks for it, once', async () => {
    await ahead.read('/dogs/juno', { limit: 5 });
    expect(await ahead.get('/dogs/juno', { limit: 5 })).toEqual({ name: 'first' });
    expect(registry.asked).toHaveLength(1);
    expect(await ahead.get('/dogs/juno', { limit: 5 })).toEqual({ name: 'second' });
  });

  it('is not given to another question', async () => {
    await ahead.read('/dogs/juno', { limit: 5 });
    expect(await ahead.get('/dogs/juno', { limit: 6 })).toEqual({ name: 'second' });
  });

  it('is read once as long as nothing changes', async () => {
    await ahead.read('/dogs/juno');
    await ahead.read('/dogs/juno');
    expect(registry.asked).toHaveLength(1);
  });

  it.each([
    ['a record changed', (): void => api.changes.set(1)],
    ['something was written', (): void => api.writes.set(1)],
    ['somebody else is here', (): void => api.personId.set('tom')],
    ['they look at another practice', (): void => api.organizationId.set('hill')],
  ])('counts no more once %s', async (_, change) => {
    await ahead.read('/dogs/juno');
    change();
    expect(await ahead.get('/dogs/juno')).toEqual({ name: 'second' });
  });

  it('asks nobody while this device could not answer', async () => {
    TestBed.inject(Waiting).complete.set(false);
    await ahead.read('/dogs/juno');
    expect(registry.asked).toHaveLength(0);
  });

  it('is asked for again when it could not be had', async () => {
    const failing = new FakeRegistry();
    failing.will(noNetwork()).will(json({ name: 'second' }));
    await ahead.read('/dogs/juno');
    expect(await ahead.get('/dogs/juno')).toEqual({ name: 'second' });
  });
});
