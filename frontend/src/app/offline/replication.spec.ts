import { TestBed } from '@angular/core/testing';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { FakeRegistry, json, noNetwork, refusal } from '../../testing/fake-registry';
import { Replication } from './replication';
import { DATABASE_OPTIONS, Owner } from './local-database';
import { PushRow } from './wire';

const LENA: Owner = { personId: 'lena', organizationId: 'hill' };
const TOM: Owner = { personId: 'tom', organizationId: 'hill' };
const NOTE = { dog_id: 'juno', body: 'calm', occurred_at: '2026-10-06T17:30:00+02:00' };

let registry: FakeRegistry;
let replication: Replication;

/** Takes every edit as it is, and has nothing new. */
function takesAll({ path, body }: { path: string; body: unknown }): Response {
  if (path.startsWith('/sync/pull')) {
    return json({ documents: [], checkpoint: 'c1', more: false, reset: false });
  }
  const { rows } = body as { rows: PushRow[] };
  const results = rows.map((row) => ({ push_id: row.push_id, status: 'stored', own_revision: 1 }));
  return json({ results });
}

async function waiting(): Promise<number> {
  return ((await replication.records()?.waiting()) ?? []).length;
}

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [
      { provide: DATABASE_OPTIONS, useValue: { indexedDB: new IDBFactory(), IDBKeyRange } },
    ],
  });
  registry = new FakeRegistry();
  replication = TestBed.inject(Replication);
  replication.open(LENA);
  await replication.records()?.write('note', '1', NOTE, null);
});

afterEach(() => {
  replication.close();
  vi.useRealTimers();
});

it('sends what waits to the registry and asks what is new', async () => {
  registry.will(takesAll);
  await replication.run();
  expect(registry.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /sync/push',
    'GET /sync/pull?limit=500',
  ]);
  expect([await waiting(), replication.problem()]).toEqual([0, null]);
});

it('comes again by itself when the registry could not be reached', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  registry.will(noNetwork()).will(takesAll);
  await replication.run();
  expect(replication.problem()?.offline).toBe(true);
  expect(await waiting()).toBe(1);
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(replication.problem()).toBeNull());
  expect(await waiting()).toBe(0);
});

it('keeps everything and does not knock again when the session is over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  registry.will(refusal(401, 'not-signed-in')).will(takesAll);
  await replication.run();
  expect(replication.problem()?.signedOut).toBe(true);
  const asked = registry.asked.length;
  vi.advanceTimersByTime(3_600_000);
  expect(await waiting()).toBe(1);
  vi.useRealTimers();
  expect(registry.asked).toHaveLength(asked);
  await replication.run();
  expect(await waiting()).toBe(0);
});

it('shows another person on this device nothing, and gives the first one everything back', async () => {
  replication.open(TOM);
  expect(await waiting()).toBe(0);
  expect(await replication.records()?.read('note', '1')).toBeNull();
  replication.close();
  expect(replication.records()).toBeNull();
  replication.open(LENA);
  expect(await waiting()).toBe(1);
});
