import { Page } from './paged';

/** The most that the registry gives at once. */
export const MOST_AT_ONCE = 200;

/** All items of a list, page after page, for a choice from which none may be missing. */
export async function everyItem<T>(
  read: (cursor: string | null) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read(cursor);
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}
