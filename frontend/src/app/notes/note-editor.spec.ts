import { ComponentFixture, TestBed } from '@angular/core/testing';
import { NOTE, note } from '../../testing/examples';
import { textareaIn } from '../../testing/textarea-in';
import { Answer, Asked, FakeRegistry, json, refusal } from '../../testing/fake-registry';
import { Note } from '../api/types';
import { DraftBox } from './draft-box';
import { NoteEditor } from './note-editor';

describe('NoteEditor', () => {
  let registry: FakeRegistry;
  let fixture: ComponentFixture<NoteEditor>;
  let saved: Note[];

  const patches = (): Asked[] => registry.asked.filter((asked) => asked.method === 'PATCH');
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const button = (name: string): HTMLButtonElement | undefined =>
    [...page().querySelectorAll('button')].find((one) => one.textContent.trim() === name);

  beforeEach(async () => {
    registry = new FakeRegistry();
    fixture = TestBed.createComponent(NoteEditor);
    fixture.componentRef.setInput('note', note());
    saved = [];
    fixture.componentInstance.saved.subscribe((one) => saved.push(one));
    await fixture.whenStable();
  });

  async function write(body: string): Promise<void> {
    const text = textareaIn(page());
    text.value = body;
    text.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function tap(name: string): Promise<void> {
    button(name)?.click();
    await vi.waitFor(() => expect(page().textContent).not.toContain('Saving …'));
    await fixture.whenStable();
  }

  it('sends only what changed, over the revision that was read', async () => {
    registry.will(json(note({ revision: 2, body: 'Recall 7/10.' })));
    await write('Recall 7/10.');
    await tap('Save note');
    expect(patches()[0]?.body).toEqual({ body: 'Recall 7/10.' });
    expect(patches()[0]?.headers.get('If-Match')).toBe('"1"');
    expect(saved[0]?.revision).toBe(2);
  });

  it('keeps what is written while it is being saved, as a further revision', async () => {
    let answer: (one: Answer) => void = () => undefined;
    registry
      .will(() => new Promise<Answer>((done) => (answer = done)))
      .will(json(note({ revision: 3, body: 'Recall 7/10. Limps.' })));
    await write('Recall 7/10.');
    button('Save note')?.click();
    await vi.waitFor(() => expect(patches()).toHaveLength(1));
    await write('Recall 7/10. Limps.');
    answer(json(note({ revision: 2, body: 'Recall 7/10.' })));
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(patches()[1]?.body).toEqual({ body: 'Recall 7/10. Limps.' });
    expect(patches()[1]?.headers.get('If-Match')).toBe('"2"');
    expect(TestBed.inject(DraftBox).read(`note:${NOTE}`)).toBeNull();
  });

  it('keeps an edit on the device until it is saved', async () => {
    await write('Recall 7/10.');
    expect(TestBed.inject(DraftBox).read(`note:${NOTE}`)?.body).toBe('Recall 7/10.');
  });

  describe('when somebody was faster', () => {
    beforeEach(async () => {
      registry
        .will(refusal(412, 'stale', { current: note({ revision: 5, body: 'Recall 9/10.' }) }))
        .will(json(note({ revision: 6 })));
      await write('Recall 7/10.');
      await tap('Save note');
    });

    it('shows both texts and overwrites nothing', () => {
      expect(page().querySelector('del')?.textContent).toContain('9/10');
      expect(page().querySelector('ins')?.textContent).toContain('7/10');
      expect(saved).toEqual([]);
    });

    it('writes over the one it has shown when told to', async () => {
      await tap('Save mine');
      expect(patches()[1]?.headers.get('If-Match')).toBe('"5"');
      expect(saved[0]?.revision).toBe(6);
    });

    it('puts both together', async () => {
      await tap('Put both together');
      await tap('Save mine');
      expect(patches()[1]?.body).toEqual({ body: 'Recall 9/10.\n\nRecall 7/10.' });
    });

    it('lets theirs stand', async () => {
      await tap('Keep theirs');
      expect(saved[0]?.body).toBe('Recall 9/10.');
      expect(TestBed.inject(DraftBox).read(`note:${NOTE}`)).toBeNull();
    });
  });
});
