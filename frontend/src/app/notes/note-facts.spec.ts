import { ComponentFixture, TestBed } from '@angular/core/testing';
import { JUNO } from '../../testing/examples';
import { FakeRegistry, json } from '../../testing/fake-registry';
import { KeptFact } from '../api/types';
import { Fact } from '../shorthand/facts';
import { Known } from '../shorthand/known';
import { ReadingContext, SHORTHAND } from './fact-reader';
import { NoteFacts } from './note-facts';

const SESSION = '0199a000-0000-7000-8000-0000000000a1';
const knownTo: Known[] = [];

/** Reads every "4/5" or "word 4/5", as much as these tests need. */
function read(
  text: string,
  _language: string,
  _stale: AbortSignal,
  { known }: ReadingContext,
): Promise<Fact[]> {
  knownTo.push(known);
  const found = [...text.matchAll(/(?:(\w+) )?(\d+)\/(\d+)/gu)];
  return Promise.resolve(
    found.map((one): Fact => ({
      type: 'set',
      span: [one.index, one.index + one[0].length],
      skill: one[1] ?? null,
      correct: Number(one[2]),
      scorable: Number(one[3]),
    })),
  );
}

/** Three of five for a sit, after one that was undone, and a set that was made void. */
function tapped(): object[] {
  const trial = (outcome: string, undone_at: string | null = null): object => ({
    outcome,
    undone_at,
  });
  const outcomes = ['correct', 'correct', 'correct', 'incorrect', 'no_response'];
  const trials = outcomes.map((outcome) => trial(outcome));
  const undone = [trial('correct', '2026-10-06T17:31:00Z'), trial('aborted')];
  const sit = { skill: 'sit', key: 'skill.sit' };
  return [
    { ...sit, status: 'final', trials: [...undone, ...trials] },
    { ...sit, status: 'void', trials: [trial('correct')] },
  ];
}

describe('NoteFacts', () => {
  let fixture: ComponentFixture<NoteFacts>;
  let byHand: readonly KeptFact[];

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const buttons = (): HTMLButtonElement[] => [...page().querySelectorAll('button')];
  const chips = (): (string | undefined)[] =>
    [...page().querySelectorAll('.fact-chip')].map((chip) => chip.textContent.trim());

  beforeEach(async () => {
    byHand = [];
    knownTo.length = 0;
    new FakeRegistry().will((asked) => {
      if (asked.path === '/organization') return json({ unit_system: 'metric' });
      if (asked.path === '/observations/words') return json({ dogs: ['Ollie'] });
      if (asked.path.endsWith('/record')) return json({ sets: tapped() });
      return json({ items: [{ name: 'recall', key: 'skill.recall' }], next_cursor: null });
    });
    TestBed.configureTestingModule({ providers: [{ provide: SHORTHAND, useValue: read }] });
    fixture = TestBed.createComponent(NoteFacts);
    fixture.componentRef.setInput('dogId', JUNO);
    fixture.componentInstance.byHandChange.subscribe((changed) => {
      byHand = changed;
      fixture.componentRef.setInput('byHand', changed);
    });
    document.body.append(page());
    await type('sit 4/5');
  });

  async function type(text: string): Promise<void> {
    fixture.componentRef.setInput('text', text);
    await fixture.whenStable();
    await fixture.whenStable(); // the reading has come
  }

  async function settled(): Promise<void> {
    await vi.waitFor(() => expect(page().textContent).toContain('was recorded'));
  }

  async function press(name: string): Promise<void> {
    const found = buttons().find((one) => (one.ariaLabel ?? one.textContent).includes(name));
    if (!found) throw new Error(`no button ${name}: ${page().textContent}`);
    found.click();
    await fixture.whenStable();
  }

  async function fill(id: string, value: string): Promise<void> {
    const field = page().querySelector<HTMLInputElement>(`#${id}`);
    if (!field) throw new Error(`no field ${id}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  it('shows a chip for each fact and tells readers of the screen how many', () => {
    expect(chips()).toEqual(['sit 4/5']);
    expect(page().querySelector('[aria-live=polite]')?.textContent).toContain('1 fact read');
  });

  it('puts a number right and undoes it', async () => {
    await press('sit 4/5');
    await fill('fact-correct', '3');
    await press('Keep');
    expect(chips()).toEqual(['sit 3/5']);
    expect(byHand).toMatchObject([{ origin: 'corrected', quote: 'sit 4/5', fact: { correct: 3 } }]);
    await press('Undo');
    expect(chips()).toEqual(['sit 4/5']);
  });

  it('says in the sheet what does not fit and keeps nothing', async () => {
    await press('sit 4/5');
    await fill('fact-correct', '6');
    await press('Keep');
    expect(page().querySelector('.field-problem')?.textContent).toContain('only 5 trials');
    expect(byHand).toEqual([]);
  });

  it('drops with one tap and takes it back', async () => {
    await press('sit 4/5');
    await press('That is no data');
    expect(byHand).toMatchObject([{ origin: 'dropped', quote: 'sit 4/5' }]);
    expect(page().querySelector('.fact-chip-dropped')).not.toBeNull();
    expect(page().querySelector('[aria-live=polite]')?.textContent.trim()).toBe('');
    await press('No data. Change');
    await press('It is data');
    expect(byHand).toEqual([]);
  });

  it('keeps what was put right while its words are there', async () => {
    await press('sit 4/5');
    await fill('fact-correct', '3');
    await press('Keep');
    await type('Rain. sit 4/5, down 2/5');
    expect(chips()).toEqual(['sit 3/5', 'down 2/5']);
  });

  it('asks which skill, with the plans of the dog first', async () => {
    await type('4/5');
    await press('Which skill?');
    await press('recall');
    expect(byHand).toMatchObject([{ fact: { skill: 'recall', key: 'skill.recall', correct: 4 } }]);
  });

  it('gives one hint at a time, silent once sent away', async () => {
    await type('He was stubborn. Very naughty.');
    expect(page().textContent).toContain('“stubborn”');
    expect(page().textContent).not.toContain('“naughty”');
    await press('No hint on stubborn');
    expect(page().textContent).toContain('“naughty”');
  });

  it('says where the text and what was tapped in its session disagree, and stops when it agrees', async () => {
    fixture.componentRef.setInput('sessionId', SESSION);
    await settled();
    expect(page().textContent).toContain('The text says sit 4/5; 3/5 was recorded.');
    await type('sit 3/5');
    expect(page().textContent).not.toContain('was recorded');
  });

  it('reads again with the words that came after the text', () => {
    expect(knownTo.at(-1)?.beyond?.dogs).toEqual(['Ollie']);
    expect(knownTo.at(-1)?.behaviors).toEqual({ recall: 'skill.recall' });
  });
});
