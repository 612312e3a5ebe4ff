import { Homework, PracticeEntry } from '../api/types';
import { counted, dateName } from '../shared/text/moments';

/** How homework reads, to whoever gives it and to whoever does it. */
const DAY_MS = 86_400_000;
const OFTEN: Readonly<Record<number, string>> = { 1: 'Once a day', 2: 'Twice a day' };

/** `Twice a day, 5 tries each time.` */
export function howOften({
  times_per_day,
  reps,
}: Pick<Homework, 'times_per_day' | 'reps'>): string {
  const often = OFTEN[times_per_day] ?? `${String(times_per_day)} times a day`;
  return reps === null ? `${often}.` : `${often}, ${counted(reps, 'try', 'tries')} each time.`;
}

/** How it is called: its title, or how its instruction begins. */
export function titleOf({ title, instruction }: Pick<Homework, 'title' | 'instruction'>): string {
  const [firstLine = ''] = instruction.trim().split('\n');
  return title.trim() || firstLine.slice(0, 120);
}

/** The day on which it is due. */
export function lastDay({ starts_on, days }: Pick<Homework, 'starts_on' | 'days'>): string {
  return new Date(Date.parse(starts_on) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** `From 6 October 2026 to 12 October 2026.` */
export function whenWords(homework: Pick<Homework, 'starts_on' | 'days'>): string {
  return `From ${dateName(homework.starts_on)} to ${dateName(lastDay(homework))}.`;
}

/** `4 correct, 1 incorrect`; `tried, not counted` without taps. */
export function tapsWords(trials: readonly PracticeEntry['trials'][number][]): string {
  if (trials.length === 0) return 'tried, not counted';
  const correct = trials.filter((one) => one === 'correct').length;
  return `${String(correct)} correct, ${String(trials.length - correct)} incorrect`;
}

/** The owner's rounds, the latest first. */
export function latestFirst(practice: readonly PracticeEntry[]): readonly PracticeEntry[] {
  return [...practice].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
