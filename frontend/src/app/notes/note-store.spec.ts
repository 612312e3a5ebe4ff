import { TestBed } from '@angular/core/testing';
import { JUNO, NOTE, note } from '../../testing/examples';
import { FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { NoteStore } from './note-store';

describe('NoteStore', () => {
  const fresh = { dog_id: JUNO, body: 'Sat 4/5.', occurred_at: '2026-10-06T17:30:00+02:00' };
  let registry: FakeRegistry;
  let store: NoteStore;

  beforeEach(() => {
    registry = new FakeRegistry();
    store = TestBed.inject(NoteStore);
  });

  it('writes a new note under the id it was given', async () => {
    registry.will(json(note(), 201));
    await store.create(NOTE, fresh);
    expect(registry.asked[0]).toMatchObject({ method: 'PUT', path: `/notes/${NOTE}`, body: fresh });
    expect(store.changed()).toEqual({ dogId: JUNO, noteId: NOTE });
  });

  it('tries again under the same id after a lost answer', async () => {
    registry.will(noNetwork()).will(json(note()));
    await expect(store.create(NOTE, fresh)).rejects.toMatchObject({ offline: true });
    await store.create(NOTE, fresh);
    expect(new Set(registry.asked.map((asked) => asked.path)).size).toBe(1);
  });

  it('writes the later text over a first try that had arrived after all', async () => {
    registry
      .will(refusal(428, 'if-match-required'))
      .will(json(note({ revision: 1 })))
      .will(json(note({ revision: 2 })));
    const saved = await store.create(NOTE, { ...fresh, body: 'Sat 5/5.' });
    expect(saved.revision).toBe(2);
    expect(registry.asked[2]?.headers.get('If-Match')).toBe('"1"');
    expect(registry.asked[2]?.body).toMatchObject({ body: 'Sat 5/5.' });
  });

  it('gives the reason of a change to the history', async () => {
    registry.will(json(note({ revision: 2 })));
    await store.change(NOTE, 1, { body: 'x' }, 'wrong dog');
    expect(registry.asked[0]?.path).toBe(`/notes/${NOTE}?reason=wrong+dog`);
    expect(registry.asked[0]?.headers.get('If-Match')).toBe('"1"');
  });
});
