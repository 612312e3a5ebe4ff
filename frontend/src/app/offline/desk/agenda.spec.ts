import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { askDesk, deskOf } from '../../../testing/device-desk';
import { Calendar } from '../../api/types';
import { LocalDatabase, nameOf } from '../local-database';
import { edited, fresh, LocalRecord } from '../local-record';
import { LocalRecords } from '../local-records';
import { SyncDocument } from '../wire';
import { Desk } from './ask';

const PLANNED_AT = '2026-03-01T09:00:00Z';

function document(kind: string, id: string, body: Readonly<Record<string, unknown>>): SyncDocument {
  return {
    ...{ kind, id, revision: 1, deleted: false, removed: false },
    ...{ author_id: 'lena', updated_by_id: 'lena', created_at: PLANNED_AT },
    ...{ recorded_at: PLANNED_AT, occurred_at: PLANNED_AT, body },
  };
}

function session(id: string, from: string, to: string, part: object = {}): SyncDocument {
  return document('session', id, {
    ...{ dog_id: 'juno', started_at: from, ended_at: to, status: 'planned' },
    ...{ time_zone: 'Europe/Berlin', ...part },
  });
}

async function device(...documents: readonly SyncDocument[]): Promise<Desk> {
  return deskOf({
    person: { id: 'lena', name: 'Lena' },
    organizationId: 'hill',
    role: 'owner',
    now: '2026-03-20T12:00:00Z',
    documents: [
      document('organization', 'hill', { name: 'Hill', time_zone: 'Europe/Berlin' }),
      document('dog', 'juno', { call_name: 'Juno' }),
      ...documents,
    ],
    kept: {},
  });
}

async function calendar(desk: Desk, from: string, to: string, personId = ''): Promise<Calendar> {
  const query = { from, to, person_id: personId };
  const answer = await askDesk(desk, { path: '/calendar', query });
  return (answer as { value: Calendar }).value;
}

async function times(desk: Desk, from: string, to: string): Promise<readonly unknown[]> {
  const { items } = await calendar(desk, from, to);
  return items.map(({ id, starts_at, ends_at }) => [id, starts_at, ends_at]);
}

describe("a device's calendar", () => {
  it('has what is planned and nothing that has begun or is deleted', async () => {
    const desk = await device(
      session('a', '2026-03-24T14:00:00+01:00', '2026-03-24T15:00:00+01:00', {
        ...{ kind: 'class', location: 'Hall', area: 'East' },
      }),
      session('b', '2026-03-24T10:00:00+01:00', '2026-03-24T11:00:00+01:00', { status: 'ended' }),
      { ...session('c', '2026-03-24T12:00:00+01:00', '2026-03-24T13:00:00+01:00'), deleted: true },
      session('d', '2026-03-30T10:00:00+02:00', '2026-03-30T11:00:00+02:00'),
    );
    const { items, time_zone: zone } = await calendar(desk, '2026-03-23', '2026-03-29');
    expect(zone).toBe('Europe/Berlin');
    expect(items).toEqual([
      {
        ...{ kind: 'appointment', id: 'a', dog_id: 'juno', dog: 'Juno', title: 'Class' },
        ...{ on: '2026-03-24', starts_at: '2026-03-24T14:00:00+01:00' },
        ...{ ends_at: '2026-03-24T15:00:00+01:00', place: 'Hall, East' },
        ...{ person_ids: ['lena'], repeats: false },
      },
    ]);
  });

  it('keeps the time of day of a series over both changes of the clocks, and leaves out what was skipped', async () => {
    const desk = await device(
      session('s', '2026-03-22T17:30:00+01:00', '2026-03-22T18:30:00+01:00', {
        repeats: { every_weeks: 1, count: 60, until: null, skipped: ['2026-04-05'] },
      }),
    );
    expect(await times(desk, '2026-03-22', '2026-04-12')).toEqual([
      ['s', '2026-03-22T17:30:00+01:00', '2026-03-22T18:30:00+01:00'],
      ['s', '2026-03-29T17:30:00+02:00', '2026-03-29T18:30:00+02:00'],
      ['s', '2026-04-12T17:30:00+02:00', '2026-04-12T18:30:00+02:00'],
    ]);
    expect(await times(desk, '2026-10-18', '2026-10-31')).toEqual([
      ['s', '2026-10-18T17:30:00+02:00', '2026-10-18T18:30:00+02:00'],
      ['s', '2026-10-25T17:30:00+01:00', '2026-10-25T18:30:00+01:00'],
    ]);
  });

  it('takes a time that a day skips after the gap, and a doubled one as the first', async () => {
    const desk = await device(
      session('gap', '2026-03-22T02:30:00+01:00', '2026-03-22T03:30:00+01:00', {
        repeats: { every_weeks: 1, count: 2, until: null, skipped: [] },
      }),
      session('twice', '2026-10-18T02:30:00+02:00', '2026-10-18T03:30:00+02:00', {
        repeats: { every_weeks: 1, count: 2, until: null, skipped: [] },
      }),
    );
    expect(await times(desk, '2026-03-29', '2026-03-29')).toEqual([
      ['gap', '2026-03-29T03:30:00+02:00', '2026-03-29T04:30:00+02:00'],
    ]);
    expect(await times(desk, '2026-10-25', '2026-10-25')).toEqual([
      ['twice', '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'],
    ]);
  });

  it('ends a series with its day, and names who takes part', async () => {
    const desk = await device(
      session('s', '2026-03-22T17:30:00+01:00', '2026-03-22T18:30:00+01:00', {
        repeats: { every_weeks: 2, count: null, until: '2026-04-05', skipped: [] },
        participants: [{ part: 'trainer', person_id: 'tom' }],
      }),
    );
    const { items } = await calendar(desk, '2026-03-20', '2026-04-30', 'tom');
    expect(items.map(({ on }) => on)).toEqual(['2026-03-22', '2026-04-05']);
    expect((await calendar(desk, '2026-03-20', '2026-04-30', 'lena')).items).toEqual([]);
  });

  it('has what expires, before what has a time on that day', async () => {
    const desk = await device(
      session('a', '2026-03-24T06:00:00+01:00', '2026-03-24T07:00:00+01:00'),
      document('health_item', 'v', {
        ...{ dog_id: 'juno', name: 'Rabies', kind: 'vaccination', expires_on: '2026-03-24' },
      }),
    );
    const { items } = await calendar(desk, '2026-03-23', '2026-03-29');
    expect(items.map(({ kind, title }) => [kind, title])).toEqual([
      ['health', 'Rabies expires'],
      ['appointment', 'Training'],
    ]);
  });

  it('forgets an appointment once it has begun', async () => {
    const desk = await device(
      session('a', '2026-03-24T14:00:00+01:00', '2026-03-24T15:00:00+01:00'),
    );
    const record = await desk.records.read('session', 'a');
    const body = { dog_id: 'juno', started_at: '2026-03-24T14:00:00+01:00', status: 'open' };
    await desk.records.write('session', 'a', body, record);
    expect((await calendar(desk, '2026-03-23', '2026-03-29')).items).toEqual([]);
  });

  it('refuses more than it can tell', async () => {
    const query = { from: '2026-03-23', to: '2026-06-29' };
    const answer = await askDesk(await device(), { path: '/calendar', query });
    expect(answer).toMatchObject({ status: 422, fields: ['/to'] });
  });
});

describe('a database from before the calendar', () => {
  it('finds what was planned, and no session that has begun', async () => {
    const owner = { personId: 'lena', organizationId: 'hill' };
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const before = new Dexie(nameOf(owner), options);
    before.version(4).stores({
      records: 'key, order, open, [line+at], [kind+at], [dogId+kind], sessionId, seen',
    });
    await before.table('records').bulkAdd([asBefore('planned'), asBefore('ended')]);
    before.close();

    const database = new LocalDatabase(owner, options);
    const found = await new LocalRecords(database).planned({ from: 0, upTo: Infinity });
    expect(found.map(({ id }) => id)).toEqual(['planned']);
    database.close();
  });
});

function asBefore(status: string): LocalRecord {
  const body = { dog_id: 'juno', started_at: '2026-03-24T14:00:00+01:00', status };
  const edit = { pushId: status, body, editedAt: PLANNED_AT };
  const record = edited(fresh('session', status), edit, { seen: 0, order: 1 });
  if (!record) throw new Error('not written');
  Reflect.deleteProperty(record, 'planned');
  return record;
}
