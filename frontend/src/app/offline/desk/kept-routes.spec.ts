import { TestBed } from '@angular/core/testing';
import { FakeRegistry, json, noNetwork } from '../../../testing/fake-registry';
import { ApiClient } from '../../core/http/api-client';
import { KeptAnswers } from '../kept-answers';
import { refreshOne } from './kept-routes';

class Shelf {
  readonly held = new Map<string, unknown>();
  keep(path: string, value: unknown): Promise<void> {
    this.held.set(path, value);
    return Promise.resolve();
  }
}

it('keeps all pages of an answer, or the old one when a page does not come', async () => {
  const registry = new FakeRegistry();
  const shelf = new Shelf();
  const ask = (): Promise<boolean> =>
    refreshOne('/members', shelf as unknown as KeptAnswers, TestBed.inject(ApiClient));
  const pages = [
    { items: ['a', 'b'], next_cursor: 'x' },
    { items: ['c'], next_cursor: 'y' },
    { items: ['d'], next_cursor: null },
  ];
  for (const one of pages) registry.will(json(one));
  registry.will(json({ items: ['e'], next_cursor: 'z' })).will(noNetwork());
  expect(await ask()).toBe(true);
  const whole = { items: ['a', 'b', 'c', 'd'], next_cursor: null };
  expect(shelf.held.get('/members')).toEqual(whole);
  expect(registry.asked.map(({ path }) => path)).toContain('/members?cursor=y');

  expect(await ask()).toBe(false);
  expect(shelf.held.get('/members')).toEqual(whole);
});
