import { Desk } from './ask';

interface Known {
  readonly person_id: string;
  readonly name: string;
}

/** What a person is called; null is whoever works on this device. */
export type NameOf = (personId: string | null) => string;

/** The names of the people of the practice, also of those who left. */
export async function namesOfPeople(desk: Desk): Promise<NameOf> {
  const team = await desk.kept.read<{ items: readonly Known[] }>('/members');
  const names = new Map(team?.items.map((one) => [one.person_id, one.name]));
  names.set(desk.person.id, desk.person.name);
  return (personId) => names.get(personId ?? desk.person.id) ?? '';
}
