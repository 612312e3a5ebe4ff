import { describe, expect, it } from 'vitest';
import classes from '../../../../shorthand/vectors/classes.json';
import counts from '../../../../shorthand/vectors/plain_counts_durations.json';
import exposures from '../../../../shorthand/vectors/plain_exposures.json';
import german from '../../../../shorthand/vectors/plain_german.json';
import lines from '../../../../shorthand/vectors/plain_lines.json';
import negatives from '../../../../shorthand/vectors/plain_negatives.json';
import negativesGerman from '../../../../shorthand/vectors/plain_negatives_german.json';
import sets from '../../../../shorthand/vectors/plain_sets.json';
import spoken from '../../../../shorthand/vectors/plain_spoken.json';
import trials from '../../../../shorthand/vectors/plain_trials_latency.json';
import units from '../../../../shorthand/vectors/plain_us_units.json';
import welfare from '../../../../shorthand/vectors/plain_welfare_abc_weight.json';
import { Known, parse } from './parse';

interface Vector {
  readonly id: string;
  readonly language?: string;
  readonly text: string;
  readonly known?: Known;
  readonly facts: readonly ({ readonly core: string } & Record<string, unknown>)[];
}

const files = [
  classes,
  counts,
  exposures,
  german,
  lines,
  negatives,
  negativesGerman,
  sets,
  spoken,
  trials,
  units,
  welfare,
];
const vectors = files.flat() as unknown as readonly Vector[];

function without(fact: object, name: string): object {
  return Object.fromEntries(Object.entries(fact).filter(([field]) => field !== name));
}

describe('the shorthand, by the examples that the registry reads, too', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const found = parse(vector.text, {
      language: vector.language ?? 'en',
      ...(vector.known && { known: vector.known }),
    });
    const chars = Array.from(vector.text);
    const expected = vector.facts.map((fact) => without(fact, 'core'));
    expect(found.map((fact) => without(fact, 'span'))).toEqual(expected);
    found.forEach((fact, index) =>
      expect(chars.slice(...fact.span).join('')).toContain(vector.facts[index]?.core),
    );
  });
});
