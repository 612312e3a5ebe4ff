import { KeptFact } from '../../api/types';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk } from './ask';
import { idOf } from './documents';
import { notHere } from './problems';

interface Weighing {
  readonly at: string;
  readonly kg: number;
  readonly bcs: number | null;
  readonly record_kind: 'note' | 'observation';
  readonly record_id: string;
}

/**
 * A dog's weighings, oldest first: those that were written down as such and those that a note tells
 * of. What belongs to a void or deleted session counts nowhere, and a note does not say once more
 * what was weighed in its own session.
 */
export async function weights(desk: Desk, ask: Ask): Promise<{ items: readonly Weighing[] }> {
  const dog = await desk.records.read('dog', idOf(ask));
  if (!dog || !bodyOf(dog)) throw notHere('dog');
  const [notes, observations, sessions] = await Promise.all(
    ['note', 'observation', 'session'].map((kind) => desk.records.ofDog(idOf(ask), kind)),
  );
  const counts = countingSessions(sessions ?? []);
  const weighed = told(observations ?? []).filter(
    ({ body }) => body['type'] === 'weight' && body['status'] !== 'void' && counts(body),
  );
  const inSession = new Set(weighed.map(({ body }) => body['session_id']).filter(Boolean));
  const noted = told(notes ?? []).filter(
    ({ body }) => counts(body) && !inSession.has(body['session_id']),
  );
  const items = [
    ...weighed.flatMap(({ id, body }) => ofObservation(id, body)),
    ...noted.flatMap(({ id, body }) => ofNote(id, body)),
  ];
  return { items: items.sort(byTime) };
}

function told(
  records: readonly LocalRecord[],
): readonly { readonly id: string; readonly body: Body }[] {
  return records.map((record) => ({ id: record.id, body: bodyOf(record) ?? {} }));
}

/** Whether what is said in a body counts: it names no session, or one that is there and not void. */
function countingSessions(sessions: readonly LocalRecord[]): (body: Body) => boolean {
  const counting = new Set(
    sessions.filter((one) => bodyOf(one)?.['status'] !== 'void').map(({ id }) => id),
  );
  return ({ session_id }) => typeof session_id !== 'string' || counting.has(session_id);
}

function ofObservation(id: string, body: Body): readonly Weighing[] {
  const kg = body['weight_kg'];
  if (typeof kg !== 'number') return [];
  const bcs = typeof body['bcs'] === 'number' ? body['bcs'] : null;
  return [{ at: momentOf(body), kg, bcs, record_kind: 'observation', record_id: id }];
}

function ofNote(id: string, body: Body): readonly Weighing[] {
  if (['draft', 'void'].includes(String(body['status']))) return [];
  const facts = (body['facts'] as readonly KeptFact[] | undefined) ?? [];
  return facts.flatMap(({ origin, about, fact }) =>
    origin === 'dropped' || about === 'other_dog' || fact.type !== 'weight'
      ? []
      : [{ at: momentOf(body), kg: fact.kg, bcs: null, record_kind: 'note', record_id: id }],
  );
}

/** With the offset in digits, as the registry tells it. */
function momentOf(body: Body): string {
  return String(body['occurred_at']).replace(/Z$/, '+00:00');
}

function byTime(one: Weighing, other: Weighing): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.record_id < other.record_id ? -1 : 1);
}
