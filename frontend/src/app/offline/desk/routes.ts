import { Route } from './ask';
import { DOG_ROUTES } from './dogs';
import { KEPT_ROUTES } from './kept-routes';
import { PRACTICE_ROUTES } from './practice';
import { SEARCH_ROUTES } from './search';
import { PROGRESS_ROUTES } from './progress-routes';

/** Everything that this device answers in the registry's place. */
export const ROUTES: readonly Route[] = [
  ...DOG_ROUTES,
  ...PRACTICE_ROUTES,
  ...SEARCH_ROUTES,
  ...PROGRESS_ROUTES,
  ...KEPT_ROUTES,
];
