import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { SearchPage } from '../../api/types';
import { LocalDatabase, nameOf } from '../local-database';
import { edited, fresh, LocalRecord } from '../local-record';
import { LocalRecords } from '../local-records';

const PEOPLE = { me: { id: 'lena', name: 'Lena' }, all: [{ id: 'lena', name: 'Lena' }] };

function ask(records: LocalRecords, q: string, more: object = {}): Promise<SearchPage> {
  return records.search({ q, ...more }, PEOPLE);
}

async function ids(records: LocalRecords, q: string, more: object = {}): Promise<string[]> {
  return (await ask(records, q, more)).items.map(({ id }) => id);
}

async function deviceWithJuno(registry = new ModelRegistry()): Promise<Device> {
  const device = new Device(registry);
  await device.write('juno', { call_name: 'Juno' }, 'dog');
  return device;
}

describe('the search on the device', () => {
  it('finds what was written here, before the registry knows of it', async () => {
    const { records, write } = await withWrite();
    await write('1', note('Recall at the pond, <b>8/10</b>'));
    const [hit] = (await ask(records, 'recalls')).items;
    expect(hit).toMatchObject({
      ...{ id: '1', kind: 'note', dog_id: 'juno', dog_name: 'Juno' },
      ...{ author: PEOPLE.me, occurred_at: '2026-10-06T17:30:00+02:00' },
      snippet: '<mark>Recall</mark> at the pond, &lt;b&gt;8/10&lt;/b&gt;',
    });
  });

  it('finds the newest words of a note and no longer those before', async () => {
    const { records, write } = await withWrite();
    await write('1', note('pond'));
    await write('1', note('gate'));
    expect(await ids(records, 'gate')).toEqual(['1']);
    expect(await ids(records, 'pond')).toEqual([]);
  });

  it('finds neither what was deleted nor what is written about a deleted dog', async () => {
    const { records, write } = await withWrite();
    await write('1', note('pond'));
    await write('2', note('pond'));
    await records.remove((await records.read('note', '1')) ?? fresh('note', '1'));
    expect(await ids(records, 'pond')).toEqual(['2']);
    await records.remove((await records.read('dog', 'juno')) ?? fresh('dog', 'juno'));
    expect(await ids(records, 'pond')).toEqual([]);
  });

  it('finds no more what its person may no longer read', async () => {
    const registry = new ModelRegistry();
    const writer = await deviceWithJuno(registry);
    await writer.write('1', note('pond'));
    await writer.replicator.run();
    const reader = new Device(registry);
    await reader.replicator.run();
    expect(await ids(reader.records, 'pond')).toEqual(['1']);
    registry.hideOrShow('note:1');
    await reader.replicator.run();
    expect(await ids(reader.records, 'pond')).toEqual([]);
    const left = await reader.database.searchDrawers
      .where('[letter+shelf]')
      .equals(['p', 0])
      .count();
    expect(left).toBe(0);
  });

  it('keeps apart what is written at once, in one transaction', async () => {
    const { records, database } = await withWrite();
    await database.index.ready();
    const words = ['pond', 'pond gate', 'pond crate', 'pond mat', 'pond bell'];
    const made = words.map((body, id) => recordOf('note', String(id), note(body)));
    await database.transaction('rw', database.records, () =>
      Promise.all(made.map((record) => database.records.put(record))),
    );
    expect((await ids(records, 'pond')).sort()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('goes on page by page, and takes no cursor that it did not make', async () => {
    const { records, write } = await withWrite();
    for (const id of ['1', '2', '3']) await write(id, note('pond'));
    const first = await ask(records, 'pond', { limit: 2 });
    const second = await ask(records, 'pond', { limit: 2, cursor: first.next_cursor });
    expect(first.total_estimate).toBe(3);
    expect(second.next_cursor).toBeNull();
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(['1', '2', '3']);
    for (const cursor of ['x', 'WyJ4Il0=', first.next_cursor]) {
      await expect(ask(records, 'gate', { cursor })).rejects.toMatchObject({ code: 'bad-cursor' });
    }
  });

  it('says which date is none', async () => {
    const { records } = await withWrite();
    await expect(ask(records, 'after:2026-02-30')).rejects.toMatchObject({
      ...{ status: 422, errors: [{ pointer: '/q' }] },
    });
  });
});

describe('a database from before the index', () => {
  it('is indexed as it is, and keeps what was not sent', async () => {
    const indexedDB = new IDBFactory();
    const records = [
      recordOf('dog', 'juno', { call_name: 'Juno' }),
      recordOf('note', '1', note('pond, never sent')),
    ];
    const before = new Dexie(nameOf(LENA_ON_HILL), { indexedDB, IDBKeyRange });
    before.version(1).stores({
      records: 'key, order, [line+at], [kind+at], [dogId+kind], seen',
      ...{ marks: 'id', answers: 'path' },
    });
    await before.table('records').bulkAdd(records);
    before.close();

    const database = new LocalDatabase(LENA_ON_HILL, { indexedDB, IDBKeyRange });
    const now = new LocalRecords(database);
    expect(await ids(now, 'pond')).toEqual(['1']);
    expect(await now.waiting()).toEqual(records);
    expect(await database.searchDue.count()).toBe(0);
    database.close();
  });
});

function recordOf(kind: string, id: string, body: Readonly<Record<string, unknown>>): LocalRecord {
  const edit = { pushId: `p${id}`, body, editedAt: '2026-10-06T17:30:00.000Z' };
  const order = kind === 'dog' ? 1 : 2;
  const record = edited(fresh(kind, id), edit, { seen: 0, order });
  if (!record) throw new Error('not written');
  return record;
}

async function withWrite(): Promise<Device & { write: Device['write'] }> {
  const device = await deviceWithJuno();
  return Object.assign(device, { write: device.write.bind(device) });
}
