import { namesEdit, numberOfEdit } from './edit-number';
import { LocalRecord } from './local-record';
import { Refusal } from './wire';

/**
 * What a person did that is no record: they acknowledged one as it stood, or co-signed it. It waits
 * here until the registry was told, behind what was written before it, and repeating it there
 * changes nothing.
 */
export interface Act {
  readonly id: string;
  readonly kind: 'safety_flag' | 'note';
  /** What they did; without it, they acknowledged the record. */
  readonly deed?: 'cosign';
  readonly documentId: string;
  /** What they saw: a revision, or the number of an edit that the registry had not answered. */
  readonly seen: number;
  /** When, by this device's clock. */
  readonly at: string;
  /** Its place among what is to be sent; absent when it was refused. */
  readonly order?: number;
  readonly refused: Refusal | null;
}

/** An acknowledgement as the registry tells it. */
export interface Acknowledged {
  readonly person_id: string;
  readonly person_name: string;
  readonly revision: number;
  readonly at: string;
}

/** The registry's revision that an act was about; null when the registry never got those words. */
export function revisionOf({ seen }: Act, record: LocalRecord | undefined): number | null {
  if (!namesEdit(seen)) return seen;
  const own = record?.own;
  return own && numberOfEdit(own.pushId) === seen ? own.revision : null;
}

/** After the registry would not take it. */
export function refusedAct(act: Act, refused: Refusal): Act {
  const rest = { ...act, refused };
  delete (rest as { order?: number }).order;
  return rest;
}

export const CHANGED_SINCE: Refusal = {
  title: 'Changed since you read it',
  status: 412,
  detail: 'It was changed after you read it. Read it as it is now and acknowledge it again.',
};

export const CHANGED_BEFORE_SIGNING: Refusal = {
  ...CHANGED_SINCE,
  detail: 'It was changed after you read it. Read it as it is now and co-sign it again.',
};
