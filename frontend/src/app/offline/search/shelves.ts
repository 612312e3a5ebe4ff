import { Entry } from './entry';

/**
 * The index lies on shelves of 4,096 numbers, in drawers: a drawer holds the lists of all terms that
 * begin with the same letter. A page of a pull so changes some forty rows and not ten thousand, and
 * a search reads the drawers of its own letters. One more row tells when the entries of a shelf
 * were made and happened.
 */
export const SHELF = 4_096;

/** Terms with the numbers that have them, packed: see `drawers.ts`. */
export interface Drawer {
  readonly letter: string;
  readonly shelf: number;
  readonly terms: string;
  readonly counts: Uint16Array;
  readonly slots: Uint16Array;
}

/** When the entries of a shelf were made and happened, ms since 1970; NaN where there is none. */
export interface Shelf {
  readonly shelf: number;
  /** Another one after each change of the shelf or its drawers; absent until the first one. */
  readonly stamp?: string;
  readonly created: Float64Array;
  readonly occurred: Float64Array;
}

/** Which entry a record has. */
export interface Place {
  readonly key: string;
  readonly number: number;
}

/**
 * A record whose index is still to be made, and its place in the order in which they came: of two
 * records that were made in the same moment, the one that came later is shown first.
 */
export interface Due {
  readonly key: string;
  readonly at: number;
}

/** Tables of the index. */
export const SEARCH_TABLES = {
  searchEntries: 'number',
  searchPlaces: 'key',
  searchShelves: 'shelf',
  searchDrawers: '[letter+shelf]',
  searchDue: 'key',
} as const;

/** Since version 4. */
export const DUE_IN_ORDER = { searchDue: 'key, at' } as const;

export type SearchTable = keyof SearchRows;

export interface SearchRows {
  readonly searchEntries: Entry;
  readonly searchPlaces: Place;
  readonly searchShelves: Shelf;
  readonly searchDrawers: Drawer;
}

export function shelfOf(number: number): number {
  return Math.floor(number / SHELF);
}

export function emptyShelf(shelf: number): Shelf {
  const none = (): Float64Array => new Float64Array(SHELF).fill(NaN);
  return { shelf, created: none(), occurred: none() };
}
