import { casefold } from '../../../measures/letters';
import { FactRow, FactType, Placed } from './fact-rows';

/**
 * What a note says that its session's taps say already: the registry's `training.repeats`. The note
 * of a session is drafted from its data; what was tapped counts, and lines of text always do.
 */
const TEXTS: ReadonlySet<FactType> = new Set([
  ...(['told_owner', 'next_action', 'caution', 'health', 'homework'] as const),
]);

/** What a fact is about, by each of its names; a weight or a FAS is about the dog itself. */
export function subjects(row: FactRow): string[] {
  const names = [casefold(row.name ?? ''), row.key ?? ''].filter((name) => name !== '');
  return (names.length > 0 ? names : ['']).map((name) => `${row.type} ${name}`);
}

/** An empty set, or what was not recorded, keeps no text from counting. */
function saysSomething(row: FactRow): boolean {
  if ((row.notRecordedReason ?? null) !== null) return false;
  return row.type !== 'set' || (row.scorable ?? 0) > 0 || (row.latenciesMs ?? []).length > 0;
}

/** The facts that count. `tapped` are those of sets and observations, also of void sessions. */
export function withoutRepeats(facts: readonly Placed[], tapped: readonly Placed[]): Placed[] {
  const told = new Map<string, Set<string>>();
  for (const one of facts) {
    if (one.recordKind === 'note' && one.sessionId !== null) told.set(one.sessionId, new Set());
  }
  for (const { sessionId, row } of tapped) {
    const about = sessionId === null ? undefined : told.get(sessionId);
    if (!about || !saysSomething(row)) continue;
    for (const subject of subjects(row)) about.add(subject);
  }
  return facts.filter((one) => {
    if (one.recordKind !== 'note' || one.sessionId === null || TEXTS.has(one.row.type)) return true;
    const about = told.get(one.sessionId);
    return !about || !subjects(one.row).some((subject) => about.has(subject));
  });
}
