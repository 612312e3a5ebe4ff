import { TestBed } from '@angular/core/testing';
import { TimelineItem } from '../api/types';
import { JUNO, LENA } from '../../testing/examples';
import { FakeRegistry, json, noNetwork } from '../../testing/fake-registry';
import { byDay, TimelineStore } from './timeline-store';

function item(id: string, occurred_at: string, tags: string[] = []): TimelineItem {
  return {
    id,
    kind: 'note',
    dog_id: JUNO,
    occurred_at,
    author: { id: LENA, name: 'Lena' },
    title: '',
    summary: '',
    tags,
    revision: 1,
    detail_kind: 'general',
    visibility: 'team',
    results: null,
  };
}

describe('byDay', () => {
  it('gathers by the day of the writer, in the order given', () => {
    const days = byDay([
      item('c', '2026-10-07T00:10:00+02:00'),
      item('b', '2026-10-06T23:50:00+02:00'),
      item('a', '2026-10-06T09:00:00+02:00'),
    ]);
    expect(days.map((day) => [day.day, day.items.map((one) => one.id)])).toEqual([
      ['2026-10-07', ['c']],
      ['2026-10-06', ['b', 'a']],
    ]);
  });
});

it('leaves a day as it was when nothing of it changed', () => {
  const [a, b, c] = ['06', '06', '05'].map((day, n) => item(String(n), `2026-10-${day}T10:00:00Z`));
  if (!a || !b || !c) throw new Error('three items');
  const before = byDay([b, c]);
  const after = byDay([a, b, c], before);
  expect(after.map(({ items }) => items)).toEqual([[a, b], [c]]);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

it('tells apart the same day of two zones that take turns', () => {
  const days = byDay([
    item('c', '2026-10-06T00:30:00+02:00'),
    item('b', '2026-10-05T20:00:00-02:00'),
    item('a', '2026-10-06T00:10:00+02:00'),
  ]);
  expect(new Set(days.map(({ key }) => key)).size).toBe(3);
});

describe('TimelineStore', () => {
  let registry: FakeRegistry;
  let store: TimelineStore;

  beforeEach(() => {
    registry = new FakeRegistry();
    TestBed.configureTestingModule({ providers: [TimelineStore] });
    store = TestBed.inject(TimelineStore);
  });

  it('adds the next page below the first', async () => {
    registry
      .will(json({ items: [item('b', '2026-10-06T10:00:00Z', ['pond'])], next_cursor: 'x' }))
      .will(
        json({ items: [item('a', '2026-10-05T10:00:00Z', ['pond', 'car'])], next_cursor: null }),
      );
    await store.open(JUNO, { kind: '', tag: '' });
    expect(store.hasMore()).toBe(true);
    await store.more();
    expect(store.items().map((one) => one.id)).toEqual(['b', 'a']);
    expect(store.tags()).toEqual(['pond', 'car']);
    expect(store.hasMore()).toBe(false);
    expect(registry.asked[1]?.path).toContain('cursor=x');
  });

  it('keeps what is there when the next page does not come, and tries again', async () => {
    registry
      .will(json({ items: [item('b', '2026-10-06T10:00:00Z')], next_cursor: 'x' }))
      .will(noNetwork())
      .will(json({ items: [item('a', '2026-10-05T10:00:00Z')], next_cursor: null }));
    await store.open(JUNO, { kind: '', tag: '' });
    await store.more();
    expect(store.problem()?.offline).toBe(true);
    expect(store.state()).toBe('full');
    store.retry();
    await vi.waitFor(() => expect(store.items()).toHaveLength(2));
  });

  it('asks for the units once, and only when a session has a distance', async () => {
    const session = { ...item('s', '2026-10-05T10:00:00Z'), kind: 'session' };
    const near = { metric: 'recall 4/5 (80 %)', us: 'recall 4/5 (80 %)' };
    const far = { metric: 'dog at 12 m', us: 'dog at 39 ft' };
    registry
      .will(json({ items: [{ ...session, results: near }], next_cursor: 'x' }))
      .will(json({ items: [{ ...session, results: far }], next_cursor: 'y' }))
      .will(json({ unit_system: 'us' }))
      .will(json({ items: [{ ...session, results: far }], next_cursor: null }));
    await store.open(JUNO, { kind: '', tag: '' });
    expect(registry.asked).toHaveLength(1);
    await store.more();
    await store.more();
    expect(store.units()).toBe('us');
    expect(registry.asked.filter((one) => one.path === '/organization')).toHaveLength(1);
  });

  it('tells empty from failed', async () => {
    registry.will(json({ items: [], next_cursor: null })).will(noNetwork());
    await store.open(JUNO, { kind: '', tag: '' });
    expect(store.state()).toBe('empty');
    await store.open(JUNO, { kind: 'plan', tag: '' });
    expect(store.state()).toBe('failed');
  });
});
