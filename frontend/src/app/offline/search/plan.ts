import { allOf, anyOf, EVERYTHING, Expression, without } from './expression';
import { dogMark, NAMED } from './marks';
import { Query } from './query';
import { stem } from './stemming';
import { Synonyms } from './synonyms';
import { STOP_WORDS } from './words';

/**
 * What a query looks for, as the registry plans it (registry/search/plan.py): units that should all
 * be in a record, each with alternatives of different worth. `recal proofing` with the synonym
 * recall = come becomes two units: (recal, recall as a completion, come) and (proof).
 */
export interface Alternative {
  readonly stems: readonly string[];
  readonly quality: number;
  /** What was typed, where that is known: the very word is worth more than another form of it. */
  readonly words: readonly string[];
  /** The stems must stand next to each other, in this order. */
  readonly together: boolean;
  /** The record is about this dog. */
  readonly dogId: string | null;
}

/** Something that was asked for; `typed` is what stood in the query. */
export interface Unit {
  readonly typed: readonly string[];
  readonly alternatives: readonly Alternative[];
}

/** Phrases and `required` always hold; of the units perhaps only some. */
export interface Plan {
  readonly units: readonly Unit[];
  readonly phrases: readonly Unit[];
  readonly required: readonly Expression[];
  readonly excluded: readonly Expression[];
}

/** The words of a dog's name that occur in a query. */
export interface NameInQuery {
  readonly words: readonly string[];
  readonly dogId: string;
}

const JOINED = 0.95;
const NAME = 0.95;
const SYNONYM = 0.6;
const MOST_ALTERNATIVES = 50;
const MOST_COMBINED = 6;

export function alternative(
  stems: readonly string[],
  quality: number,
  more: Partial<Alternative> = {},
): Alternative {
  return { stems, quality, words: [], together: false, dogId: null, ...more };
}

/** With further alternatives, as far as they are new. */
export function withMore(unit: Unit, more: readonly Alternative[]): Unit {
  const known = new Set(
    unit.alternatives.filter(({ dogId }) => dogId === null).map(({ stems }) => stems.join(' ')),
  );
  const fresh = more.filter(({ dogId, stems }) => dogId !== null || !known.has(stems.join(' ')));
  return { ...unit, alternatives: [...unit.alternatives, ...fresh.slice(0, MOST_ALTERNATIVES)] };
}

export function unitExpression(unit: Unit): Expression {
  return anyOf(unit.alternatives.map(alternativeExpression));
}

/** The records with at least `need` units; either those that have a name or the others. */
export function planExpression(plan: Plan, need: number, named: boolean): Expression {
  const parts = [...plan.required, ...plan.phrases.map(unitExpression)];
  if (plan.units.length > 0) parts.push(unitsExpression(plan.units, need));
  const excluded = [...plan.excluded];
  if (named) parts.push(NAMED);
  else excluded.push(NAMED);
  const base = parts.length > 0 ? allOf(parts) : EVERYTHING;
  return excluded.length > 0 ? without(base, anyOf(excluded)) : base;
}

/** With how many units to content oneself when `need` give nothing. */
export function fewer({ units }: Plan, need: number): readonly number[] {
  if (units.length > MOST_COMBINED) return need > 1 ? [1] : [];
  return Array.from({ length: Math.max(0, need - 1) }, (_, index) => need - 1 - index);
}

export function unitsOf(
  query: Query,
  synonyms: Synonyms,
  names: readonly NameInQuery[],
): readonly Unit[] {
  const { words } = query;
  const stems = words.map(stem);
  const found: Unit[] = [];
  for (let at = 0; at < words.length;) {
    const length = Math.max(
      1,
      synonyms.longestAt(stems, at),
      ...query.compounds.filter(({ first }) => first === at).map(({ last }) => last - at + 1),
      ...names.filter((name) => startsAt(words, at, name.words)).map((name) => name.words.length),
    );
    found.push(unitAt(query, synonyms, names, { at, length }));
    at += length;
  }
  const telling = found.filter(({ typed: [word = '', ...more] }) => {
    return more.length > 0 || !STOP_WORDS.has(word);
  });
  return distinct(telling.length > 0 || query.phrases.length > 0 ? telling : found);
}

/** A phrase in quotes. */
export function phraseUnit(words: readonly string[]): Unit {
  const together = words.length > 1;
  return { typed: words, alternatives: [alternative(words.map(stem), 1, { words, together })] };
}

function unitAt(
  query: Query,
  synonyms: Synonyms,
  names: readonly NameInQuery[],
  { at, length }: { readonly at: number; readonly length: number },
): Unit {
  const words = query.words.slice(at, at + length);
  const stems = words.map(stem);
  const spans = query.compounds.filter(
    ({ first, last }) => first === at && last === at + length - 1,
  );
  const together = spans.length > 0 && words.length > 1;
  const joined = spans.map((span) => span.joined);
  let unit: Unit = { typed: words, alternatives: [alternative(stems, 1, { words, together })] };
  unit = withMore(
    unit,
    joined.map((word) => alternative([stem(word)], JOINED, { words: [word] })),
  );
  const called = names.filter((name) => name.words.join(' ') === words.join(' '));
  unit = withMore(
    unit,
    called.map(({ dogId }) => alternative([], NAME, { dogId })),
  );
  const keys = [stems, ...joined.map((word) => [stem(word)])];
  return withMore(
    unit,
    keys.flatMap((key) => synonymsAs(synonyms, key, SYNONYM)),
  );
}

export function synonymsAs(
  synonyms: Synonyms,
  stems: readonly string[],
  quality: number,
): readonly Alternative[] {
  return synonyms
    .of(stems)
    .map((other) => alternative(other, quality, { together: other.length > 1 }));
}

function alternativeExpression({ stems, dogId }: Alternative): Expression {
  if (dogId !== null) return dogMark(dogId);
  const telling = stems.filter((one) => !STOP_WORDS.has(one));
  return allOf(telling.length > 0 ? telling : stems);
}

function unitsExpression(units: readonly Unit[], need: number): Expression {
  const each = units.map(unitExpression);
  if (need >= each.length) return allOf(each);
  if (need <= 1 || each.length > MOST_COMBINED) return anyOf(each);
  return anyOf(combinations(each, need).map(allOf));
}

function combinations<T>(of: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return of.flatMap((first, index) =>
    combinations(of.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

function startsAt(words: readonly string[], at: number, name: readonly string[]): boolean {
  return name.every((word, index) => words[at + index] === word);
}

function distinct(units: readonly Unit[]): readonly Unit[] {
  return [...new Map(units.map((unit) => [JSON.stringify(unit), unit])).values()];
}
