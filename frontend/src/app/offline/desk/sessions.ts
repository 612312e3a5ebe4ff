import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { mayChange, mayDelete } from './authorship';
import { TrainingBodies, wholeBody } from './bodies';
import { completed } from './completed';
import { documentRoutes, idOf } from './documents';
import { draftOf } from './drafting';
import { newestOfDog } from './dog-records';
import { LOOK_BACK_MS } from './look-back';
import { invalidAt, notHere } from './problems';
import { requireDog } from './references';
import { Resource, resourceOf } from './resource';
import { guardObservation, guardSession, guardSet } from './session-guards';
import { recordOf } from './session-record';
import { checkObservation, checkSession, checkSet } from './session-rules';

/** As many as the registry answers: one is usual, more were forgotten. */
const MOST_OPEN = 10;

/** Sessions, and what was recorded in them. */
export const SESSION_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/sessions/:id/record', handle: recordOfSession },
  { method: 'GET', path: '/sessions/:id/draft', handle: draftOfSession },
  { method: 'GET', path: '/dogs/:id/open-sessions', handle: openSessions },
  { method: 'GET', path: '/dogs/:id/sets', handle: setsOfTarget },
  ...trainingRoutes('session', '/sessions', 'session', async (desk, id, body, before) => {
    checkSession(body);
    await guardSession(desk, id, body, before);
  }),
  ...trainingRoutes('exercise_set', '/sets', 'set', async (desk, _id, body, before) => {
    checkSet(body);
    await guardSet(desk, body, before);
  }),
  ...trainingRoutes(
    'observation',
    '/observations',
    'observation',
    async (desk, _, body, before) => {
      checkObservation(body);
      await guardObservation(desk, body, before);
    },
  ),
];

/** The common verbs; a body is completed and read under its type before it is checked. */
function trainingRoutes<K extends 'session' | 'exercise_set' | 'observation'>(
  kind: K,
  path: string,
  noun: string,
  check: (
    desk: Desk,
    id: string,
    body: TrainingBodies[K],
    before: TrainingBodies[K] | null,
  ) => Promise<void>,
): readonly Route[] {
  return documentRoutes({
    ...{ kind, path, noun, mayChange, mayDelete },
    prepare: (_desk: Desk, body: Body) => Promise.resolve(completed(kind, body)),
    check: (desk: Desk, id: string, body: Body, before: Body | null) =>
      check(desk, id, wholeBody(kind, body), before && wholeBody(kind, before)),
  });
}

async function recordOfSession(desk: Desk, ask: Ask): Promise<unknown> {
  const found = await recordOf(desk, idOf(ask));
  if (!found) throw notHere('session');
  return found;
}

async function draftOfSession(desk: Desk, ask: Ask): Promise<unknown> {
  const found = await recordOf(desk, idOf(ask));
  const practice = await desk.records.read('organization', desk.organizationId);
  if (!found || !practice) throw notHere('session');
  const us = bodyOf(practice)?.['unit_system'] === 'us';
  return draftOf(found, us ? 'us' : 'metric');
}

/** The person's own sessions with the dog that nobody ended, newest first. */
async function openSessions(desk: Desk, ask: Ask): Promise<unknown> {
  await requireDog(desk, idOf(ask));
  const all = await desk.records.ofDog(idOf(ask), 'session');
  const open = all.filter((one) => wholeBody('session', bodyOf(one) ?? {}).status === 'open');
  const own = newestFirst(open).flatMap((one) => resourceOf(desk, one) ?? []);
  const items: readonly Resource[] = own.filter((one) => one.author_id === desk.person.id);
  return { items: items.slice(0, MOST_OPEN) };
}

/** The newest sets of one target: what earlier sessions say to the advice. */
async function setsOfTarget(desk: Desk, ask: Ask): Promise<unknown> {
  await requireDog(desk, idOf(ask));
  const { plan_id: planId, skill } = ask.query;
  if (Boolean(planId) === Boolean(skill)) {
    const message = 'Name the target: `plan_id`, or `skill` where there is no plan. Not both.';
    throw invalidAt('/plan_id', message);
  }
  const wanted = planId ? { planId: String(planId) } : { skill: String(skill) };
  const from = desk.now().getTime() - LOOK_BACK_MS;
  const [{ recentSetsOf }, { records, practice }] = await Promise.all([
    import('./recent-sets'),
    newestOfDog(desk, idOf(ask), { from, most: Infinity }),
  ]);
  return recentSetsOf(records, practice, wanted);
}

function newestFirst(records: readonly LocalRecord[]): readonly LocalRecord[] {
  return [...records].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
