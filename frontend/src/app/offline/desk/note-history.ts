import { Change, changesOf, LocalRecord } from '../local-record';
import { UNSENT } from '../unsent';
import { Desk, Route } from './ask';
import { deletedHere, notHere } from './problems';
import { idOf } from './documents';
import { namesOf } from './names';

interface Revision {
  readonly revision: number;
  readonly [field: string]: unknown;
}

interface Revisions {
  readonly items: readonly Revision[];
  readonly next_cursor: string | null;
}

/**
 * How a note came to be. The registry knows every revision; this device adds what was not sent yet,
 * and without a network it tells the newest revision that it has.
 */
export const NOTE_HISTORY: Route = {
  ...{ method: 'GET', path: '/notes/:id/revisions', prefer: 'registry' },
  handle: async (desk, ask) => {
    const record = await desk.records.read('note', idOf(ask));
    if (!record) throw notHere('note');
    const names = await namesOf(desk);
    const items = record.stored?.body ? [storedRevision(record, names)] : [];
    const all = [...items, ...unsentOf(desk, record, items.at(-1)?.revision ?? 0)];
    if (all.length === 0) throw deletedHere('note');
    return { items: all, next_cursor: null } satisfies Revisions;
  },
  amend: async (desk, ask, answer) => {
    const record = await desk.records.read('note', idOf(ask));
    if (!record) return answer;
    const { items, next_cursor } = answer as Revisions;
    const more = unsentOf(desk, record, items.at(-1)?.revision ?? 0);
    return { items: [...items, ...more], next_cursor };
  },
};

function storedRevision(record: LocalRecord, names: (personId: string) => string): Revision {
  const { stored } = record;
  const id = stored?.updated_by_id ?? stored?.author_id ?? '';
  return {
    revision: stored?.revision ?? 0,
    action: stored?.revision === 1 ? 'created' : 'updated',
    ...{ author: { id, name: names(id) }, recorded_at: stored?.recorded_at, reason: '' },
    ...told(stored?.body ?? {}),
  };
}

/** The edits of this device that the registry has not answered, after the revision `last`. */
function unsentOf(desk: Desk, record: LocalRecord, last: number): readonly Revision[] {
  return changesOf(record).map((change, place) => ({
    revision: last + place + 1,
    action: UNSENT,
    ...{ author: desk.person, recorded_at: change.editedAt, reason: change.reason ?? '' },
    ...told(change.body ?? lastWords(record)),
    deleted: change.deleted,
  }));
}

function lastWords(record: LocalRecord): NonNullable<Change['body']> {
  return record.lastBody ?? record.stored?.body ?? {};
}

function told(fields: NonNullable<Change['body']>): Omit<Revision, 'revision'> {
  return {
    ...{ body: fields['body'], fields, occurred_at: fields['occurred_at'] ?? null },
    ...{ deleted: false, hash: '', previous_hash: '' },
  };
}
