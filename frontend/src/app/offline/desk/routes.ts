import { Route } from './ask';
import { AGENDA_ROUTES } from './agenda';
import { CARE_ROUTES } from './care';
import { DOG_ROUTES } from './dogs';
import { KEPT_ROUTES } from './kept-routes';
import { INCIDENT_ROUTES } from './incidents';
import { HANDOVER_ROUTES } from './handover';
import { HOMEWORK_ROUTES } from './homework';
import { LIBRARY_ROUTES } from './library';
import { NOTE_ROUTES } from './notes';
import { PLAN_ROUTES } from './plans';
import { PRACTICE_ROUTES } from './practice';
import { RULE_ROUTES } from './rules';
import { SEARCH_ROUTES } from './search';
import { PROGRESS_ROUTES } from './progress-routes';
import { SESSION_ROUTES } from './sessions';

/** Everything that this device answers in the registry's place. */
export const ROUTES: readonly Route[] = [
  ...DOG_ROUTES,
  ...SEARCH_ROUTES,
  ...PROGRESS_ROUTES,
  ...NOTE_ROUTES,
  ...AGENDA_ROUTES,
  ...CARE_ROUTES,
  ...HANDOVER_ROUTES,
  ...INCIDENT_ROUTES,
  ...HOMEWORK_ROUTES,
  ...LIBRARY_ROUTES,
  ...PLAN_ROUTES,
  ...RULE_ROUTES,
  ...SESSION_ROUTES,
  ...PRACTICE_ROUTES,
  ...KEPT_ROUTES,
];
