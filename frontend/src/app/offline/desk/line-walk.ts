import { LocalRecord } from '../local-record';
import { LocalRecords, Span } from '../local-records';

/**
 * Walks along a dog's line, newest first, in batches. What happened in the same millisecond lies in
 * the order in which it was made, like in the registry, so a batch never ends between two of them.
 */
const FIRST_BATCH_SPARE = 1;
const LARGEST_BATCH = 400;

/** Where a record lies on a line. */
export interface Place {
  readonly at: number;
  readonly made: string;
  readonly key: string;
}

export function placeOf({ at, key, stored, sending, waiting }: LocalRecord): Place {
  return { at, key, made: stored?.created_at ?? (sending ?? waiting)?.editedAt ?? '' };
}

/** A place as a cursor. */
export function placeText({ at, made, key }: Place): string {
  return [at, made, key].join('|');
}

function placeIn(cursor: string): Place {
  const [at = '', made = '', ...key] = cursor.split('|');
  return { at: Number(at), made, key: key.join('|') };
}

export function inReadingOrder(records: readonly LocalRecord[]): readonly LocalRecord[] {
  return records
    .map((record) => ({ record, place: placeOf(record) }))
    .sort((a, b) => order(a.place, b.place))
    .map(({ record }) => record);
}

/** Whether a record comes later in reading than a cursor. */
export function isBehind(record: LocalRecord, cursor: string): boolean {
  return order(placeOf(record), placeIn(cursor)) > 0;
}

function order(a: Place, b: Place): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.made !== b.made) return a.made < b.made ? 1 : -1;
  return a.key === b.key ? 0 : a.key < b.key ? 1 : -1;
}

/** Batches of what lies in a span from a cursor on; they grow while they are asked for. */
export async function* walk(
  records: LocalRecords,
  dogId: string,
  { from, upTo, after, most }: Span & { readonly after: string | null; readonly most: number },
): AsyncGenerator<readonly LocalRecord[]> {
  let top = after === null ? upTo : Math.min(upTo, placeIn(after).at);
  let size = Math.max(2, most + FIRST_BATCH_SPARE);
  while (top >= from) {
    const batch = await records.onLine(dogId, { from, upTo: top }, size);
    const last = batch.at(-1);
    if (!last || batch.length < size) {
      yield batch;
      return;
    }
    const ties = await records.onLine(dogId, { from: last.at, upTo: last.at }, Infinity);
    yield [...batch.filter(({ at }) => at > last.at), ...ties];
    top = last.at - 1;
    size = Math.min(size * 2, LARGEST_BATCH);
  }
}
