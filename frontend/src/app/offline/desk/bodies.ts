import { ObservationFields, Plan, SessionFields, SetFields } from '../../api/training-types';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Desk } from './ask';
import { completed } from './completed';
import { defaultsOf } from './defaults';

/** The bodies of training under the registry's types. A plan is called `target` where it is stored. */
export interface TrainingBodies {
  readonly target: PlanBody;
  readonly session: SessionFields;
  readonly exercise_set: SetFields;
  readonly observation: ObservationFields;
}

export type PlanBody = Omit<
  Plan,
  'id' | 'revision' | 'author_id' | 'updated_by_id' | 'created_at' | 'updated_at' | 'deleted_at'
>;

/** A body with everything that the registry would fill in. */
export function wholeBody<K extends keyof TrainingBodies>(kind: K, body: Body): TrainingBodies[K] {
  return { ...defaultsOf(kind), ...completed(kind, body) } as unknown as TrainingBodies[K];
}

/** A record's body; null when it is deleted. */
export function recordedBody<K extends keyof TrainingBodies>(
  kind: K,
  record: LocalRecord | null,
): TrainingBodies[K] | null {
  const body = record && bodyOf(record);
  return body && wholeBody(kind, body);
}

/** The body of a record by its id; null when it is not here, or deleted. */
export async function readBody<K extends keyof TrainingBodies>(
  desk: Desk,
  kind: K,
  id: string | null,
): Promise<TrainingBodies[K] | null> {
  return id === null ? null : recordedBody(kind, await desk.records.read(kind, id));
}
