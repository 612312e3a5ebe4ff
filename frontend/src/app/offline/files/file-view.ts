import { bodyOf, LocalRecord } from '../local-record';
import { LocalDatabase } from '../local-database';
import { Body, Refusal } from '../wire';
import { KeptFile } from './kept-file';

export type FileClass = 'picture' | 'video' | 'sound' | 'paper';

/** How far a file has come, as a person is told it. */
export type FileStanding =
  | 'recording' // its end was not kept: the tab was killed, or it runs elsewhere
  | 'drafted' // goes out with the note
  | 'on-device'
  | 'refused'
  | 'stored'
  | 'elsewhere'; // made on another device: the registry has it, or waits for it

/** A file of a record, wherever it was made. */
export interface FileView {
  readonly id: string;
  readonly fileClass: FileClass;
  readonly mediaType: string;
  readonly bytes: number;
  readonly capturedAt: string;
  readonly durationS: number | null;
  readonly caption: string;
  readonly keepPlace: boolean;
  readonly standing: FileStanding;
  /** Why it was refused. */
  readonly reason: string | null;
  /** Its bytes are on this device. */
  readonly here: boolean;
  /** What its attachment says; null while there is none. */
  readonly body: Body | null;
}

export function classOf(mediaType: string): FileClass {
  if (mediaType.startsWith('image/')) return 'picture';
  if (mediaType.startsWith('video/')) return 'video';
  return mediaType.startsWith('audio/') ? 'sound' : 'paper';
}

/** One file from what is known of it: its bytes here, its attachment, or both. Null: taken away. */
export function viewOf(file: KeptFile | null, record: LocalRecord | null): FileView | null {
  const body = record && bodyOf(record);
  if (file?.removedAt || (record && !body)) return null;
  const said = body ? saidBy(body) : file;
  if (!said) return null;
  const { mediaType, bytes, capturedAt, durationS, caption, keepPlace } = said;
  return {
    ...{ mediaType, bytes, capturedAt, durationS, caption, keepPlace },
    id: idOf(file, record),
    fileClass: classOf(said.mediaType),
    standing: standingOf(file, record),
    reason: refusalOf(file, record)?.detail ?? null,
    here: file !== null,
    body,
  };
}

type Said = Pick<
  KeptFile,
  'mediaType' | 'bytes' | 'capturedAt' | 'durationS' | 'caption' | 'keepPlace'
>;

function saidBy(body: Body): Said {
  return {
    mediaType: textOf(body['media_type']) ?? '',
    bytes: numberOf(body['bytes']) ?? 0,
    capturedAt: textOf(body['captured_at']) ?? '',
    durationS: numberOf(body['duration_s']),
    caption: textOf(body['caption']) ?? '',
    keepPlace: body['keep_place'] === true,
  };
}

function idOf(file: KeptFile | null, record: LocalRecord | null): string {
  return file?.id ?? record?.id ?? '';
}

function refusalOf(file: KeptFile | null, record: LocalRecord | null): Refusal | null {
  return record?.refused ?? file?.refused ?? null;
}

function standingOf(file: KeptFile | null, record: LocalRecord | null): FileStanding {
  if (refusalOf(file, record)) return 'refused';
  if (!file) return 'elsewhere';
  if (file.phase === 'kept') return 'drafted';
  return file.phase === 'announced' ? 'on-device' : file.phase;
}

/** The files of a record, the oldest first; `dogId` is null while its dog is not chosen. */
export async function filesAbout(
  database: LocalDatabase,
  aboutId: string,
  dogId: string | null,
): Promise<readonly FileView[]> {
  const files = await database.files.where('aboutId').equals(aboutId).toArray();
  const records = await attachmentsOf(database, dogId);
  const about = records.filter((record) => bodyOf(record)?.['about_id'] === aboutId);
  const known = new Map(about.map((record) => [record.id, record]));
  const missing = files.filter((file) => !known.has(file.id));
  for (const record of await database.records.bulkGet(missing.map(keyOfFile))) {
    if (record) known.set(record.id, record);
  }
  const held = new Map(files.map((file) => [file.id, file]));
  const ids = [...new Set([...held.keys(), ...known.keys()])].sort();
  return ids
    .map((id) => viewOf(held.get(id) ?? null, known.get(id) ?? null))
    .filter((view) => view !== null);
}

/** How many files each record about a dog has, and the first few of them. */
export async function filesOfDog(
  database: LocalDatabase,
  dogId: string,
): Promise<ReadonlyMap<string, readonly FileView[]>> {
  const found = new Map<string, FileView[]>();
  const records = await attachmentsOf(database, dogId);
  const files = await database.files.bulkGet(records.map((record) => record.id));
  records.forEach((record, at) => {
    const view = viewOf(files[at] ?? null, record);
    const aboutId = textOf(view?.body?.['about_id']);
    if (view && aboutId) found.set(aboutId, [...(found.get(aboutId) ?? []), view]);
  });
  return found;
}

async function attachmentsOf(
  database: LocalDatabase,
  dogId: string | null,
): Promise<readonly LocalRecord[]> {
  if (dogId === null) return [];
  return database.records.where('[dogId+kind]').equals([dogId, 'attachment']).sortBy('id');
}

function keyOfFile(file: KeptFile): string {
  return `attachment:${file.id}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
