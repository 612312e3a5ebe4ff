import { ApiClient } from '../../core/http/api-client';
import { Page } from '../../shared/state/paged';
import { KeptAnswers } from '../kept-answers';
import { ACKNOWLEDGEMENTS, together } from '../known-acknowledgements';
import { Route } from './ask';
import { AUTHORS } from './names';
import { notHere } from './problems';

/** What is kept as it was answered, because it is not made of documents. */
const KEPT: readonly Pick<Route, 'path' | 'prefer'>[] = [
  { path: '/rules' },
  { path: '/members', prefer: 'registry' },
  { path: AUTHORS, prefer: 'registry' },
  { path: '/sync/conflicts', prefer: 'registry' },
];

/** Answers with what the registry said last; what was never asked is left to the registry. */
export const KEPT_ROUTES: readonly Route[] = KEPT.map((one) => ({
  ...one,
  method: 'GET',
  handle: async ({ kept }) => {
    const value = await kept.read(one.path);
    if (value === null) throw notHere('page');
    return value;
  },
}));

/** Asks anew who has read what; what this device told the registry meanwhile stays. */
export async function refreshAcknowledgements(
  kept: KeptAnswers,
  api: ApiClient,
  personId: string,
): Promise<void> {
  const told = await api.getFromRegistry(ACKNOWLEDGEMENTS);
  await kept.change(ACKNOWLEDGEMENTS, (held) => together(held, told, personId));
}

/** What is kept whole and answered in parts, and how it is asked for. */
const WHOLE = ['/library'];

/** Asks the registry anew for what is kept; without a network the old answers stay. */
export async function refreshKept(kept: KeptAnswers, api: ApiClient): Promise<void> {
  for (const path of [...KEPT.map((one) => one.path), ...WHOLE]) {
    if (!(await refreshOne(path, kept, api))) return; // asked again with the next start
  }
}

/** Asks the registry anew for one kept answer, all pages of it; false when there was no answer. */
export async function refreshOne(
  path: string,
  kept: KeptAnswers,
  api: ApiClient,
): Promise<boolean> {
  try {
    await kept.keep(path, await wholeAnswer(path, api));
    return true;
  } catch {
    return false;
  }
}

/** An answer with the items of all its pages. */
async function wholeAnswer(path: string, api: ApiClient): Promise<unknown> {
  const first = await api.getFromRegistry<Partial<Page<unknown>>>(path);
  if (!first.items || !first.next_cursor) return first;
  const items = [...first.items];
  for (let cursor: string | null = first.next_cursor; cursor;) {
    const page: Page<unknown> = await api.getFromRegistry(path, { query: { cursor } });
    items.push(...page.items);
    cursor = page.next_cursor;
  }
  return { ...first, items, next_cursor: null };
}
