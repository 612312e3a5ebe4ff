import { Change, LocalRecord } from './local-record';
import { PushRow } from './wire';

/** An edit of a record as it goes out. */
export function rowOf(record: LocalRecord, change: Change): PushRow {
  return {
    push_id: change.pushId,
    kind: record.kind,
    id: record.id,
    assumed_revision: change.base,
    deleted: change.deleted,
    body: change.body,
    edited_at: change.editedAt,
    ...(change.reason && { reason: change.reason }),
  };
}
