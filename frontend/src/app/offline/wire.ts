import { Act, Acknowledged } from './act';

/**
 * What replication looks like on the wire (registry room `sync`), and the door that the replicator
 * goes through: the network in the page, a model of the registry in the tests.
 */
export type Body = Readonly<Record<string, unknown>>;

/** A document at its newest revision. `removed`: no longer this member's to read. */
export interface SyncDocument {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly deleted: boolean;
  readonly removed: boolean;
  readonly author_id: string;
  readonly updated_by_id: string | null;
  readonly created_at: string;
  readonly recorded_at: string;
  readonly occurred_at: string | null;
  readonly body: Body | null;
}

/** `reset`: what this page and the following do not name is no longer on the registry. */
export interface PullPage {
  readonly documents: readonly SyncDocument[];
  readonly checkpoint: string;
  readonly more: boolean;
  readonly reset: boolean;
}

/** One edit; `push_id` names it for ever: sent again, it changes nothing and is answered again. */
export interface PushRow {
  readonly push_id: string;
  readonly kind: string;
  readonly id: string;
  /** The revision that the edit was made on; 0 for a new document. */
  readonly assumed_revision: number;
  readonly deleted: boolean;
  readonly body: Body | null;
  readonly edited_at: string;
  readonly reason?: string;
}

/** Why the registry will not take an edit, in the words it gave. */
export interface Refusal {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
}

export interface PushResult {
  readonly push_id: string;
  readonly status: 'stored' | 'merged' | 'conflict' | 'refused';
  /** The revision that holds what was pushed, word for word. */
  readonly own_revision?: number | null;
  readonly conflict_id?: string | null;
  readonly document?: SyncDocument | null;
  readonly problem?: Refusal | null;
}

export interface SyncDoor {
  pull(checkpoint: string | null): Promise<PullPage>;
  push(rows: readonly PushRow[]): Promise<readonly PushResult[]>;
  /** Says that this person has read a revision; repeating it changes nothing. */
  acknowledge(kind: Act['kind'], documentId: string, revision: number): Promise<Acknowledged>;
  /** Puts this person's co-signature under a note's revision; repeating it changes nothing. */
  cosign(noteId: string, revision: number): Promise<void>;
}
