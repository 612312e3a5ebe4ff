import { ComponentFixture, TestBed } from '@angular/core/testing';
import { JUNO, LENA, ME } from '../../testing/examples';
import { Asked, FakeRegistry, json } from '../../testing/fake-registry';
import { Dog, Role } from '../api/types';
import { Session } from '../core/session/session';
import { DogForm } from './dog-form';

const SAM = '01990000-0000-7000-8000-000000000002';
const GONE = '01990000-0000-7000-8000-000000000003';
const OKAFOR = '01990000-0000-7000-8000-0000000000e1';
const MEIER = '01990000-0000-7000-8000-0000000000e2';
const ROSSI = '01990000-0000-7000-8000-0000000000e3';

const MEMBERS = [
  { id: LENA, person_id: LENA, name: 'Lena', role: 'trainer', status: 'active' },
  { id: SAM, person_id: SAM, name: 'Sam', role: 'assistant', status: 'active' },
  { id: GONE, person_id: GONE, name: 'Gus', role: 'assistant', status: 'ended' },
];
const HOUSEHOLDS = [
  { id: OKAFOR, name: 'Okafor family' },
  { id: MEIER, name: 'Meier' },
  { id: ROSSI, name: 'Rossi' },
];

function juno(part: Partial<Dog> = {}): Partial<Dog> {
  return {
    id: JUNO,
    revision: 4,
    call_name: 'Juno',
    guardian_ids: [OKAFOR, MEIER],
    assigned_person_ids: [],
    ...part,
  };
}

describe('DogForm', () => {
  let registry: FakeRegistry;
  let fixture: ComponentFixture<DogForm>;

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const sent = (): Asked | undefined =>
    registry.asked.find((asked) => ['PUT', 'PATCH'].includes(asked.method) && onDog(asked));
  const onDog = (asked: Asked): boolean => asked.path.startsWith('/dogs/');
  const group = (name: string): HTMLFieldSetElement | undefined =>
    [...page().querySelectorAll('fieldset')].find(
      (one) => one.querySelector('legend')?.textContent === name,
    );
  const people = (): string[] =>
    [...(group('People on the case')?.querySelectorAll('label') ?? [])].map((one) =>
      one.textContent.trim().replace(/\s+/g, ' '),
    );

  async function open(dog: Partial<Dog> | null, role: Role = 'trainer'): Promise<void> {
    const [membership] = ME.memberships;
    registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json({ ...ME, memberships: [{ ...membership, role }] });
      if (asked.path.startsWith('/members')) return json({ items: MEMBERS, next_cursor: null });
      if (asked.path.startsWith('/guardians?')) {
        // On two pages: the second household of a dog may be far down the list.
        return asked.path.includes('cursor=2')
          ? json({ items: HOUSEHOLDS.slice(1), next_cursor: null })
          : json({ items: HOUSEHOLDS.slice(0, 1), next_cursor: '2' });
      }
      return asked.path.startsWith('/guardians/')
        ? json({ id: asked.path.split('/')[2], name: 'Novak' }, 201)
        : json(juno({ revision: 5 }));
    });
    await TestBed.inject(Session).restore();
    fixture = TestBed.createComponent(DogForm);
    fixture.componentRef.setInput('dog', dog);
    document.body.append(page());
    await vi.waitFor(() => expect(page().textContent).toContain('Rossi'));
    await fixture.whenStable();
  }

  async function tap(name: string): Promise<void> {
    const found = [...page().querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    );
    if (!found) throw new Error(`there is no button ${name}`);
    found.click();
    await vi.waitFor(() => expect(page().textContent).not.toContain('Saving …'));
    await fixture.whenStable();
  }

  async function tick(name: string): Promise<void> {
    const label = [...page().querySelectorAll('label')].find((one) =>
      one.textContent.includes(name),
    );
    label?.querySelector('input')?.click();
    await fixture.whenStable();
  }

  async function type(selector: string, value: string): Promise<void> {
    const field = page().querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (!field) throw new Error(`there is no ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input'));
    await fixture.whenStable();
  }

  afterEach(() => page().remove());

  it('puts members on the case and takes them off', async () => {
    await open(juno({ assigned_person_ids: [LENA] }));
    expect(people()).toEqual(['Lena Trainer', 'Sam Assistant']);
    await tick('Sam');
    await tick('Lena');
    await tap('Save dog');
    expect(sent()?.method).toBe('PATCH');
    expect(sent()?.headers.get('If-Match')).toBe('"4"');
    expect(sent()?.body).toMatchObject({ assigned_person_ids: [SAM] });
  });

  it('keeps who has left in the list until they are taken off', async () => {
    await open(juno({ assigned_person_ids: [GONE] }));
    expect(people()).toContain('Gus has left');
    await tap('Save dog');
    expect(sent()?.body).toMatchObject({ assigned_person_ids: [GONE] });
  });

  it('neither shows nor sends to assistants who is on the case', async () => {
    await open(juno({ assigned_person_ids: [SAM] }), 'assistant');
    expect(group('People on the case')).toBeUndefined();
    await tap('Save dog');
    expect(sent()?.body).not.toHaveProperty('assigned_person_ids');
  });

  it('removes one guardian and adds another, in order', async () => {
    await open(juno());
    await tap('Remove guardian Okafor family');
    expect(document.activeElement?.id).toBe('dog-guardian');
    await type('#dog-guardian', ROSSI);
    await tap('Add another');
    await type('#dog-guardian', OKAFOR);
    await tap('Save dog');
    expect(sent()?.body).toMatchObject({ guardian_ids: [MEIER, ROSSI, OKAFOR] });
  });

  it('sends a new dog with its guardian, picked and no more', async () => {
    await open(null);
    await type('#dog-call-name', 'Juno');
    await type('#dog-guardian', MEIER);
    await type('#dog-guardian', ROSSI);
    await tap('Save dog');
    expect(sent()?.method).toBe('PUT');
    expect(sent()?.body).toMatchObject({ guardian_ids: [ROSSI], assigned_person_ids: [] });
  });

  it('takes a guardian who is entered on the way', async () => {
    await open(juno({ guardian_ids: [] }));
    await tap('New guardian');
    await type('#guardian-name', 'Novak');
    await tap('Save guardian');
    await tap('Save dog');
    const made = registry.asked.find((asked) => asked.path.startsWith('/guardians/'));
    expect(sent()?.body).toMatchObject({ guardian_ids: [made?.path.split('/')[2]] });
  });
});
