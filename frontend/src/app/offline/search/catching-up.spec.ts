import { IDBFactory } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { indexTold, madeAfresh } from '../../../testing/search-index';
import { SearchAnswer } from '../../api/types';
import { LocalDatabase } from '../local-database';
import { catchUp, unindexed } from './catching-up';

const LENA = { id: 'lena', name: 'Lena' };
const PEOPLE = { me: LENA, all: [LENA] };
/** However little is due, a search does not wait for it. */
const AT_ONCE = { few: 0 };

let registry: ModelRegistry;
let writer: Device;
let store: IDBFactory;
let reader: Device;

beforeEach(async () => {
  registry = new ModelRegistry();
  registry.page = 50;
  writer = new Device(registry);
  store = new IDBFactory();
  reader = new Device(registry, LENA_ON_HILL, store);
  await writer.write('juno', { call_name: 'Juno' }, 'dog');
  for (const id of ['1', '2', '3', '4', '5', '6']) await writer.write(id, note(`pond ${id}`));
  await writer.replicator.run();
  await reader.database.index.ready();
  await reader.replicator.run();
});

function found(q: string): Promise<SearchAnswer> {
  return reader.records.search({ q }, PEOPLE, AT_ONCE);
}

async function ids(q: string): Promise<string[]> {
  return (await found(q)).items.map(({ id }) => id).sort();
}

async function othersWrite(id: string, body: string): Promise<void> {
  await writer.write(id, note(body));
  await writer.replicator.run();
  await reader.replicator.run();
}

function once(): () => boolean {
  let left = 1;
  return () => left-- > 0;
}

function portion(size: number): Promise<void> {
  return catchUp(reader.database, once(), size);
}

async function hasAll(database: LocalDatabase): Promise<void> {
  const told = await indexTold(database);
  expect(told).toEqual(await madeAfresh(database));
  expect(await unindexed(database)).toBe(0);
}

it('leaves the index of a pull for later, and says how many cannot be found yet', async () => {
  expect(await reader.database.searchEntries.count()).toBe(0);
  expect(await unindexed(reader.database)).toBe(7);
  // The dogs are indexed first: what is written about one is not found without it.
  expect(await found('pond')).toMatchObject({ items: [], unindexed: 6 });
  expect(await ids('juno')).toEqual(['juno']);
  await portion(4);
  expect(await found('pond')).toMatchObject({ total_estimate: 4, unindexed: 2 });
  await catchUp(reader.database, () => true);
  expect(await found('pond')).not.toHaveProperty('unindexed');
  expect(await ids('pond')).toEqual(['1', '2', '3', '4', '5', '6']);
});

it('waits for a few records rather than leave them out', async () => {
  const answer = await reader.records.search({ q: 'pond' }, PEOPLE);
  expect(answer.total_estimate).toBe(6);
  expect(answer).not.toHaveProperty('unindexed');
});

it('goes on where it was after the tab was killed', async () => {
  await portion(3);
  reader.database.close();
  reader = new Device(registry, LENA_ON_HILL, store);
  expect(await unindexed(reader.database)).toBe(4);
  await catchUp(reader.database, () => true, 2);
  await hasAll(reader.database);
});

it('loses nothing when it is killed within a step', async () => {
  const { index } = reader.database;
  const settle = index.settle.bind(index);
  index.settle = () => Promise.reject(new Error('killed'));
  await expect(portion(3)).rejects.toThrow('killed');
  expect(await reader.database.searchEntries.count()).toBe(0);
  expect(await unindexed(reader.database)).toBe(7);
  index.settle = settle;
  await hasAll(reader.database);
});

it('finds at once what was written here, also about a dog that is not indexed yet', async () => {
  await reader.write('new', note('gate'));
  await reader.write('3', note('gate instead'));
  expect(await ids('gate')).toEqual(['3', 'new']);
  expect(await ids('pond')).toEqual([]);
  await hasAll(reader.database);
});

it('finds at once what was written here before its words were loaded', async () => {
  reader.database.close();
  reader = new Device(registry, LENA_ON_HILL, store);
  const { index } = reader.database;
  const ready = index.ready.bind(index);
  index.ready = () => Promise.reject(new Error('not loaded'));
  await reader.write('new', note('gate'));
  index.ready = ready;
  expect(await unindexed(reader.database)).toBe(8);
  expect(await ids('gate')).toEqual(['new']);
});

it('shows nothing by old words while their record waits to be indexed anew', async () => {
  await catchUp(reader.database, () => true);
  await othersWrite('1', 'gate');
  expect(await ids('pond')).toEqual(['2', '3', '4', '5', '6']);
  expect(await found('gate')).toMatchObject({ items: [], unindexed: 1 });
  await hasAll(reader.database);
  expect(await ids('gate')).toEqual(['1']);
});

it('shows nothing that was deleted or withdrawn, before and after it caught up', async () => {
  await portion(4);
  await writer.records.remove((await writer.records.read('note', '1')) ?? raise());
  await writer.replicator.run();
  for (const key of ['note:2', 'note:6']) registry.hideOrShow(key);
  await reader.replicator.run();
  expect(await ids('pond')).toEqual(['3']);
  await hasAll(reader.database);
  expect(await ids('pond')).toEqual(['3', '4', '5']);
});

it('takes a dog that was withdrawn meanwhile and all that is written about it out at once', async () => {
  await catchUp(reader.database, () => true);
  registry.hideOrShow('dog:juno');
  await reader.replicator.run();
  expect(await ids('pond')).toEqual([]);
  registry.hideOrShow('dog:juno');
  await reader.replicator.run();
  expect(await ids('pond')).toEqual(['1', '2', '3', '4', '5', '6']);
});

it('still finds everything while a reset brings it all again', async () => {
  await portion(4);
  registry.page = 2;
  registry.forgetCheckpoints();
  registry.hideOrShow('note:3');
  await reader.replicator.run();
  await portion(2);
  expect(await unindexed(reader.database)).toBeGreaterThan(0);
  expect((await ids('pond')).includes('3')).toBe(false);
  expect((await ids('pond')).slice(0, 2)).toEqual(['1', '2']);
  await hasAll(reader.database);
  expect(await ids('pond')).toEqual(['1', '2', '4', '5', '6']);
});

function raise(): never {
  throw new Error('not here');
}
