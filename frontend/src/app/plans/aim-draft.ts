import { Measure, Plan, UnitSystem } from '../api/types';
import { metresIn, toMetres } from '../progress/measures';

/** An aim while it is typed: fields as they stand in the form, in the units of the practice. */
export interface TypedAim {
  readonly value: string;
  readonly by: string;
  readonly startValue: string;
  readonly startOn: string;
}

const PERCENT: readonly Measure[] = ['percent_correct', 'interval', 'task_analysis'];

export function typedAim(aim: Plan['aim'], measure: Measure, system: UnitSystem): TypedAim {
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined
      ? ''
      : String(isFar(measure) ? Math.round(metresIn(value, system) * 10) / 10 : value);
  return {
    value: shown(aim?.value),
    by: aim?.by ?? '',
    startValue: shown(aim?.start_value),
    startOn: aim?.start_on ?? '',
  };
}

/** The aim that is meant; null when nothing is typed. Only right when `aimProblems` finds nothing. */
export function aimOf(typed: TypedAim, measure: Measure, system: UnitSystem): Plan['aim'] {
  if (typed.value === '') return null;
  const si = (text: string): number =>
    isFar(measure) ? toMetres(Number(text), system) : Number(text);
  return {
    value: si(typed.value),
    by: typed.by || null,
    start_on: typed.startOn || null,
    start_value: typed.startValue === '' ? null : si(typed.startValue),
  };
}

/** What is wrong with an aim, a sentence at each field. */
export function aimProblems(typed: TypedAim, measure: Measure): Record<string, string> {
  const sloped = typed.startValue !== '' || typed.startOn !== '';
  const nothing = typed.value === '' && typed.by === '' && !sloped;
  const told = nothing
    ? []
    : [
        ['aim/value', goalProblem(typed, measure)],
        ...(sloped ? slopeProblems(typed, measure) : []),
      ];
  return Object.fromEntries(told.filter(([, words]) => words !== '')) as Record<string, string>;
}

function goalProblem(typed: TypedAim, measure: Measure): string {
  return typed.value === ''
    ? 'Say which value it should get to, or clear the other fields of the aim.'
    : valueProblem(typed.value, measure);
}

function slopeProblems(typed: TypedAim, measure: Measure): [string, string][] {
  const start =
    typed.startValue === ''
      ? 'A line that slopes needs the value that it starts from.'
      : valueProblem(typed.startValue, measure);
  const day = typed.startOn === '' ? 'A line that slopes needs the day that it starts on.' : '';
  return [
    ['aim/start_value', start],
    ['aim/start_on', day],
    ['aim/by', endProblem(typed)],
  ];
}

function endProblem(typed: TypedAim): string {
  if (typed.by === '') return 'A line that slopes needs the day that it ends on.';
  return typed.startOn !== '' && typed.by <= typed.startOn
    ? 'The aim has to end after the day it starts on. Check the two dates.'
    : '';
}

function valueProblem(typed: string, measure: Measure): string {
  const value = Number(typed);
  if (!Number.isFinite(value) || value < 0) return 'Write a number, zero or more.';
  return PERCENT.includes(measure) && value > 100 ? 'A percent goes from 0 to 100.' : '';
}

function isFar(measure: Measure): boolean {
  return measure === 'threshold_distance';
}
