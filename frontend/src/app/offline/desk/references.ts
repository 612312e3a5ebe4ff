import { bodyOf } from '../local-record';
import { Desk } from './ask';
import { invalidAt, missingReference, notHere } from './problems';

/**
 * What a body names besides itself. What is not on this device may still be on the registry: the
 * refusal says 404, and the registry is asked where there is a network.
 */
export async function needsDocument(
  desk: Desk,
  pointer: string,
  kinds: readonly string[],
  id: string,
  noun: string,
): Promise<void> {
  for (const kind of kinds) {
    const record = await desk.records.read(kind, id);
    if (record && bodyOf(record)) return;
  }
  throw missingReference(pointer, noun);
}

export function needsDog(desk: Desk, id: string): Promise<void> {
  return needsDocument(desk, '/dog_id', ['dog'], id, 'dog');
}

/** The dog that a path names. */
export async function requireDog(desk: Desk, id: string): Promise<void> {
  const record = await desk.records.read('dog', id);
  if (!record || !bodyOf(record)) throw notHere('dog');
}

/** A named record that must be about the same dog, or about none. */
export async function needsOwn(
  desk: Desk,
  dogId: string,
  { pointer, kind, id, noun }: { pointer: string; kind: string; id: string; noun: string },
): Promise<void> {
  const record = await desk.records.read(kind, id);
  const body = record && bodyOf(record);
  if (!body) throw missingReference(pointer, noun);
  const about = body['dog_id'];
  if (typeof about === 'string' && about !== dogId) {
    throw invalidAt(pointer, `The ${noun} ${id} is about another dog. Name one of this dog.`);
  }
}
