import { TestBed } from '@angular/core/testing';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { DATABASE_OPTIONS } from '../offline/local-database';
import { Replication } from '../offline/replication';
import { Capture } from './capture';
import { Recording, recordedType, VIDEO_TYPES } from './recording';

class FakeRecorder {
  static last: FakeRecorder;
  static readonly isTypeSupported = (type: string): boolean => type.startsWith('video/webm');
  state = 'inactive';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;

  constructor() {
    FakeRecorder.last = this;
  }

  start(): void {
    this.state = 'recording';
  }

  gives(text: string): void {
    this.ondataavailable?.({ data: new Blob([text]) });
  }

  stop(): void {
    this.state = 'inactive';
    this.gives('end');
    this.onstop?.();
  }
}

const LIMITS = { seconds: 60, bytes: 1_000 };
let capture: Capture;
let replication: Replication;

function record(limits = LIMITS): Recording {
  const start = capture.startOf({ kind: 'note', id: 'n1' }, 'video/webm;codecs=vp9,opus');
  return new Recording(capture, start, {} as MediaStream, {}, limits);
}

async function kept(): Promise<readonly (readonly [string, string | undefined])[]> {
  const files = await capture.kept()?.database.files.toArray();
  return Promise.all(
    (files ?? []).map(
      async ({ id, phase }) => [phase, await (await capture.kept()?.content(id))?.text()] as const,
    ),
  );
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
  TestBed.configureTestingModule({
    providers: [{ provide: DATABASE_OPTIONS, useValue: databases }],
  });
  replication = TestBed.inject(Replication);
  replication.open({ personId: 'lena', organizationId: 'hill' });
  capture = TestBed.inject(Capture);
});

afterEach(() => {
  replication.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('records the first type that the browser knows', () => {
  expect(recordedType(VIDEO_TYPES)).toBe('video/webm;codecs=vp9,opus');
  expect(recordedType(['audio/mp4'])).toBeNull();
});

it('is whole on the device when it ends, with its length', async () => {
  const recording = record();
  FakeRecorder.last.gives('one ');
  vi.advanceTimersByTime(12_000);
  await recording.stop();
  expect(await kept()).toEqual([['kept', 'one end']]);
  const [file] = (await capture.kept()?.database.files.toArray()) ?? [];
  expect([file?.durationS, file?.mediaType]).toEqual([12, 'video/webm']);
});

it('stops by itself at its length and at its size', async () => {
  const long = record();
  vi.advanceTimersByTime(61_000);
  await long.ended;
  const large = record();
  FakeRecorder.last.gives('x'.repeat(1_001));
  vi.advanceTimersByTime(1_000);
  await large.ended;
  expect((await kept()).map(([phase]) => phase)).toEqual(['kept', 'kept']);
});

it('leaves nothing when it is thrown away', async () => {
  const recording = record();
  FakeRecorder.last.gives('one ');
  await recording.throwAway();
  expect([await kept(), capture.held()]).toEqual([[], []]);
});

it('goes on in memory when the device is full, and leaves no half of it behind', async () => {
  const recording = record();
  FakeRecorder.last.gives('one ');
  const parts = capture.kept()?.database.fileParts;
  if (!parts) throw new Error('no database');
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  await vi.waitFor(async () => expect(await parts.count()).toBe(1));
  vi.spyOn(parts, 'put').mockImplementation(() => {
    throw full;
  });
  FakeRecorder.last.gives('two ');
  await recording.stop();
  expect(await kept()).toEqual([]);
  const [held] = capture.held();
  expect([held?.name, await held?.content.text()]).toEqual(['Video, 0:00', 'one two end']);

  vi.restoreAllMocks();
  if (held) await capture.tryToKeep(held);
  expect([await kept(), capture.held()]).toEqual([[['kept', 'one two end']], []]);
});
