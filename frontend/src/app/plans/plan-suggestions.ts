import { Measure } from '../api/types';
import { PlanStore } from './plan-store';

/** What a typed name may mean: a skill of the practice, or an entry of the library. */
export interface Suggestion {
  readonly name: string;
  readonly key: string | null;
  readonly definitionId: string | null;
  readonly measure: Measure;
}

/** The practice's own skills first. A list that can not be had is an empty one: typing goes on. */
export async function suggestionsFor(store: PlanStore, typed: string): Promise<Suggestion[]> {
  const [library, own] = await Promise.all([
    store.library(typed, '').catch(() => []),
    store.ownSkills(typed).catch(() => []),
  ]);
  return [
    ...own.map((one) => suggestion(one, one.id)),
    ...library.slice(0, 6).map((one) => suggestion(one, null)),
  ];
}

function suggestion(
  one: { name: string; key: string | null; default_measure: Measure },
  definitionId: string | null,
): Suggestion {
  return { name: one.name, key: one.key, definitionId, measure: one.default_measure };
}
