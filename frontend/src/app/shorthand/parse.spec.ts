import { describe, expect, it } from 'vitest';
import carryover from '../../../../shorthand/vectors/carryover.json';
import classes from '../../../../shorthand/vectors/classes.json';
import countsDurations from '../../../../shorthand/vectors/counts_durations.json';
import demoSample from '../../../../shorthand/vectors/demo_sample.json';
import demoSample2 from '../../../../shorthand/vectors/demo_sample_2.json';
import demoSample3 from '../../../../shorthand/vectors/demo_sample_3.json';
import demoSample4 from '../../../../shorthand/vectors/demo_sample_4.json';
import demoSample5 from '../../../../shorthand/vectors/demo_sample_5.json';
import demoSample6 from '../../../../shorthand/vectors/demo_sample_6.json';
import demoSample7 from '../../../../shorthand/vectors/demo_sample_7.json';
import exposures from '../../../../shorthand/vectors/exposures.json';
import german from '../../../../shorthand/vectors/german.json';
import lines from '../../../../shorthand/vectors/lines.json';
import moves from '../../../../shorthand/vectors/moves.json';
import negatives from '../../../../shorthand/vectors/negatives.json';
import negativesGerman from '../../../../shorthand/vectors/negatives_german.json';
import notes from '../../../../shorthand/vectors/notes.json';
import plainCountsDurations from '../../../../shorthand/vectors/plain_counts_durations.json';
import plainExposures from '../../../../shorthand/vectors/plain_exposures.json';
import plainGerman from '../../../../shorthand/vectors/plain_german.json';
import plainLines from '../../../../shorthand/vectors/plain_lines.json';
import plainNegatives from '../../../../shorthand/vectors/plain_negatives.json';
import plainNegativesGerman from '../../../../shorthand/vectors/plain_negatives_german.json';
import plainSets from '../../../../shorthand/vectors/plain_sets.json';
import plainSpoken from '../../../../shorthand/vectors/plain_spoken.json';
import plainTrialsLatency from '../../../../shorthand/vectors/plain_trials_latency.json';
import plainUsUnits from '../../../../shorthand/vectors/plain_us_units.json';
import plainWelfareAbcWeight from '../../../../shorthand/vectors/plain_welfare_abc_weight.json';
import sets from '../../../../shorthand/vectors/sets.json';
import spoken from '../../../../shorthand/vectors/spoken.json';
import strict from '../../../../shorthand/vectors/strict.json';
import trialsLatency from '../../../../shorthand/vectors/trials_latency.json';
import usUnits from '../../../../shorthand/vectors/us_units.json';
import welfareAbcWeight from '../../../../shorthand/vectors/welfare_abc_weight.json';
import { Known, parse } from './parse';

interface Vector {
  readonly id: string;
  readonly language?: string;
  readonly text: string;
  readonly known?: Known;
  readonly facts: readonly ({ readonly core: string } & Record<string, unknown>)[];
}

const files: readonly (readonly unknown[])[] = [
  carryover,
  classes,
  countsDurations,
  demoSample,
  demoSample2,
  demoSample3,
  demoSample4,
  demoSample5,
  demoSample6,
  demoSample7,
  exposures,
  german,
  lines,
  moves,
  negatives,
  negativesGerman,
  notes,
  plainCountsDurations,
  plainExposures,
  plainGerman,
  plainLines,
  plainNegatives,
  plainNegativesGerman,
  plainSets,
  plainSpoken,
  plainTrialsLatency,
  plainUsUnits,
  plainWelfareAbcWeight,
  sets,
  spoken,
  strict,
  trialsLatency,
  usUnits,
  welfareAbcWeight,
];
const vectors = files.flat() as readonly Vector[];

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
