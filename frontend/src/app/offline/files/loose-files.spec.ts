import { Device, note } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { keyOf } from '../local-record';
import { FileStart } from './kept-file';
import { KeptFiles } from './kept-files';
import { LooseFiles } from './loose-files';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let device: Device;
let kept: KeptFiles;
let loose: LooseFiles;
let id: string;
/** The hour after the photo was taken. */
let later: number;

beforeEach(async () => {
  device = new Device(new ModelRegistry());
  kept = new KeptFiles(device.database, device.records);
  loose = new LooseFiles(device.database, device.records, kept);
  const start: FileStart = {
    aboutKind: 'note',
    aboutId: 'n1',
    mediaType: 'image/jpeg',
    capturedAt: '2026-10-06T17:31:00+02:00',
  };
  id = await kept.keep(start, new Blob(['light']));
  later = Date.now() + HOUR_MS + 1;
});

afterEach(() => {
  localStorage.clear();
  device.database.close();
});

async function looseAt(now: number): Promise<readonly string[]> {
  return (await loose.all(now)).map((file) => file.id);
}

describe('A file whose note was never written', () => {
  it('is in somebody’s hands for an hour, then it is told', async () => {
    expect(await looseAt(Date.now())).toEqual([]);
    expect(await looseAt(later)).toEqual([id]);
  });

  it('is told for thirty days and then goes, bytes and all', async () => {
    expect(await loose.tidy(later)).toBe(1);
    expect(await loose.tidy(later + 30 * DAY_MS)).toBe(1);
    expect(await kept.content(id)).not.toBeNull();
    expect(await loose.tidy(later + 30 * DAY_MS + 1)).toBe(0);
    expect(await kept.content(id)).toBeNull();
    expect(await device.database.files.count()).toBe(0);
  });

  it('goes with a note that is begun for it', async () => {
    await loose.tidy(later);
    await loose.takeAlong(id, 'n2');
    await device.write('n2', note('Cut on the left fore paw'));
    expect(await loose.tidy(later + 90 * DAY_MS)).toBe(0);
    expect(await kept.announce()).toBe(1);
  });
});

describe('A file whose note still waits stays, however long', () => {
  it('with a draft, also one that was cut off by a full disk', async () => {
    localStorage.setItem('longline.draft.lena.dog:juno', '{"noteId":"n1","body":"Cut on the le');
    expect(await loose.tidy(later)).toBe(0);
    expect(await loose.tidy(later + 365 * DAY_MS)).toBe(0);
    expect(await kept.content(id)).not.toBeNull();
  });

  it('with a session that runs', async () => {
    await device.database.files.update(id, { aboutKind: 'session', aboutId: 's1' });
    localStorage.setItem('longline.live-session.lena.hill.juno', '{"sessionId":"s1"}');
    expect(await loose.tidy(later + 365 * DAY_MS)).toBe(0);
  });

  it('with a note that was refused, until that is given up', async () => {
    await device.write('n1');
    const refused = { title: 'No', detail: 'Not today.', status: 422 };
    await device.database.records.update(keyOf('note', 'n1'), { refused });
    expect(await loose.tidy(later + 365 * DAY_MS)).toBe(0);
    await device.records.giveUp('note', 'n1');
    expect(await looseAt(later)).toEqual([id]);
  });

  it('and counts from anew when a draft names it again', async () => {
    await loose.tidy(later);
    localStorage.setItem('longline.draft.lena.nowhere', '{"noteId":"n1"}');
    await loose.tidy(later + 20 * DAY_MS);
    localStorage.clear();
    await loose.tidy(later + 29 * DAY_MS);
    expect(await loose.tidy(later + 40 * DAY_MS)).toBe(1);
  });
});
