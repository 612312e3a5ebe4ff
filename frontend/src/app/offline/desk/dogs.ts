import { bodyOf } from '../local-record';
import { momentOf } from '../place-in-lists';
import { Ask, Desk, Route } from './ask';
import { pageByName, textOf } from './by-name';
import { documentRoutes } from './documents';
import { timelineOf } from './timeline';
import { isoMoment } from './values';

/** Dogs and their households. */
export const DOG_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs', handle: dogs },
  { method: 'GET', path: '/guardians', handle: guardians },
  { method: 'GET', path: '/dogs/:id/timeline', handle: timelineOf },
  ...documentRoutes({ kind: 'dog', path: '/dogs', noun: 'dog' }),
  ...documentRoutes({ kind: 'guardian', path: '/guardians', noun: 'household' }),
];

async function dogs(desk: Desk, ask: Ask): Promise<unknown> {
  const { status } = ask.query;
  const all = await desk.records.ofKind('dog');
  const page = pageByName(
    desk,
    ask,
    all,
    textOf('call_name'),
    (one) => !status || one['status'] === status,
  );
  const items = await Promise.all(
    page.items.map(async (dog) => ({ ...dog, last_activity_at: await lastActivity(desk, dog.id) })),
  );
  return { ...page, items };
}

async function guardians(desk: Desk, ask: Ask): Promise<unknown> {
  return pageByName(desk, ask, await desk.records.ofKind('guardian'), textOf('name'));
}

/** When something was last written about a dog that the whole team may read. */
async function lastActivity(desk: Desk, dogId: string): Promise<string | null> {
  const newest = await desk.records.newestOnLine(
    dogId,
    (record) => bodyOf(record)?.['visibility'] !== 'private',
  );
  const moment = newest && momentOf(newest.kind, bodyOf(newest) ?? {});
  return moment && isoMoment(moment);
}
