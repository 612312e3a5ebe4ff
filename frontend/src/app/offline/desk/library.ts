import { LibraryEntry } from '../../api/types';
import { Ask, Desk, Route } from './ask';
import { sortKey } from '../../measures/letters';
import { pageByName, textOf } from './by-name';
import { documentRoutes } from './documents';
import { needsConnection } from './problems';

/** The library that comes with Longline, and the practice's own skills and behaviours. */
export const LIBRARY_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/library', handle: library },
  { method: 'GET', path: '/skills', handle: named('skill') },
  { method: 'GET', path: '/behaviors', handle: named('behavior') },
  ...documentRoutes({
    ...{ kind: 'skill', path: '/skills', noun: 'skill' },
    writers: ['owner', 'trainer'],
  }),
  ...documentRoutes({
    ...{ kind: 'behavior', path: '/behaviors', noun: 'behaviour' },
    writers: ['owner', 'trainer'],
  }),
];

/** The entries of a domain whose name or one of whose synonyms contains `q`, without case and accents. */
async function library(desk: Desk, ask: Ask): Promise<unknown> {
  const held = await desk.kept.read<{ items: readonly LibraryEntry[] }>('/library');
  if (!held) throw needsConnection();
  const { q, domain } = ask.query;
  const wanted = typeof q === 'string' && q.trim() !== '' ? sortKey(q) : '';
  const items = held.items.filter(
    (entry) =>
      (!domain || entry.domain === domain) &&
      [entry.name, ...entry.synonyms].some((word) => sortKey(word).includes(wanted)),
  );
  return { items };
}

function named(kind: string): Route['handle'] {
  return async (desk, ask) =>
    pageByName(desk, ask, await desk.records.ofKind(kind), textOf('name'));
}
