import { TestBed } from '@angular/core/testing';
import { vi } from 'vitest';
import { FakeRegistry, noNetwork } from '../../testing/fake-registry';
import { ApiClient } from '../core/http/api-client';
import { ChangeStream } from './change-stream';

function events(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });
}

afterEach(() => vi.useRealTimers());

it('tells of each change once, and says next time what it heard and for which practice', async () => {
  TestBed.inject(ApiClient).organizationId.set('hill');
  const registry = new FakeRegistry()
    .will(() => events('retry: 1\nevent: changed\nid: 7\ndata: {}\n\n'))
    .will(() => events('retry: 60000\nevent: unchanged\nid: 7\ndata: {}\n\n'));
  const stop = new AbortController();
  const changed = vi.fn();
  const over = TestBed.inject(ChangeStream).follow(changed, stop.signal);
  await vi.waitFor(() => expect(registry.asked).toHaveLength(2));
  stop.abort();
  await over;
  expect(changed).toHaveBeenCalledTimes(1);
  expect(registry.asked.map(({ headers }) => headers.get('Last-Event-ID'))).toEqual([null, '7']);
  expect(registry.asked[1]?.headers.get('X-Organization')).toBe('hill');
});

it('comes again after a while when the line broke, and less often each time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const registry = new FakeRegistry().will(noNetwork());
  const stop = new AbortController();
  const over = TestBed.inject(ChangeStream).follow(vi.fn(), stop.signal);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(registry.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(registry.asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(registry.asked).toHaveLength(2);
  stop.abort();
  await over;
});
