import { People } from '../search/planner';
import { Ask, Desk, Route } from './ask';
import { knownNames } from './names';

/** Searching what is on this device; names of people are those that the registry told last. */
export const SEARCH_ROUTES: readonly Route[] = [{ method: 'GET', path: '/search', handle: search }];

async function search(desk: Desk, { query }: Ask): Promise<unknown> {
  return desk.records.search(query, await people(desk));
}

/** Everybody who is or was a member can be searched for. */
async function people(desk: Desk): Promise<People> {
  const names = await knownNames(desk);
  return { me: desk.person, all: [...names].map(([id, name]) => ({ id, name })) };
}
