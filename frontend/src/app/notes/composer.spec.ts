import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { JUNO, ME, note } from '../../testing/examples';
import { textareaIn } from '../../testing/textarea-in';
import { Answer, Asked, FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { Session } from '../core/session/session';
import { Composer } from './composer';
import { Desk } from './desk';
import { DraftBox } from './draft-box';

describe('Composer', () => {
  let registry: FakeRegistry;
  let saving: () => Answer | Promise<Answer>;
  let fixture: ComponentFixture<Composer>;

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): HTMLTextAreaElement => textareaIn(page());
  const puts = (): Asked[] => registry.asked.filter((asked) => asked.method === 'PUT');

  beforeEach(async () => {
    saving = () => json(note(), 201);
    registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json(ME);
      if (asked.path.startsWith('/notes/') && asked.method === 'GET') return json(note());
      return asked.method === 'PUT' ? saving() : json({ items: [], next_cursor: null });
    });
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    await TestBed.inject(Session).restore();
    await open();
  });

  async function open(): Promise<void> {
    TestBed.inject(Desk).begin({ id: JUNO, name: 'Juno' });
    fixture = TestBed.createComponent(Composer);
    document.body.append(page());
    await fixture.whenStable();
  }

  async function write(body: string): Promise<void> {
    text().value = body;
    text().dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function press(key: KeyboardEventInit): Promise<void> {
    text().dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...key }));
    await vi.waitFor(() => expect(page().textContent).not.toContain('Saving …'));
    await fixture.whenStable();
  }

  it('has the cursor in the text at once', () => {
    expect(document.activeElement).toBe(text());
  });

  it('keeps every keystroke and gives it back after a crash', async () => {
    await write('Half a sen');
    const id = TestBed.inject(DraftBox).read(`dog:${JUNO}`)?.noteId;
    await open();
    expect(text().value).toBe('Half a sen');
    expect(TestBed.inject(DraftBox).read(`dog:${JUNO}`)?.noteId).toBe(id);
    expect(page().textContent).toContain('Your draft is back');
  });

  it('saves by keyboard and leaves no draft', async () => {
    await write('Sat 4/5.');
    await press({ key: 'Enter', ctrlKey: true });
    expect(puts()).toHaveLength(1);
    expect(puts()[0]?.body).toMatchObject({ dog_id: JUNO, body: 'Sat 4/5.', kind: 'general' });
    expect(TestBed.inject(DraftBox).read(`dog:${JUNO}`)).toBeNull();
    expect(TestBed.inject(Desk).open()).toBe(false);
  });

  it('keeps what is written while it is being saved, as a further revision of the same note', async () => {
    let answer: (one: Answer) => void = () => undefined;
    const answers: (Answer | Promise<Answer>)[] = [
      new Promise<Answer>((done) => (answer = done)),
      refusal(428, 'revision-needed'),
    ];
    saving = () => answers.shift() ?? json(note({ revision: 2 }));
    await write('Sat 4/5.');
    text().dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, key: 'Enter', ctrlKey: true }),
    );
    await vi.waitFor(() => expect(puts()).toHaveLength(1));
    await write('Sat 4/5. Limps.');
    answer(json(note(), 201));
    await vi.waitFor(() => expect(TestBed.inject(Desk).open()).toBe(false));
    expect(new Set(puts().map((asked) => asked.path)).size).toBe(1);
    expect(puts().at(-1)?.body).toMatchObject({ body: 'Sat 4/5. Limps.' });
    expect(puts().at(-1)?.headers.get('If-Match')).toBe('"1"');
    expect(TestBed.inject(DraftBox).read(`dog:${JUNO}`)).toBeNull();
  });

  it('keeps the text when there is no network, says so, and retries as the same note', async () => {
    saving = () => noNetwork();
    await write('Sat 4/5.');
    await press({ key: 'Enter', metaKey: true });
    expect(page().querySelector('[role=alert]')?.textContent).toContain('safe on this device');
    expect(text().value).toBe('Sat 4/5.');
    expect(TestBed.inject(Desk).open()).toBe(true);

    saving = () => json(note(), 201);
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(TestBed.inject(Desk).open()).toBe(false));
    expect(new Set(puts().map((asked) => asked.path)).size).toBe(1);
  });

  it('offers the way to log in when the session is over', async () => {
    saving = () => refusal(401, 'not-signed-in');
    await write('Sat 4/5.');
    await press({ key: 'Enter', ctrlKey: true });
    expect(page().querySelector('a[href^="/login"]')?.textContent).toContain('Log in');
    expect(TestBed.inject(DraftBox).read(`dog:${JUNO}`)?.body).toBe('Sat 4/5.');
  });

  it('says in words what is refused', async () => {
    saving = () =>
      refusal(422, 'invalid', { errors: [{ pointer: '/body', message: 'Shorten it a little.' }] });
    await write('x');
    await press({ key: 'Enter', ctrlKey: true });
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Shorten it a little.');
  });

  it('sends nothing that was not written', async () => {
    await write('   ');
    await press({ key: 'Enter', ctrlKey: true });
    expect(puts()).toHaveLength(0);
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Write a word first');
  });
});
