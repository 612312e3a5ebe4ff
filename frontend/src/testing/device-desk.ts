import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Role } from '../app/api/types';
import { Method, Query } from '../app/core/http/api-client';
import { asProblem } from '../app/core/http/problem';
import { Desk, findRoute } from '../app/offline/desk/ask';
import { ROUTES } from '../app/offline/desk/routes';
import { needsConnection } from '../app/offline/desk/problems';
import { Acts } from '../app/offline/acts';
import { KeptAnswers } from '../app/offline/kept-answers';
import { LocalDatabase } from '../app/offline/local-database';
import { LocalRecords } from '../app/offline/local-records';
import { Replicator } from '../app/offline/replicator';
import { finishIndex } from '../app/offline/search/catching-up';
import { PullPage, SyncDocument } from '../app/offline/wire';
import { Page } from '../app/shared/state/paged';

/** Who works at a device, and what the registry gave it. */
export interface DeviceSetUp {
  readonly person: { readonly id: string; readonly name: string };
  readonly organizationId: string;
  readonly role: Role;
  /** RFC 3339. */
  readonly now: string;
  readonly documents: readonly SyncDocument[];
  readonly kept: Readonly<Record<string, unknown>>;
}

export interface Question {
  readonly method?: Method;
  readonly path: string;
  readonly query?: Query;
  /** All pages of a list, as one. */
  readonly pages?: boolean;
  readonly body?: unknown;
  readonly revision?: number;
}

/** Why the device refuses: the Problem's status and code, and the fields that it names. */
interface DeviceRefusal {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
}

/** What the device answers: a value or a refusal; `none` when it has no such path. */
export type DeviceAnswer = { readonly value: unknown } | DeviceRefusal | { readonly none: true };

/** A device's desk over a database of its own, with everything pulled. */
export async function deskOf(setUp: DeviceSetUp): Promise<Desk> {
  const owner = { personId: setUp.person.id, organizationId: setUp.organizationId };
  const database = new LocalDatabase(owner, { indexedDB: new IDBFactory(), IDBKeyRange });
  const page: PullPage = {
    ...{ documents: setUp.documents, checkpoint: 'all', more: false, reset: true },
  };
  const alone = (): Promise<never> => Promise.reject(needsConnection());
  const pull = (): Promise<typeof page> => Promise.resolve(page);
  const door = { pull, push: alone, acknowledge: alone, cosign: alone };
  await new Replicator(database, door).pull();
  await finishIndex(database);
  const kept = new KeptAnswers(database.answers);
  for (const [path, value] of Object.entries(setUp.kept)) await kept.keep(path, value);
  return {
    ...{
      records: new LocalRecords(database),
      kept,
      acts: new Acts(database),
      person: setUp.person,
      role: setUp.role,
    },
    organizationId: setUp.organizationId,
    now: () => new Date(setUp.now),
  };
}

export async function askDesk(desk: Desk, question: Question): Promise<DeviceAnswer> {
  const found = findRoute(ROUTES, question.method ?? 'GET', question.path);
  if (!found) return { none: true };
  const { query = {}, body, revision } = question;
  const ask = (query: Query): Promise<unknown> =>
    found.route.handle(desk, { params: found.params, query, body, revision });
  try {
    return { value: question.pages ? await allPages(ask, query) : await ask(query) };
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === 'page-fault') throw thrown;
    const fields = problem.errors.map(({ pointer }) => pointer);
    return { status: problem.status, code: problem.code, fields };
  }
}

async function allPages(
  ask: (query: Query) => Promise<unknown>,
  query: Query,
): Promise<Page<unknown>> {
  const items: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page = (await ask({ ...query, cursor })) as Page<unknown>;
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return { items, next_cursor: null };
}
