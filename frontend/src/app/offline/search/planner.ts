import { bodyOf } from '../local-record';
import { LocalDatabase } from '../local-database';
import { Schemas } from '../../api/types';
import { furthestCorrection, editDistance } from './edit-distance';
import { allOf, anyOf, Expression } from './expression';
import { fold, sortKey } from './folding';
import { IndexReader } from './index-reading';
import { authorMark, dogMark, kindMark, tagMark } from './marks';
import { alternative, NameInQuery, phraseUnit, Plan, synonymsAs } from './plan';
import { Unit, unitExpression, unitsOf, withMore } from './plan';
import { Filter, Query } from './query';
import { sound } from './spelling';
import { stem } from './stemming';
import { Synonyms } from './synonyms';
import { wordsOf } from './words';

export type Correction = Schemas['Correction'];

/** A dog or a person. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom names in a query may mean. */
export interface People {
  readonly me: Named;
  /** Everybody who is or was a member, as far as this device knows. */
  readonly all: readonly Named[];
}

const PREFIX = 0.8;
const CORRECTED = 0.75;
const LESS_SURE = 0.7;
const SHORTEST_PREFIX = 2;
const MOST_CORRECTED = 6;
const MOST_TRIED = 8;
const MOST_COUNTED = 200;
const MOST_OFFERED = 3;
const MOST_LOOKED_FOR = 500;

/** From a query to a plan: resolves names, completes the last word, corrects what nobody has written. */
export class Planner {
  constructor(
    private readonly database: LocalDatabase,
    private readonly index: IndexReader,
    private readonly synonyms: Synonyms,
    private readonly people: People,
  ) {}

  /** Null when a filter names nobody, so that nothing can be found. */
  async plan(query: Query): Promise<Plan | null> {
    const required: Expression[] = [];
    const excluded: Expression[] = query.excluded
      .filter(({ length }) => length === 1)
      .map(([word = '']) => stem(word));
    for (const filter of query.filters) {
      const expression = await this.filter(filter);
      if (expression !== null) (filter.excluded ? excluded : required).push(expression);
      else if (!filter.excluded) return null;
    }
    const units = [...unitsOf(query, this.synonyms, await this.dogsIn(query.words))];
    const last = units.at(-1);
    const [typed, ...more] = last?.typed ?? [];
    if (query.unfinished && last && more.length === 0 && typed === query.words.at(-1)) {
      units[units.length - 1] = await this.completed(last);
    }
    return { units, phrases: query.phrases.map(phraseUnit), required, excluded };
  }

  /** Better words for those units that nobody has written about; `count` says how often, up to a most. */
  async corrections(
    { units }: Plan,
    count: (of: Expression, most: number) => Promise<number>,
  ): Promise<readonly Correction[]> {
    const found: Correction[] = [];
    const single = units.filter(({ typed }) => typed.length === 1).slice(0, MOST_CORRECTED);
    for (const unit of single) {
      if ((await count(unitExpression(unit), 1)) > 0) continue;
      found.push(...(await this.correctionsOf(unit.typed[0] ?? '', count)));
    }
    return found;
  }

  /** The plan with corrected words. */
  corrected(plan: Plan, corrections: readonly Correction[]): Plan {
    const units = plan.units.map((unit) => {
      const better = corrections.filter(({ from }) => unit.typed.join(' ') === from);
      return better.reduce((done, { to }) => this.withCorrection(done, to), unit);
    });
    return { ...plan, units };
  }

  private withCorrection(unit: Unit, word: string): Unit {
    const stems = [stem(word)];
    const more = withMore(unit, [alternative(stems, CORRECTED, { words: [word] })]);
    return withMore(more, synonymsAs(this.synonyms, stems, CORRECTED * LESS_SURE));
  }

  /** The likeliest word that has documents; several when they are equally likely. */
  private async correctionsOf(
    typed: string,
    count: (of: Expression, most: number) => Promise<number>,
  ): Promise<readonly Correction[]> {
    const neighbours = (await this.index.neighbours(typed))
      .map(([word, distance]) => ({ word, rank: likelihood(typed, word, distance) }))
      .sort((one, other) => compared(one.rank, other.rank) || (one.word < other.word ? -1 : 1));
    const written: { readonly word: string; readonly rank: readonly number[] }[] = [];
    const stems = new Set<string>();
    for (const { word, rank } of neighbours) {
      if (stems.has(stem(word))) continue;
      stems.add(stem(word));
      const [first] = written;
      const likely = rank.slice(0, 2);
      if (first && compared(likely, first.rank.slice(0, 2)) > 0) break;
      if (stems.size > MOST_TRIED) break;
      const often = await count(stem(word), MOST_COUNTED);
      if (often > 0) written.push({ word, rank: [...likely, -often] });
    }
    return written
      .sort((one, other) => compared(one.rank, other.rank) || (one.word < other.word ? -1 : 1))
      .slice(0, MOST_OFFERED)
      .map(({ word }) => ({ from: typed, to: word }));
  }

  private async completed(unit: Unit): Promise<Unit> {
    const [typed = ''] = unit.typed;
    if (Array.from(typed).length < SHORTEST_PREFIX) return unit;
    const words = await this.index.completions(typed);
    const stems = [...new Set(words.map(stem))];
    return withMore(
      unit,
      stems.map((one) => alternative([one], PREFIX)),
    );
  }

  /** Dogs whose whole call name stands in the query. */
  private async dogsIn(words: readonly string[]): Promise<readonly NameInQuery[]> {
    if (words.length === 0) return [];
    const stems = [...new Set(words.map(stem))];
    const dogs = await this.dogs(allOf([kindMark('dog'), anyOf(stems)]));
    return dogs.flatMap(({ id, name }) => {
      const parts = name.split(' ');
      const there = parts.length <= 3 && ` ${words.join(' ')} `.includes(` ${name} `);
      return there ? [{ words: parts, dogId: id }] : [];
    });
  }

  /** Dogs by their folded names. */
  private async dogs(among: Expression): Promise<readonly Named[]> {
    const entries = await this.index.entriesOf(among);
    const records = await this.database.records.bulkGet(entries.map(({ key }) => key));
    return records.flatMap((record) => {
      const name = record && bodyOf(record)?.['call_name'];
      return record && typeof name === 'string' ? [{ id: record.id, name: sortKey(name) }] : [];
    });
  }

  /** Looks among those first that have such words at all: a practice may have a thousand dogs. */
  private async dogsMeant(typed: string): Promise<readonly Named[]> {
    const words = await Promise.all(wordsOf(typed).map((word) => this.index.beginningWith(word)));
    const each = words.map((found) => [...new Set(found.map(stem))]);
    if (each.length > 0 && each.every(({ length }) => length > 0 && length <= MOST_LOOKED_FOR)) {
      const likely = await this.dogs(allOf([kindMark('dog'), ...each.map(anyOf)]));
      const found = meant(typed, likely, WELL_TYPED);
      if (found.length > 0) return found;
    }
    return meant(typed, await this.dogs(kindMark('dog')));
  }

  private async filter({ operator, value }: Filter): Promise<Expression | null> {
    if (operator === 'kind') return kindMark(value.toLowerCase());
    if (operator === 'tag') return tagMark(value.replace(/^#/, ''));
    if (operator === 'dog') {
      const dogs = await this.dogsMeant(value);
      return orNobody(dogs.map(({ id }) => dogMark(id)));
    }
    if (value.toLowerCase() === 'me') return authorMark(this.people.me.id);
    const people = meant(value, this.people.all);
    return orNobody(people.map(({ id }) => authorMark(id)));
  }
}

type Fit = (part: string, word: string) => boolean;

/** How a part of a name may be what was typed: the better ways first. */
const WELL_TYPED: readonly Fit[] = [
  (part, word) => part === word,
  (part, word) => part.startsWith(word),
];
const ALL_FITS: readonly Fit[] = [
  ...WELL_TYPED,
  (part, word) => {
    const furthest = furthestCorrection(word);
    return furthest > 0 && editDistance(part, word, furthest) <= furthest;
  },
];

/** Who is meant: those called exactly so, else whose names begin so, else those with a typing error less. */
export function meant(
  typed: string,
  among: readonly Named[],
  fits: readonly Fit[] = ALL_FITS,
): readonly Named[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  for (const fit of fits) {
    const found = among.filter(({ name }) => {
      const parts = wordsOf(fold(name));
      return wanted.every((word) => parts.some((part) => fit(part, word)));
    });
    if (found.length > 0) return found;
  }
  return [];
}

function orNobody(marks: readonly string[]): Expression | null {
  return marks.length > 0 ? anyOf(marks) : null;
}

/** The smaller, the likelier: what sounds alike first, then fewer errors. */
function likelihood(typed: string, word: string, distance: number): readonly number[] {
  const otherwise = Number(sound(word) !== sound(typed));
  const begins = Number(!word.startsWith(typed.charAt(0)));
  return [otherwise, distance, begins, Math.abs(word.length - typed.length)];
}

function compared(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
