import { Problem } from '../../core/http/problem';
import { Page, Paged } from './paged';
import { Remote } from './remote';

interface Entry {
  readonly id: number;
  readonly text: string;
}

/** A list as a device answers it: so many at once, behind a cursor. */
class Shelf {
  entries: readonly Entry[] = Array.from({ length: 9 }, (_, id) => ({ id, text: `entry ${id}` }));
  broken = false;
  reads = 0;

  readonly read = (cursor: string | null, _signal: AbortSignal, most = 3): Promise<Page<Entry>> => {
    this.reads += 1;
    if (this.broken) return Promise.reject(problem(0));
    const from = Number(cursor ?? 0);
    const items = this.entries.slice(from, from + most).map((one) => ({ ...one }));
    const next = from + most < this.entries.length ? String(from + most) : null;
    return Promise.resolve({ items, next_cursor: next });
  };
}

function problem(status: number): Problem {
  return new Problem({ code: 'x', status, title: '', detail: '' });
}

describe('A list that is read again', () => {
  let shelf: Shelf;
  let list: Paged<Entry>;

  beforeEach(async () => {
    shelf = new Shelf();
    list = new Paged<Entry>();
    await list.open(shelf.read);
    await list.more();
  });

  it('keeps as much in view as there was, and every item that is the same', async () => {
    const before = list.items();
    expect(before).toHaveLength(6);
    shelf.entries = shelf.entries.map((one) => (one.id === 4 ? { ...one, text: 'changed' } : one));
    shelf.reads = 0;
    expect(await list.reread()).toBe(true);
    expect(shelf.reads).toBe(1);
    expect(list.items().map(({ text }) => text)[4]).toBe('changed');
    for (const place of [0, 1, 2, 3, 5]) expect(list.items()[place]).toBe(before[place]);
    await list.more();
    expect(list.items().map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is the very same list when nothing of it changed', async () => {
    const before = list.items();
    await list.reread();
    expect(list.items()).toBe(before);
  });

  it('shows what came on top', async () => {
    shelf.entries = [{ id: 99, text: 'new' }, ...shelf.entries];
    await list.reread();
    expect(list.items()[0]?.id).toBe(99);
  });

  it('stays as it was when it cannot be read', async () => {
    shelf.broken = true;
    expect(await list.reread()).toBe(true);
    expect(list.state()).toBe('full');
    expect(list.problem()).toBeNull();
  });

  it('gives way to the next page that is under way', async () => {
    const more = list.more();
    expect(await list.reread()).toBe(false);
    await more;
    expect(list.items()).toHaveLength(9);
  });
});

describe('One thing that is read again', () => {
  it('is the same object while it says the same, and says when it is gone', async () => {
    let answer: () => Promise<Entry> = () => Promise.resolve({ id: 1, text: 'a' });
    const remote = new Remote<Entry>();
    await remote.load(() => answer());
    const before = remote.value();
    await remote.reread();
    expect(remote.value()).toBe(before);
    answer = () => Promise.resolve({ id: 1, text: 'b' });
    await remote.reread();
    expect(remote.value()?.text).toBe('b');
    answer = () => Promise.reject(problem(0));
    await remote.reread();
    expect(remote.value()?.text).toBe('b');
    answer = () => Promise.reject(problem(404));
    await remote.reread();
    expect(remote.state()).toBe('failed');
  });
});
