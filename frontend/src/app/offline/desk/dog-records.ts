import { bodyOf, LocalRecord } from '../local-record';
import { Desk } from './ask';
import type { DogRecords, Practice } from './chart-records';
import { knownNames } from './names';
import { notHere } from './problems';

const KINDS = ['target', 'session', 'exercise_set', 'observation', 'note'];

/** A session lasts 24 hours at most: what was recorded lies no further behind its session's place. */
const LONGEST_MS = 24 * 3_600_000;

/** What charts, advice and the hand-over card of a dog are made of. */
export interface DogInPractice {
  readonly records: DogRecords;
  readonly practice: Practice;
}

export async function dogInPractice(desk: Desk, dogId: string): Promise<DogInPractice> {
  const [practice, ...records] = await Promise.all([
    practiceOf(desk),
    ...KINDS.map((kind): Promise<readonly LocalRecord[]> => desk.records.ofDog(dogId, kind)),
  ]);
  return { records: records.flat(), practice };
}

/** What is newest of a dog, and since when it is all of it; `since` is null when there is nothing older. */
export interface NewestOfDog extends DogInPractice {
  readonly since: number | null;
}

/**
 * The newest `most` entries of a dog's timeline from a moment on, with the plans, and with the
 * sessions that they belong to and everything recorded in them: however long the dog's record is,
 * no more is read.
 */
export async function newestOfDog(
  desk: Desk,
  dogId: string,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<NewestOfDog> {
  const span = { from: from - LONGEST_MS, upTo: Number.MAX_SAFE_INTEGER };
  const [practice, plans, entries] = await Promise.all([
    practiceOf(desk),
    desk.records.ofDog(dogId, 'target'),
    desk.records.onLine(dogId, span, most),
  ]);
  const told = entries.flatMap(({ kind, id, sessionId }) => (kind === 'session' ? id : sessionId));
  const sessionIds = [...new Set(told.filter((id) => id !== undefined))];
  const [parts, sessions] = await Promise.all([
    desk.records.partsOf(sessionIds),
    Promise.all(sessionIds.map((id) => desk.records.read('session', id))),
  ]);
  const known = [...plans, ...entries, ...parts, ...sessions.filter((one) => one !== null)];
  const records = [...new Map(known.map((record) => [record.key, record])).values()];
  const oldest = entries.length < most ? undefined : entries.at(-1);
  return { records, practice, since: oldest ? oldest.at + LONGEST_MS : null };
}

async function practiceOf(desk: Desk): Promise<Practice> {
  const record = await desk.records.read('organization', desk.organizationId);
  const body = record && bodyOf(record);
  if (!body) throw notHere('practice');
  return {
    timeZone: String(body['time_zone']),
    units: body['unit_system'] === 'us' ? 'us' : 'metric',
    nowMs: desk.now().getTime(),
    me: desk.person.id,
    names: await knownNames(desk),
  };
}
