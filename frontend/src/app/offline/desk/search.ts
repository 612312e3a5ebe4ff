import { SearchPage } from '../../api/types';
import { keyOf } from '../local-record';
import { isOwnCursor } from '../search/cursor';
import { People } from '../search/planner';
import { Ask, Desk, Route } from './ask';
import { knownNames } from './names';

/**
 * Searching what is on this device; names of people are those that the registry told last. While
 * the index has much to catch up with, the registry is asked, and what it was not told yet stands
 * before its hits.
 */
export const SEARCH_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/search',
    handle: search,
    isReady: async ({ records }, { query }) =>
      isOwnCursor(query['cursor']) || (await records.isSearchable()),
    amend: (desk, ask, answer) => withUnsent(desk, ask, answer as SearchPage),
  },
];

async function search(desk: Desk, { query }: Ask): Promise<unknown> {
  return desk.records.search(query, await people(desk));
}

async function withUnsent(desk: Desk, { query }: Ask, answer: SearchPage): Promise<SearchPage> {
  const keys = (await desk.records.unsent()).map(({ key }) => key);
  if (keys.length === 0) return answer;
  const unsent = new Set(keys);
  const told = answer.items.filter(({ kind, id }) => !unsent.has(keyOf(kind, id)));
  if (query['cursor']) return { ...answer, items: told };
  const { items } = await desk.records.search(query, await people(desk), { among: keys });
  const total = answer.total_estimate - answer.items.length + told.length + items.length;
  return { ...answer, items: [...items, ...told], total_estimate: total };
}

/** Everybody who is or was a member can be searched for. */
async function people(desk: Desk): Promise<People> {
  const names = await knownNames(desk);
  return { me: desk.person, all: [...names].map(([id, name]) => ({ id, name })) };
}
