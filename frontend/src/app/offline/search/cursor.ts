import { Problem } from '../../core/http/problem';
import type { Position } from './device-search';
import type { Correction } from './planner';
import { Wanted } from './wanted';

/** Where the next page of a search begins, and what the first one said of the whole. */
export interface Cursor {
  readonly at: Position;
  readonly total: number;
  readonly corrections: readonly Correction[];
}

/** The cursor as text; it holds for this search alone. */
export function madeCursor(wanted: Wanted, cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([nameOf(wanted), cursor]));
  return btoa(String.fromCharCode(...bytes));
}

/** Null for the first page; throws a Problem for a cursor of another search. */
export function readCursor(wanted: Wanted): Cursor | null {
  if (wanted.cursor === null) return null;
  const own = opened(wanted.cursor);
  if (own?.of === nameOf(wanted)) return own.cursor;
  // The registry may know it: it answered while this device had not everything yet.
  throw new Problem({
    code: 'bad-cursor',
    status: 404,
    title: 'These pages cannot be gone on with',
    detail: 'The cursor belongs to another list or other filters. Start again from the first page.',
  });
}

/** Whether this device made a cursor, for whatever search: the registry cannot go on with it. */
export function isOwnCursor(text: unknown): boolean {
  return typeof text === 'string' && opened(text) !== null;
}

function opened(text: string): { readonly of: unknown; readonly cursor: Cursor } | null {
  try {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const [of, cursor] = JSON.parse(new TextDecoder().decode(bytes)) as [unknown, Cursor];
    return 'at' in cursor && 'total' in cursor ? { of, cursor } : null;
  } catch {
    return null;
  }
}

function nameOf({ q, dog, author, kind, tag, from, to }: Wanted): string {
  return JSON.stringify([q, dog, author, kind, tag, from, to]);
}
