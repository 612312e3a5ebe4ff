import { ApiClient } from '../../core/http/api-client';
import { KeptAnswers } from '../kept-answers';
import { Route } from './ask';
import { notHere } from './problems';

/** What is kept as it was answered, because it is not made of documents. */
const KEPT: readonly Pick<Route, 'path' | 'prefer'>[] = [
  { path: '/rules' },
  { path: '/members', prefer: 'registry' },
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

/** Asks the registry anew for what is kept; without a network the old answers stay. */
export async function refreshKept(kept: KeptAnswers, api: ApiClient): Promise<void> {
  for (const { path } of KEPT) {
    try {
      await kept.keep(path, await api.getFromRegistry(path));
    } catch {
      return; // asked again with the next start
    }
  }
}
