import { TestBed } from '@angular/core/testing';
import { JUNO } from '../../testing/examples';
import { FakeRegistry, json, noNetwork } from '../../testing/fake-registry';
import { FactReader, SHORTHAND } from './fact-reader';

describe('FactReader', () => {
  const never = new AbortController().signal;
  const failing = { provide: SHORTHAND, useValue: () => Promise.reject(new Error('offline')) };

  it('answers null when nothing can read just now, and nothing for no words', async () => {
    TestBed.configureTestingModule({ providers: [failing] });
    const reader = TestBed.inject(FactReader);
    expect(await reader.read('sit 4/5', 'en', never)).toBeNull();
    expect(await reader.read('  ', 'en', never)).toEqual([]);
  });

  it('asks once for the plans of a dog, and once more after there was no network', async () => {
    let network = false;
    const registry = new FakeRegistry().will(() =>
      network ? json({ items: [{ id: 'p', name: 'recall', key: 'skill.recall' }] }) : noNetwork(),
    );
    const reader = TestBed.inject(FactReader);
    await reader.learnPlans(JUNO);
    expect(reader.skillsOf(JUNO)).toEqual([]);
    network = true;
    await reader.learnPlans(JUNO);
    await reader.learnPlans(JUNO);
    expect(reader.skillsOf(JUNO)).toEqual([{ name: 'recall', key: 'skill.recall' }]);
    expect(registry.asked.filter((asked) => asked.path.endsWith('/plans'))).toHaveLength(2);
  });
});
