import { Table } from 'dexie';
import { Acknowledged } from './act';
import { KeptAnswer } from './kept-answers';

/** Who has read what, as far as the registry told this device (`GET /acknowledgements`). */
export const ACKNOWLEDGEMENTS = '/acknowledgements';

export interface GivenAcknowledgement extends Acknowledged {
  readonly kind: string;
  readonly document_id: string;
}

interface Given {
  readonly items: readonly GivenAcknowledgement[];
}

/** Adds one that the registry has just taken. Within a transaction. */
export async function addAcknowledgement(
  answers: Table<KeptAnswer, string>,
  given: GivenAcknowledgement,
): Promise<void> {
  const held = (await answers.get(ACKNOWLEDGEMENTS))?.value;
  await answers.put({ path: ACKNOWLEDGEMENTS, value: withOne(held, given), at: Date.now() });
}

/** What is held, and one more. */
export function withOne(held: unknown, given: GivenAcknowledgement): Given {
  return { items: newestOf([...((held as Given | null | undefined)?.items ?? []), given]) };
}

/** A new answer together with the one held: it may have been given before this device's last act. */
export function together(held: unknown, told: unknown, personId: string): Given {
  const mine = ((held as Given | null)?.items ?? []).filter((one) => one.person_id === personId);
  return { items: newestOf([...mine, ...(told as Given).items]) };
}

/** Everybody's newest of each record, by time. */
function newestOf(items: readonly GivenAcknowledgement[]): readonly GivenAcknowledgement[] {
  const newest = new Map<string, GivenAcknowledgement>();
  for (const one of items) {
    const key = `${one.document_id} ${one.person_id}`;
    const other = newest.get(key);
    if (!other || other.revision <= one.revision) newest.set(key, one);
  }
  return [...newest.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
}
