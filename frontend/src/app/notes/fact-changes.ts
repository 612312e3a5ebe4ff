// What became of a note's facts between two revisions, in sentences for its history.
import { KeptFact, UnitSystem } from '../api/types';
import { factWords } from './fact-words';

/** For example "Put right: recall 8/10 → recall 9/10", "No data: 24/7", "New: sit 5/5". */
export function factChanges(
  before: readonly KeptFact[],
  after: readonly KeptFact[],
  units: UnitSystem,
): readonly string[] {
  const words = (kept: KeptFact): string => factWords(kept.fact, units);
  const same = (one: KeptFact, other: KeptFact): boolean =>
    one.origin === other.origin && words(one) === words(other);
  const gone = withoutThose(before, after, same);
  const come = withoutThose(after, before, same);
  const lines: string[] = [];
  for (const now of come) {
    const at = gone.findIndex((old) => old.quote === now.quote && old.fact.type === now.fact.type);
    const old = at < 0 ? undefined : gone.splice(at, 1)[0];
    lines.push(lineOf(old, now, words));
  }
  return [
    ...lines,
    ...gone.filter((old) => old.origin !== 'dropped').map((old) => `Gone: ${words(old)}`),
  ];
}

function lineOf(
  old: KeptFact | undefined,
  now: KeptFact,
  words: (kept: KeptFact) => string,
): string {
  if (now.origin === 'dropped') return `No data: ${words(old ?? now)}`;
  if (old?.origin === 'dropped') return `Data again: ${words(now)}`;
  const name = now.origin === 'corrected' ? 'Put right' : old ? 'Read anew' : 'New';
  const from = old && words(old) !== words(now) ? `${words(old)} → ` : '';
  return `${name}: ${from}${words(now)}`;
}

/** The entries of one list that the other lacks, each counted once. */
function withoutThose(
  list: readonly KeptFact[],
  other: readonly KeptFact[],
  same: (one: KeptFact, other: KeptFact) => boolean,
): KeptFact[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.findIndex((candidate) => same(one, candidate));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
