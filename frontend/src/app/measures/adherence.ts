import { Adherence } from '../api/types';
import { counted, percent } from './wording';

/**
 * How much of the homework was done: the registry's `measures.adherence`. Each day is counted up to what was planned
 * for it: six rounds on Sunday do not make up for five empty days.
 */
export interface PlannedDays {
  readonly timesPerDay: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly today: number;
}

/** `roundDays` is the day of each round. Rounds outside of the days that are over are left out. */
export function adherence(roundDays: readonly number[], planned: PlannedDays): Adherence {
  const { timesPerDay, firstDay } = planned;
  const end = Math.min(planned.lastDay, planned.today - 1);
  const days = Math.max(0, end - firstDay + 1);
  const inside = Map.groupBy(
    roundDays.filter((day) => firstDay <= day && day <= end),
    (day) => day,
  );
  const counts = [...inside.values()].map((rounds) => rounds.length);
  const done = total(counts.map((rounds) => Math.min(rounds, timesPerDay)));
  const all = days * timesPerDay;
  const told = {
    planned: all,
    done,
    extra: total(counts) - done,
    percent: all === 0 ? null : (100 * done) / all,
  };
  return { ...told, days, days_practised: counts.length, sentence: sentenceOf(told) };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function sentenceOf(told: Pick<Adherence, 'planned' | 'done' | 'extra' | 'percent'>): string {
  if (told.percent === null) return 'No day of this homework is over yet.';
  const more = told.extra > 0 ? `, and ${counted(told.extra, 'round')} more than planned` : '';
  const planned = counted(told.planned, 'planned round');
  return `${String(told.done)} of ${planned} done (${percent(told.percent)})${more}.`;
}
