// What of a fact a trainer can put right, in the practice's units, and the fact that comes of it.
import { UnitSystem } from '../api/types';
import { Fact } from '../shorthand/facts';
import { Quantity, rounded, toLocal, toSi, unitOf } from './measures-in-words';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldPlan {
  readonly name: string;
  readonly label: string;
  readonly kind: 'words' | 'number' | 'choice';
  /** A number without a quantity is a whole count. */
  readonly quantity?: Quantity;
  readonly needed?: boolean;
  readonly max?: number;
  readonly choices?: readonly Choice[];
}

export interface FactField extends FieldPlan {
  readonly value: string;
  readonly unit: string;
}

/** The fact as put right, or a sentence on what does not fit, and in which field. */
export type Correction =
  { readonly fact: Fact } | { readonly field: string; readonly sentence: string };

const words = (name: string, label: string): FieldPlan => ({
  name,
  label,
  kind: 'words',
  needed: true,
});
const whole = (name: string, label: string, needed = false, max?: number): FieldPlan => ({
  name,
  label,
  kind: 'number',
  needed,
  ...(max !== undefined && { max }),
});
const measured = (name: string, label: string, quantity: Quantity, needed = false): FieldPlan => ({
  name,
  label,
  kind: 'number',
  quantity,
  needed,
});
const choice = (name: string, label: string, values: readonly string[]): FieldPlan => ({
  name,
  label,
  kind: 'choice',
  choices: values.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
});

const TEXT = [words('text', 'Words')];
const NAME = [words('name', 'Name')];
const SKILL: FieldPlan = { name: 'skill', label: 'Skill', kind: 'words' };

const PLANS: Readonly<Record<Fact['type'], readonly FieldPlan[]>> = {
  set: [
    SKILL,
    whole('correct', 'Correct', true),
    whole('scorable', 'Of trials', true),
    measured('distance_m', 'Distance', 'distance'),
    measured('duration_s', 'Duration', 'seconds'),
    {
      ...choice('distraction', 'Distraction', []),
      choices: [0, 1, 2, 3].map((level) => ({ value: `${level}`, label: `D${level}` })),
    },
    choice('advice', 'Step', ['push', 'stick', 'drop', 'split']),
  ],
  trial: [
    SKILL,
    { ...choice('outcome', 'Outcome', ['correct', 'incorrect', 'no_response']), needed: true },
    measured('latency_s', 'Latency', 'seconds'),
  ],
  latency: [SKILL, measured('seconds', 'Latency', 'seconds', true)],
  count: [
    words('behavior', 'Behaviour'),
    whole('count', 'Times', true),
    measured('observed_s', 'Watched for', 'seconds'),
  ],
  duration: [words('behavior', 'Behaviour'), measured('seconds', 'Duration', 'seconds', true)],
  exposure: [
    choice('trigger', 'Trigger', [
      'dog',
      'person',
      'child',
      'bike',
      'vehicle',
      'noise',
      'handling',
      'wildlife',
      'other',
    ]),
    measured('distance_m', 'Distance', 'distance'),
    whole('response', 'Response, 0 to 5', false, 5),
    choice('took_food', 'Food', ['yes', 'snatched', 'refused']),
    measured('recovery_s', 'Recovery', 'seconds'),
  ],
  welfare: [
    whole('start', 'Start, 0 to 5', false, 5),
    whole('peak', 'Peak, 0 to 5', false, 5),
    whole('end', 'End, 0 to 5', false, 5),
  ],
  abc: [
    words('antecedent', 'Before'),
    words('behavior', 'What the dog did'),
    words('consequence', 'What followed'),
  ],
  weight: [measured('kg', 'Weight', 'weight', true)],
  homework: TEXT,
  next_action: TEXT,
  told_owner: TEXT,
  setting_event: TEXT,
  health: TEXT,
  caution: TEXT,
  tag: NAME,
  mention: NAME,
  opt_out: [whole('count', 'Times', true), whole('of', 'Of offers')],
  reinforcer: [],
  task: [...NAME, ...TEXT],
  attendance: NAME,
};

export function fieldsOf(fact: Fact, units: UnitSystem): readonly FactField[] {
  const held = fact as unknown as Readonly<Record<string, string | number | null | undefined>>;
  return PLANS[fact.type].map((plan) => {
    const value = held[plan.name];
    const local =
      plan.quantity && typeof value === 'number' ? toLocal(value, plan.quantity, units) : value;
    return {
      ...plan,
      value: local === null || local === undefined ? '' : `${local}`,
      unit: plan.quantity ? unitOf(plan.quantity, units) : '',
    };
  });
}

/** The fact with what was typed into its fields; only fields whose words changed are touched. */
export function corrected(
  fact: Fact,
  typed: Readonly<Record<string, string>>,
  units: UnitSystem,
): Correction {
  const next: Record<string, unknown> = { ...fact };
  for (const field of fieldsOf(fact, units)) {
    const value = (typed[field.name] ?? field.value).trim();
    if (value === field.value) continue;
    const problem = problemOf(field, value);
    if (problem !== null) return { field: field.name, sentence: problem };
    if (value !== '') next[field.name] = valueOf(field, value, units);
    else if (field.name === 'skill') next['skill'] = null;
    else Reflect.deleteProperty(next, field.name);
    // The library's key belongs to the words it was found by.
    if (field.name === 'skill' || field.name === 'behavior') Reflect.deleteProperty(next, 'key');
    if (field.name === 'trigger') Reflect.deleteProperty(next, 'trigger_text');
    if (field.name === 'distance_m') Reflect.deleteProperty(next, 'distance_max_m');
  }
  return whatFits(next as unknown as Fact);
}

function problemOf(field: FactField, value: string): string | null {
  if (value === '') return field.needed ? `${field.label} is needed.` : null;
  if (field.kind === 'words') return null;
  if (field.kind === 'choice') return null;
  const number = numberIn(value);
  if (!Number.isFinite(number) || number < 0) return 'Write a number, 0 or more.';
  if (!field.quantity && !Number.isInteger(number)) return 'Write a whole number.';
  if (field.max !== undefined && number > field.max) return `Write a number up to ${field.max}.`;
  return null;
}

function valueOf(field: FactField, value: string, units: UnitSystem): string | number {
  if (field.name === 'distraction') return Number(value);
  if (field.kind !== 'number') return value;
  return field.quantity ? toSi(numberIn(value), field.quantity, units) : numberIn(value);
}

/** A decimal comma is a point. */
function numberIn(value: string): number {
  return Number(value.replace(',', '.'));
}

function whatFits(fact: Fact): Correction {
  if (fact.type === 'set' && fact.correct > fact.scorable) {
    return { field: 'correct', sentence: `There were only ${fact.scorable} trials.` };
  }
  if (fact.type === 'opt_out' && fact.of !== undefined && fact.count > fact.of) {
    return { field: 'count', sentence: `There were only ${fact.of} offers.` };
  }
  if (fact.type !== 'count') return { fact };
  const rate = fact.observed_s ? rounded((fact.count * 60) / fact.observed_s, 4) : undefined;
  const count = { ...fact, ...(rate !== undefined && { rate_per_min: rate }) };
  if (rate === undefined) delete count.rate_per_min;
  return { fact: count };
}
