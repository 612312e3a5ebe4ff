import { NumberSet } from './number-set';

/** What is looked for in the index, as a tree: a stem or a mark, documents with all or any of the parts. */
export type Expression = string | Many | Without;

interface Many {
  readonly how: 'all' | 'any';
  readonly parts: readonly Expression[];
}

interface Without {
  readonly base: Expression;
  readonly excluded: Expression;
}

/** Everything that is to be found. */
export const EVERYTHING = '_';

export function allOf(parts: readonly Expression[]): Expression {
  return many('all', parts);
}

export function anyOf(parts: readonly Expression[]): Expression {
  return many('any', parts);
}

export function without(base: Expression, excluded: Expression): Expression {
  return { base, excluded };
}

export function tokensOf(expression: Expression): readonly string[] {
  if (typeof expression === 'string') return [expression];
  const parts = 'how' in expression ? expression.parts : [expression.base, expression.excluded];
  return parts.flatMap(tokensOf);
}

/** The numbers that an expression stands for; `listOf` tells those of a token. */
export function evaluate(expression: Expression, listOf: (token: string) => NumberSet): NumberSet {
  if (typeof expression === 'string') return listOf(expression);
  if ('base' in expression) {
    return evaluate(expression.base, listOf).difference(evaluate(expression.excluded, listOf));
  }
  const sets = expression.parts.map((part) => evaluate(part, listOf));
  return sets.reduce((done, next) =>
    expression.how === 'all' ? done.intersection(next) : done.union(next),
  );
}

function many(how: 'all' | 'any', parts: readonly Expression[]): Expression {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { how, parts };
}
