import { TestBed } from '@angular/core/testing';
import { JUNO, ME, PIP } from '../../testing/examples';
import { FakeRegistry, json } from '../../testing/fake-registry';
import { Session } from '../core/session/session';
import { DraftBox } from './draft-box';

describe('DraftBox', () => {
  let box: DraftBox;
  let session: Session;
  let registry: FakeRegistry;

  beforeEach(async () => {
    registry = new FakeRegistry().will(json(ME));
    session = TestBed.inject(Session);
    await session.restore();
    box = TestBed.inject(DraftBox);
  });

  it('gives back what was kept, with the same id for the note', () => {
    const draft = { ...box.fresh(JUNO), body: 'Half a sen' };
    box.keep(`dog:${JUNO}`, draft);
    expect(box.read(`dog:${JUNO}`)).toEqual(draft);
  });

  it('keeps one draft for each dog', () => {
    box.keep(`dog:${JUNO}`, { ...box.fresh(JUNO), body: 'about Juno' });
    box.keep(`dog:${PIP}`, { ...box.fresh(PIP), body: 'about Pip' });
    box.keep('nowhere', { ...box.fresh(null), body: 'about nobody yet' });
    expect(box.read(`dog:${JUNO}`)?.body).toBe('about Juno');
    expect([...box.dogsWithDraft()].sort()).toEqual([JUNO, PIP].sort());
    box.drop(`dog:${JUNO}`);
    expect(box.dogsWithDraft()).toEqual([PIP]);
  });

  it('gives what was written to a dog, below what was begun there, and finds it by its note', () => {
    const begun = { ...box.fresh(JUNO), body: 'Second exit, loose.' };
    const shared = { ...box.fresh(null), body: 'Sick twice.' };
    box.keep(`dog:${JUNO}`, begun);
    box.keep('nowhere', shared);
    expect(box.holding(shared.noteId)?.body).toBe('Sick twice.');
    const given = box.give(shared, JUNO);
    expect(given).toMatchObject({
      noteId: begun.noteId,
      body: 'Second exit, loose.\n\nSick twice.',
    });
    expect(box.read(`dog:${JUNO}`)).toEqual(given);
    expect(box.holding(begun.noteId)).toEqual(given);
    expect(box.holding(shared.noteId)).toBeNull();
    expect(box.give(shared, PIP)).toMatchObject({ noteId: shared.noteId, dogId: PIP });
  });

  it('shows a draft to nobody else on this device', async () => {
    box.keep(`dog:${JUNO}`, { ...box.fresh(JUNO), body: 'mine' });
    session.forget();
    registry.will(json({ ...ME, person: { ...ME.person, id: PIP } }));
    await session.logIn({ email: 'x', password: 'y' });
    await session.logIn({ email: 'x', password: 'y' });
    expect(session.person()?.id).toBe(PIP);
    expect(box.read(`dog:${JUNO}`)).toBeNull();
    expect(box.dogsWithDraft()).toEqual([]);
  });

  it('says when the device keeps nothing more', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    box.keep(`dog:${JUNO}`, box.fresh(JUNO));
    expect(box.keeps()).toBe(false);
    full.mockRestore();
    box.keep(`dog:${JUNO}`, box.fresh(JUNO));
    expect(box.keeps()).toBe(true);
  });

  it('does not fall over half a draft', () => {
    box.keep('nowhere', box.fresh(null));
    const key = Object.keys(localStorage).find((one) => one.endsWith('nowhere')) ?? '';
    localStorage.setItem(key, '{"noteId": "01');
    expect(box.read('nowhere')).toBeNull();
  });
});
