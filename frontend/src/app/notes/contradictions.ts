// Where a text and the trials tapped in its session disagree. It says so and changes nothing.
import { KeptFact } from '../api/types';
import { SetFact } from '../shorthand/facts';

/** A set as it was recorded in the session that the note is about. */
export interface RecordedSet {
  readonly skill: string;
  readonly key?: string | null;
  readonly correct: number;
  readonly scorable: number;
}

/**
 * Sentences such as "The text says recall 4/5; 3/5 was recorded." A written score agrees when one
 * of the skill's recorded sets, or all of them together, is the same; a skill that was not
 * recorded in the session contradicts nothing, and neither does a row of a class sheet, which may be
 * about another dog.
 */
export function contradictions(
  facts: readonly KeptFact[],
  sets: readonly RecordedSet[],
): readonly string[] {
  return facts.flatMap(({ origin, fact }) => {
    if (origin === 'dropped' || fact.type !== 'set' || fact.skill === null) return [];
    if (fact.dog) return [];
    const recorded = sets.filter((one) => sameSkill(one, fact));
    if (recorded.length === 0 || agrees(fact, recorded)) return [];
    const scores = recorded.map((one) => `${one.correct}/${one.scorable}`).join(', ');
    const verb = recorded.length === 1 ? 'was' : 'were';
    return [
      `The text says ${fact.skill} ${fact.correct}/${fact.scorable}; ${scores} ${verb} recorded.`,
    ];
  });
}

function sameSkill(set: RecordedSet, fact: SetFact): boolean {
  if (set.key && fact.key) return set.key === fact.key;
  return set.skill.trim().toLowerCase() === fact.skill?.trim().toLowerCase();
}

function agrees(fact: SetFact, recorded: readonly RecordedSet[]): boolean {
  const together = {
    correct: recorded.reduce((sum, one) => sum + one.correct, 0),
    scorable: recorded.reduce((sum, one) => sum + one.scorable, 0),
  };
  return [...recorded, together].some(
    (one) => one.correct === fact.correct && one.scorable === fact.scorable,
  );
}
