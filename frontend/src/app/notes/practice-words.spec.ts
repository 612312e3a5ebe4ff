import { TestBed } from '@angular/core/testing';
import { JUNO } from '../../testing/examples';
import { FakeRegistry, json, noNetwork } from '../../testing/fake-registry';
import { ApiClient } from '../core/http/api-client';
import { parse } from '../shorthand/parse';
import { PracticeWords } from './practice-words';

describe('PracticeWords', () => {
  const WORDS = {
    skills: { plonk: 'skill.sit' },
    behaviors: {},
    dogs: ['Ollie', 'Nala'],
    members: ['Lena'],
  };
  const SHEET = 'Class\nOllie 5/5, mat 10 s yes. Nala 4/5, mat 4 s.';

  it('asks once, and again after this page wrote something', async () => {
    const registry = new FakeRegistry().will(json(WORDS));
    const words = TestBed.inject(PracticeWords);
    expect(await words.learn()).toBe(true);
    expect(await words.learn()).toBe(false);
    expect(registry.asked).toHaveLength(1);
    await TestBed.inject(ApiClient).put('/dogs/x', {});
    expect(await words.learn()).toBe(false); // asked, and nothing had changed
    expect(registry.asked.filter((asked) => asked.method === 'GET')).toHaveLength(2);
  });

  it('forgets a practice that was left, and keeps what it has without a network', async () => {
    let network = true;
    new FakeRegistry().will(() => (network ? json(WORDS) : noNetwork()));
    const words = TestBed.inject(PracticeWords);
    const api = TestBed.inject(ApiClient);
    api.organizationId.set('one');
    await words.learn();
    network = false;
    api.writes.update((count) => count + 1);
    expect(await words.learn()).toBe(false);
    expect(words.of(null).dogs).toEqual(['Ollie', 'Nala']);
    api.organizationId.set('other');
    await words.learn();
    expect(words.of(null)).toEqual({});
  });

  it('reads without them when none have come, and a class sheet when they have', async () => {
    new FakeRegistry().will(json(WORDS));
    const words = TestBed.inject(PracticeWords);
    const attended = (): number =>
      parse(SHEET, { known: words.of(JUNO) }).filter((fact) => fact.type === 'attendance').length;
    expect(attended()).toBe(0);
    await words.learn();
    expect(attended()).toBe(2);
  });

  it('puts the practice before the names of plans, and gives the same object until something changes', async () => {
    new FakeRegistry().will(json(WORDS));
    const words = TestBed.inject(PracticeWords);
    await words.learn();
    words.learnPlans(JUNO, [
      { name: 'plonk', key: 'skill.down', measure: 'percent_correct' },
      { name: 'whomp', key: 'skill.down', measure: 'latency' },
      { name: 'woofing', key: null, measure: 'rate' },
    ]);
    const known = words.of(JUNO);
    expect(known.skills).toEqual({ whomp: 'skill.down' });
    expect(known.behaviors).toEqual({ woofing: null });
    expect(words.of(JUNO)).toBe(known);
    expect(parse('plonk 4/5. whomp 3/5', { known })).toMatchObject([
      { key: 'skill.sit' },
      { key: 'skill.down' },
    ]);
  });

  it('remembers the plans of the dogs met last', () => {
    const words = TestBed.inject(PracticeWords);
    for (let n = 0; n < 60; n += 1) words.learnPlans(`dog-${String(n)}`, []);
    expect(words.hasPlansOf('dog-9')).toBe(false);
    expect(words.hasPlansOf('dog-10')).toBe(true);
  });
});
