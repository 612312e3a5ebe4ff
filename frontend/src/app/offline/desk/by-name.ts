import { sortKey } from '../../measures/letters';
import { Page } from '../../shared/state/paged';
import { LocalRecord } from '../local-record';
import { Ask, Desk } from './ask';
import { Resource, resourceOf } from './resource';

const DEFAULT_LIMIT = 50;

/** A page of records by name; `q` keeps those whose name contains it, the cursor names the last one. */
export function pageByName(
  desk: Desk,
  ask: Ask,
  records: readonly LocalRecord[],
  nameOf: (resource: Resource) => string,
  wants: (resource: Resource) => boolean = () => true,
): Page<Resource> {
  const { q, limit, cursor } = ask.query;
  const wanted = typeof q === 'string' && q !== '' ? sortKey(q) : '';
  const rows = records
    .map((record) => resourceOf(desk, record))
    .filter((one): one is Resource => one !== null && wants(one))
    .map((one) => ({ one, key: sortKey(nameOf(one)) }))
    .filter(({ key }) => key.includes(wanted))
    .map(({ one, key }) => ({ one, key: `${key}\u0000${one.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }) => typeof cursor !== 'string' || key > cursor);
  const shown = rows.slice(0, Number(limit ?? DEFAULT_LIMIT));
  const last = shown.at(-1);
  return {
    items: shown.map(({ one }) => one),
    next_cursor: last && rows.length > shown.length ? last.key : null,
  };
}

/** A field of a resource that holds text. */
export function textOf(field: string): (resource: Resource) => string {
  return (resource) => {
    const value = resource[field];
    return typeof value === 'string' ? value : '';
  };
}
