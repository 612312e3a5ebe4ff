import { vi } from 'vitest';
import { TestBed } from '@angular/core/testing';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { FakeRegistry, json, noNetwork } from '../../testing/fake-registry';
import { Me } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { Device } from './device';
import { DATABASE_OPTIONS } from './local-database';
import { LocalRecords } from './local-records';
import { Replication } from './replication';
import { PushResult, PushRow, SyncDocument } from './wire';

const HILL = { id: 'hill', name: 'Hill' };
const JUNO = { call_name: 'Juno' };
const AT = '2026-11-20T10:00:00.000Z';
const ME = {
  person: { id: 'lena', name: 'Lena' },
  organization_id: 'hill',
  csrf_token: 't',
  memberships: [{ organization: HILL, role: 'owner' }],
} as unknown as Me;

let registry: FakeRegistry;
let api: ApiClient;
let connected: boolean;
/** Whether the registry has more for a device that pulls. */
let more: boolean;
/** What it has for one. */
let documents: readonly SyncDocument[];

function stored(row: PushRow): PushResult {
  const revision = row.assumed_revision + 1;
  const document: SyncDocument = {
    ...{ kind: row.kind, id: row.id, revision, deleted: row.deleted, removed: false },
    ...{ author_id: 'lena', updated_by_id: 'lena', occurred_at: null, body: row.body },
    ...{ created_at: row.edited_at, recorded_at: row.edited_at },
  };
  return { push_id: row.push_id, status: 'stored', own_revision: revision, document };
}

function pulled(kind: string, body: Readonly<Record<string, unknown>>): SyncDocument {
  return {
    ...{ kind, id: kind, body, revision: 1, deleted: false, removed: false, author_id: 'lena' },
    ...{ updated_by_id: 'lena', occurred_at: null, created_at: AT, recorded_at: AT },
  };
}

function serves({
  path,
  method,
  body,
}: {
  path: string;
  method: string;
  body: unknown;
}): Response | Error {
  if (!connected) return noNetwork();
  if (path === '/me') return json(ME);
  if (path === '/authors') return json({ items: [ME.person] });
  if (path.startsWith('/sync/pull')) {
    return json({ documents, checkpoint: 'c', more, reset: false });
  }
  if (path.endsWith('/acknowledge')) {
    return json({ person_id: 'lena', person_name: 'Lena', revision: 1, at: AT });
  }
  if (path === '/sync/push') {
    return json({ results: (body as { rows: PushRow[] }).rows.map(stored) });
  }
  return json({ said_by: 'registry', method, path });
}

async function signIn(): Promise<void> {
  await TestBed.inject(Session).restore();
  TestBed.tick();
  await TestBed.inject(Replication).run();
}

function asked(start: string): number {
  return registry.asked.filter(({ path }) => path.startsWith(start)).length;
}

beforeEach(() => {
  connected = true;
  more = false;
  documents = [];
  TestBed.configureTestingModule({
    providers: [
      { provide: DATABASE_OPTIONS, useValue: { indexedDB: new IDBFactory(), IDBKeyRange } },
    ],
  });
  registry = new FakeRegistry().will((one) => serves(one));
  api = TestBed.inject(ApiClient);
  const device = TestBed.inject(Device);
  device.start();
  api.device = device;
});

afterEach(() => {
  vi.restoreAllMocks();
  TestBed.inject(Session).forget();
  TestBed.tick(); // nothing follows the registry's changes any more
});

it('answers by itself once it has everything, and sends what was written', async () => {
  await signIn();
  const juno = await api.put<{ call_name: string; sex: string }>('/dogs/1', JUNO);
  expect(juno).toMatchObject({ ...JUNO, sex: 'unknown' });
  expect((await api.get<{ items: unknown[] }>('/dogs')).items).toHaveLength(1);
  expect(asked('/dogs')).toBe(0);
  await TestBed.inject(Replication).run();
  expect(await TestBed.inject(Replication).records()?.waiting()).toEqual([]);
  expect(asked('/sync/push')).toBe(1);
});

it('answers the very first question after a start, before anything else came about', async () => {
  await signIn();
  await api.put('/dogs/1', JUNO);
  TestBed.inject(Replication).close();
  connected = false;
  expect(await api.get('/dogs/1')).toMatchObject(JUNO);
});

it('writes and reads without a network', async () => {
  await signIn();
  connected = false;
  await api.put('/dogs/1', JUNO);
  await api.patch('/dogs/1', { sex: 'f' });
  expect(await api.get('/dogs/1')).toMatchObject({ ...JUNO, sex: 'f' });
});

it('leaves the answers to the registry until it has everything', async () => {
  const replication = TestBed.inject(Replication);
  vi.spyOn(replication, 'isComplete').mockResolvedValue(false);
  await signIn();
  expect(await api.get('/dogs/1')).toMatchObject({ said_by: 'registry' });
  connected = false;
  await api.put('/dogs/2', JUNO);
  expect(await api.get('/dogs/2')).toMatchObject(JUNO);
});

it('lets a session begin whose danger was acknowledged while the registry still answered', async () => {
  const danger = { severity: 'danger', instruction: 'Bites.', evidence_ids: [], ended_at: null };
  documents = [pulled('dog', JUNO), pulled('safety_flag', { dog_id: 'dog', ...danger })];
  const complete = vi.spyOn(TestBed.inject(Replication), 'isComplete').mockResolvedValue(false);
  await signIn();
  await api.post('/safety-flags/safety_flag/acknowledge', undefined, { revision: 1 });
  complete.mockRestore();
  const session = api.put('/sessions/1', { dog_id: 'dog', started_at: AT });
  await expect(session).resolves.toMatchObject({ revision: expect.any(Number) as number });
});

it('asks the registry for what it does not have', async () => {
  await signIn();
  expect(await api.get('/dogs/9')).toMatchObject({ said_by: 'registry' });
});

it('leaves searches to the registry until its index has caught up, and makes do without a network', async () => {
  await signIn();
  await api.put('/dogs/1', JUNO);
  const replication = TestBed.inject(Replication);
  await replication.run();
  const search = (): Promise<unknown> => api.get('/search', { query: { q: 'juno' } });
  expect(await search()).toMatchObject({ total_estimate: 1 });
  vi.spyOn(LocalRecords.prototype, 'isSearchable').mockResolvedValue(false);
  expect(await search()).toMatchObject({ said_by: 'registry' });
  connected = false;
  expect(await search()).toMatchObject({ total_estimate: 1 });
});

it('does not ask the registry for what was deleted here', async () => {
  await signIn();
  const juno = await api.put<{ revision: number }>('/dogs/1', JUNO);
  await api.delete('/dogs/1', { revision: juno.revision });
  await expect(api.get('/dogs/1')).rejects.toMatchObject({ status: 404 });
  expect(asked('/dogs/1')).toBe(0);
  await api.post('/dogs/1/restore');
  expect(await api.get('/dogs/1')).toMatchObject(JUNO);
});

it('refuses a write over what its writer did not see', async () => {
  await signIn();
  connected = false;
  const seen = await api.put<{ revision: number }>('/dogs/1', JUNO);
  await api.patch('/dogs/1', { sex: 'f' }, { revision: seen.revision });
  await expect(
    api.patch('/dogs/1', { sex: 'm' }, { revision: seen.revision }),
  ).rejects.toMatchObject({ status: 412, current: { sex: 'f' } });
});
