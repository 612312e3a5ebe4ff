import { Schemas } from '../../api/types';
import { Desk } from './ask';

/** Everybody who ever belonged to the practice, as the registry told them last. */
export const AUTHORS = '/authors';

export type NameOf = (personId: string) => string;

/** Nobody's name: stands until the registry was asked who this is. */
const UNKNOWN = 'Somebody of the practice';

/**
 * The names of people by their ids. They are no documents and are not replicated: what the registry
 * told last is kept, those who left are among them. A name that is missing is asked for, and shows
 * with the next reading.
 */
export async function namesOf(desk: Desk): Promise<NameOf> {
  const names = await knownNames(desk);
  return (id) => {
    const name = names.get(id);
    if (name === undefined) desk.learnNames?.();
    return name ?? UNKNOWN;
  };
}

/** The names that this device knows, by the ids of the people. */
export async function knownNames(desk: Desk): Promise<ReadonlyMap<string, string>> {
  const told = await desk.kept.read<Schemas['Authors']>(AUTHORS);
  const names = new Map(told?.items.map(({ id, name }) => [id, name]));
  return names.set(desk.person.id, desk.person.name);
}
