import { Member } from '../../api/types';
import { Named, People } from '../search/planner';
import { Ask, Desk, Route } from './ask';

/** Searching what is on this device; names of people are those that the registry told last. */
export const SEARCH_ROUTES: readonly Route[] = [{ method: 'GET', path: '/search', handle: search }];

async function search(desk: Desk, { query }: Ask): Promise<unknown> {
  return desk.records.search(query, await people(desk));
}

async function people({ kept, person }: Desk): Promise<People> {
  const members = await kept.read<{ readonly items: readonly Member[] }>('/members');
  const all: Named[] = [...(members?.items ?? [])].map((one) => ({
    id: one.person_id,
    name: one.name,
  }));
  return { me: person, all: all.length > 0 ? all : [person] };
}
