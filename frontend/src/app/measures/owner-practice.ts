import { OwnerPractice } from '../api/types';
import { dayText, Zone } from './days';
import { percentCorrect, Proportion } from './proportion';
import { counted, percent } from './wording';

/**
 * What came of the homework in the owner's own count: the registry's `measures.owner_practice`. No chart, advice or
 * mastery asks this module.
 */
export interface Round {
  /** Microseconds since 1970. */
  readonly us: number;
  readonly day: number;
  readonly correct: number;
  readonly incorrect: number;
  /** Fear, anxiety and stress from 0 to 5, null when nobody looked. */
  readonly fas: number | null;
}

export function ownerPractice(rounds: readonly Round[]): OwnerPractice {
  const correct = sum(rounds, (one) => one.correct);
  const share = percentCorrect(correct, correct + sum(rounds, (one) => one.incorrect));
  const stress = rounds.flatMap(({ fas }) => (fas === null ? [] : [fas]));
  return {
    source: 'owner_practice',
    rounds: rounds.length,
    share,
    fas_peak: stress.length === 0 ? null : Math.max(...stress),
    last_at:
      rounds.length === 0
        ? null
        : new Zone('UTC').localTime(Math.max(...rounds.map(({ us }) => us))),
    days: [...Map.groupBy(rounds, ({ day }) => day)]
      .sort(([one], [other]) => one - other)
      .map(([day, ofDay]) => dayOfPractice(day, ofDay)),
    sentence: sentenceOf(rounds.length, share),
  };
}

function dayOfPractice(day: number, rounds: readonly Round[]): OwnerPractice['days'][number] {
  const correct = sum(rounds, (one) => one.correct);
  const scorable = correct + sum(rounds, (one) => one.incorrect);
  return { day: dayText(day), rounds: rounds.length, correct, scorable };
}

function sum(rounds: readonly Round[], of: (round: Round) => number): number {
  return rounds.reduce((all, one) => all + of(one), 0);
}

function sentenceOf(rounds: number, share: Proportion | null): string {
  if (rounds === 0) return 'The owner has not sent a round yet.';
  const inRounds = counted(rounds, 'round');
  if (share === null) return `${inRounds} by the owner, none scored.`;
  const counts = `${String(share.correct)} of ${counted(share.scorable, 'try', 'tries')} correct`;
  return `${counts} (${percent(share.percent)}) in ${inRounds}, by the owner's own count.`;
}
