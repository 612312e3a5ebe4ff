import { bodyOf, LocalRecord, newestChange } from '../offline/local-record';
import { momentName } from '../shared/text/moments';
import { entryWords } from './entry-words';

/** Entries that only this device has, to be taken along: to read, and as data that lacks nothing. */
export function asText(records: readonly LocalRecord[], practice: string): string {
  const entries = inOrder(records).map((record) => {
    const { label } = entryWords(record, bodyOf(record));
    const change = newestChange(record);
    const head = `${label}, written ${change ? momentName(change.editedAt) : ''}`;
    const why = record.refused
      ? [`Refused: ${record.refused.detail ?? record.refused.title ?? ''}`]
      : [];
    return [head, ...why, ...linesOf(record)].join('\n');
  });
  return [`Longline, ${practice}: entries that were not sent`, ...entries].join('\n\n') + '\n';
}

export function asData(records: readonly LocalRecord[], practice: string, now: Date): string {
  const entries = inOrder(records).map((record) => ({
    kind: record.kind,
    id: record.id,
    written_at: newestChange(record)?.editedAt ?? null,
    made_on_revision: newestChange(record)?.base ?? 0,
    deleted: newestChange(record)?.deleted ?? false,
    refused: record.refused,
    body: bodyOf(record),
  }));
  const made = { format: 'longline-unsent', version: 1, practice, made_at: now.toISOString() };
  return JSON.stringify({ ...made, entries }, null, 2);
}

/** As they were written; what was refused has no place in the queue any more and stands first. */
function inOrder(records: readonly LocalRecord[]): readonly LocalRecord[] {
  return [...records].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

function linesOf(record: LocalRecord): readonly string[] {
  const body = bodyOf(record);
  if (body === null) return ['Deleted on this device.'];
  return Object.entries(body)
    .filter(([, value]) => value !== null && value !== '' && !isEmptyList(value))
    .map(([field, value]) =>
      field === 'body' && typeof value === 'string'
        ? value
        : `${field.replaceAll('_', ' ')}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
