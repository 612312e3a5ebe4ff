import { TestBed } from '@angular/core/testing';
import { LENA, ME, PIP } from '../../testing/examples';
import { FakeRegistry, json } from '../../testing/fake-registry';
import { Session } from '../core/session/session';
import { SharedFile, SharedText, SharedThing, Shelf } from './shelf';
import { WaitingFiles } from './waiting-files';

class ShelfInMemory extends Shelf {
  things: readonly SharedThing[] = [];
  person: string | null = null;
  closed = false;

  override all(): Promise<readonly SharedThing[]> {
    return this.closed ? Promise.reject(new DOMException('closed')) : Promise.resolve(this.things);
  }

  override change(put: readonly SharedThing[], remove: readonly string[] = []): Promise<void> {
    const gone = new Set([...put.map((thing) => thing.id), ...remove]);
    this.things = [...this.things.filter((thing) => !gone.has(thing.id)), ...put];
    return Promise.resolve();
  }

  override belongTo(personId: string | null): Promise<void> {
    this.person = personId;
    return Promise.resolve();
  }
}

const SHARED_AT = '2026-03-14T16:20:00Z';

function photo(id: string, part: Partial<SharedFile> = {}): SharedFile {
  const content = new Blob(['light'], { type: 'image/jpeg' });
  const fresh = { personId: LENA, sharedAt: SHARED_AT, type: 'image/jpeg' };
  return { id, kind: 'file', name: `${id}.jpg`, content, ...fresh, ...part };
}

function words(id: string): SharedText {
  return { id, kind: 'text', text: 'Sick twice', personId: LENA, sharedAt: SHARED_AT };
}

describe('WaitingFiles', () => {
  let shelf: ShelfInMemory;
  let waiting: WaitingFiles;
  let session: Session;

  beforeEach(async () => {
    new FakeRegistry().will(json(ME));
    shelf = new ShelfInMemory();
    TestBed.configureTestingModule({ providers: [{ provide: Shelf, useValue: shelf }] });
    session = TestBed.inject(Session);
    await session.restore();
    waiting = TestBed.inject(WaitingFiles);
    TestBed.tick();
  });

  it('says to the device whose is what is shared, and that it is nobody’s after the log-out', () => {
    expect(shelf.person).toBe(LENA);
    session.forget();
    TestBed.tick();
    expect(shelf.person).toBeNull();
  });

  it('shows what is one’s own and what was shared while nobody was signed in', async () => {
    shelf.things = [
      photo('mine'),
      photo('nobodys', { personId: null }),
      photo('anothers', { personId: PIP }),
    ];
    await waiting.load();
    expect(waiting.all().map((file) => file.id)).toEqual(['mine', 'nobodys']);
  });

  it('hands out the words, too, and lets go what has found its note', async () => {
    shelf.things = [words('words'), photo('one'), photo('two')];
    const things = await waiting.load();
    expect(things.map((thing) => thing.id)).toEqual(['words', 'one', 'two']);
    await waiting.takeAway(things.slice(0, 2));
    expect(shelf.things.map((thing) => thing.id)).toEqual(['two']);
    expect(waiting.all().map((file) => file.id)).toEqual(['two']);
  });

  it('says when the device does not show what it keeps', async () => {
    shelf.closed = true;
    expect(await waiting.load()).toEqual([]);
    expect(waiting.failed()).toBe(true);
  });
});
