import { IDBFactory } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { bodyOf } from '../local-record';
import { sha256InPieces, sha256Of } from './file-hash';
import { FileStart } from './kept-file';
import { KeptFiles } from './kept-files';

const HOUR_MS = 3_600_000;

function photo(aboutId: string, part: Partial<FileStart> = {}): FileStart {
  return {
    aboutKind: 'note',
    aboutId,
    mediaType: 'image/jpeg',
    capturedAt: '2026-10-06T17:31:00+02:00',
    ...part,
  };
}

let registry: ModelRegistry;
let device: Device;
let kept: KeptFiles;

beforeEach(() => {
  registry = new ModelRegistry();
  device = new Device(registry);
  kept = new KeptFiles(device.database, device.records);
});

afterEach(() => {
  device.database.close();
});

async function attachment(id: string): Promise<Readonly<Record<string, unknown>> | null> {
  const record = await device.records.read('attachment', id);
  return record && bodyOf(record);
}

async function text(id: string): Promise<string | undefined> {
  return (await kept.content(id))?.text();
}

it('takes the SHA-256 of a file, in one go or in pieces', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await sha256Of(new Blob(['abc']))).toBe(abc);
  expect(await sha256InPieces(new Blob(['abc']), 2)).toBe(abc);
});

it('announces a file once its note is saved, and not before', async () => {
  const id = await kept.keep(photo('n1'), new Blob(['light']));
  expect(await kept.announce()).toBe(0);
  await device.write('n1', { ...note('Cut on the left fore paw'), visibility: 'private' });
  expect(await kept.announce()).toBe(1);
  expect(await attachment(id)).toMatchObject({
    ...{ dog_id: 'juno', about_id: 'n1', media_type: 'image/jpeg', bytes: 5 },
    ...{ keep_place: false, visibility: 'private', sha256: await sha256Of(new Blob(['light'])) },
  });
  expect(await kept.announce()).toBe(0);
});

it('writes the attachment behind its note, so that the registry can take it', async () => {
  const id = await kept.keep(photo('n1'), new Blob(['light']));
  await device.write('n1');
  await kept.announce();
  const order = await device.records.waiting();
  expect(order.map((record) => record.id)).toEqual(['n1', id]);
});

it('announces what a killed tab had not come to', async () => {
  const id = await kept.keep(photo('n1'), new Blob(['light']));
  await device.write('n1');
  const next = new KeptFiles(device.database, device.records);
  expect([await next.announce(), await text(id)]).toEqual([1, 'light']);
});

it('waits with a file whose note was refused', async () => {
  await kept.keep(photo('n1'), new Blob(['light']));
  await device.write('n1');
  const record = await device.records.read('note', 'n1');
  if (record) await device.database.records.put({ ...record, refused: { status: 422 } });
  expect(await kept.announce()).toBe(0);
});

it('sends the bytes only when the registry knows of them', async () => {
  const id = await kept.keep(photo('n1'), new Blob(['light']));
  await device.write('n1');
  await kept.announce();
  expect(await kept.sendable()).toEqual([]);
  await device.replicator.run();
  expect((await kept.sendable()).map((file) => file.id)).toEqual([id]);
  await kept.arrived(id);
  expect(await kept.sendable()).toEqual([]);
});

it('keeps a recording part by part, and what there is of one whose tab was killed', async () => {
  const id = await kept.begin(photo('n1', { mediaType: 'audio/webm' }), 0);
  await kept.add(id, 0, new Blob(['bark ']), 1_000);
  await kept.add(id, 1, new Blob(['bark']), 2_000);
  await kept.tidy(100_000);
  expect((await device.database.files.get(id))?.phase).toBe('recording'); // this tab still records it

  const next = new KeptFiles(device.database, device.records);
  await next.tidy(10_000);
  expect((await device.database.files.get(id))?.phase).toBe('recording'); // its tab may be another
  await next.tidy(100_000);
  expect(await device.database.files.get(id)).toMatchObject({
    ...{ phase: 'kept', bytes: 9, sha256: await sha256Of(new Blob(['bark bark'])) },
  });
});

it('forgets a recording that came to nothing', async () => {
  const id = await kept.begin(photo('n1'));
  expect(await kept.finish(id, 0)).toBeNull();
  expect(await device.database.files.count()).toBe(0);
});

it('keeps a shared file a single time, however often it is taken over', async () => {
  await kept.keep(photo('n1'), new Blob(['light']), 'shared:7');
  await kept.keep(photo('n1'), new Blob(['light']), 'shared:7');
  expect(await device.database.files.count()).toBe(1);
});

it('goes along when a draft is put together with another', async () => {
  await kept.keep(photo('n1'), new Blob(['light']));
  await kept.follow('n1', 'n2');
  await device.write('n2');
  expect(await kept.announce()).toBe(1);
});

describe('taken away', () => {
  let id: string;

  beforeEach(async () => {
    id = await kept.keep(photo('n1'), new Blob(['light']));
    await device.write('n1');
    await kept.announce();
    await device.replicator.run();
  });

  it('is gone from the registry and comes back with its bytes', async () => {
    const said = await attachment(id);
    await kept.remove(id);
    await device.replicator.run();
    await kept.tidy();
    expect([await attachment(id), await kept.sendable()]).toEqual([null, []]);
    await kept.bringBack(id, said);
    await device.replicator.run();
    expect((await kept.sendable()).map((file) => file.id)).toEqual([id]);
    expect(await text(id)).toBe('light');
  });

  it('leaves the device when the way back is over', async () => {
    await kept.remove(id);
    await kept.tidy(Date.now() + HOUR_MS + 1_000);
    expect([await text(id), await device.database.files.count()]).toEqual([undefined, 0]);
  });

  it('leaves the device with the right to read it, its small picture too', async () => {
    await kept.arrived(id);
    await device.database.previews.put({ id, content: new Blob(['small']) });
    registry.hideOrShow(`attachment:${id}`);
    await device.replicator.run();
    await kept.tidy();
    expect([await text(id), await device.database.previews.count()]).toEqual([undefined, 0]);
  });
});

it('lets the oldest go when there is no room, and never what the registry does not have', async () => {
  const [old, young, unsent] = [
    await kept.keep(photo('n1'), new Blob(['light'])),
    await kept.keep(photo('n1'), new Blob(['light'])),
    await kept.keep(photo('n1'), new Blob(['light'])),
  ];
  await kept.arrived(old);
  await kept.arrived(young);
  await kept.makeRoom(5);
  expect([await text(old), await text(young)]).toEqual([undefined, 'light']);
  await kept.makeRoom(0);
  expect([await text(young), await text(unsent)]).toEqual([undefined, 'light']);
});

it('shows nothing of it to the next person on the device', async () => {
  const shared = new IDBFactory();
  const lena = new Device(registry, LENA_ON_HILL, shared);
  const files = new KeptFiles(lena.database, lena.records);
  const id = await files.keep(photo('n1'), new Blob(['light']));
  lena.database.close();
  const marek = new Device(registry, { personId: 'marek', organizationId: 'hill' }, shared);
  const his = new KeptFiles(marek.database, marek.records);
  expect([await his.content(id), await marek.database.files.count()]).toEqual([null, 0]);
  marek.database.close();
});
