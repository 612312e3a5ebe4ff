import { bodyOf, LocalRecord } from '../local-record';
import { defaultsOf } from './defaults';

/** A document as it stands on this device, with what the registry knows of its writing. */
export interface Written<T> {
  readonly id: string;
  readonly body: T;
  /** The name of whoever wrote it first, else their id: enough to tell two people apart. */
  readonly author: string;
  /** When the registry saved it first; null when it has not yet. */
  readonly savedAt: string | null;
}

/** Whose device this is, and what people are called. */
export interface People {
  readonly me: string;
  /** Names by person id, as far as they are known here. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The records of a kind that are not deleted, each with a whole body. `T` is that of the kind: what
 * is on the device is what the registry took in, or what the page wrote in its shape.
 */
export function written<T>(
  records: readonly LocalRecord[],
  kind: string,
  { me, names }: People,
): Written<T>[] {
  const defaults = defaultsOf(kind);
  const fields = Object.keys(defaults);
  return records.flatMap((record) => {
    const held = record.kind === kind ? bodyOf(record) : null;
    if (held === null) return [];
    // Most are whole, and copies of thousands of them cost time.
    const isWhole = fields.every((field) => field in held);
    const body = (isWhole ? held : { ...defaults, ...held }) as T;
    const author = record.stored?.author_id ?? me;
    const savedAt = record.stored?.created_at ?? null;
    return [{ id: record.id, body, author: names.get(author) ?? author, savedAt }];
  });
}
