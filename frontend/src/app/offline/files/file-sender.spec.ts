import { Device } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { Problem, unreachable } from '../../core/http/problem';
import { FileSender } from './file-sender';
import { KeptFiles } from './kept-files';
import { Upload, UploadDoor } from './upload-door';

/** Takes what it is sent; what the test says goes wrong, once each. */
class ModelDoor implements UploadDoor {
  readonly tried: (readonly [string, string | null])[] = [];
  readonly stored = new Map<string, string>();
  private readonly faults: Error[] = [];

  fails(fault: Error): this {
    this.faults.push(fault);
    return this;
  }

  async send(upload: Upload): Promise<void> {
    this.tried.push([upload.id, upload.url]);
    if (upload.url === null) await upload.begun(`/uploads/of-${upload.id}`);
    upload.sent(2);
    const fault = this.faults.shift();
    if (fault) throw fault;
    this.stored.set(upload.id, await upload.content.text());
  }
}

const NOT_THE_TYPE = new Problem({
  code: 'invalid',
  status: 422,
  title: 'No',
  detail: 'The file is no image/jpeg. Announce it as what it is.',
});

let device: Device;
let kept: KeptFiles;
let door: ModelDoor;
let ids: string[];
const told: (number | null)[] = [];

async function run(): Promise<void> {
  await new FileSender(kept, door).run(
    (_id, sent) => told.push(sent),
    new AbortController().signal,
  );
}

beforeEach(async () => {
  device = new Device(new ModelRegistry());
  kept = new KeptFiles(device.database, device.records);
  door = new ModelDoor();
  told.length = 0;
  await device.write('n1');
  ids = [];
  for (const text of ['one', 'two']) {
    const start = { aboutKind: 'note', aboutId: 'n1', mediaType: 'image/jpeg' } as const;
    ids.push(
      await kept.keep({ ...start, capturedAt: '2026-10-06T17:31:00+02:00' }, new Blob([text])),
    );
  }
  ids.sort(); // two ids of one millisecond are in no order
  await kept.announce();
  await device.replicator.run();
});

afterEach(() => {
  device.database.close();
});

async function phases(): Promise<readonly (string | undefined)[]> {
  return Promise.all(ids.map(async (id) => (await device.database.files.get(id))?.phase));
}

it('sends each file once and says how far it is', async () => {
  await run();
  await run();
  expect([...door.stored.values()].sort()).toEqual(['one', 'two']);
  expect(door.tried).toHaveLength(2);
  expect(await phases()).toEqual(['stored', 'stored']);
  expect(told).toEqual([0, 2, null, 0, 2, null]);
});

it('goes on with the upload that was begun before the network was lost', async () => {
  const [one = ''] = ids;
  door.fails(unreachable());
  await expect(run()).rejects.toMatchObject({ offline: true });
  expect(await phases()).toEqual(['announced', 'announced']);
  await run();
  expect(door.tried.slice(0, 2)).toEqual([
    [one, null],
    [one, `/uploads/of-${one}`],
  ]);
  expect([...door.stored.values()].sort()).toEqual(['one', 'two']);
});

it('keeps a refused file with its reason and sends the next', async () => {
  const [one = '', two = ''] = ids;
  door.fails(NOT_THE_TYPE);
  await run();
  expect([...door.stored.keys()]).toEqual([two]);
  const refused = await device.database.files.get(one);
  expect(refused?.refused?.detail).toBe(NOT_THE_TYPE.detail);
  await run();
  expect(door.tried).toHaveLength(2);

  await kept.tryAgain(one);
  await run();
  expect(door.tried.at(-1)).toEqual([one, null]);
  expect(await phases()).toEqual(['stored', 'stored']);
});

it('stops for a log-in and keeps everything', async () => {
  door.fails(new Problem({ code: 'not-signed-in', status: 401, title: 'Out', detail: 'Log in.' }));
  await expect(run()).rejects.toMatchObject({ signedOut: true });
  expect(door.tried).toHaveLength(1);
  expect(await phases()).toEqual(['announced', 'announced']);
});

it('says so when the browser cleared the bytes', async () => {
  const [one = '', two = ''] = ids;
  await device.database.fileParts.where('id').equals(one).delete();
  await run();
  expect((await device.database.files.get(one))?.refused?.title).toContain(
    'no longer on this device',
  );
  expect([...door.stored.keys()]).toEqual([two]);
});
