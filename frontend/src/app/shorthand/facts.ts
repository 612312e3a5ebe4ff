// What a note says in shorthand. The same shapes as registry/shorthand/facts.py: what was not said is absent, units
// are SI, `span` is [start, end) in code points (not UTF-16 units) of the text as it was typed.

export type Span = readonly [start: number, end: number];
export type Advice = 'push' | 'stick' | 'drop' | 'split';
export type Outcome = 'correct' | 'incorrect' | 'no_response';
export type TriggerKind =
  'dog' | 'person' | 'child' | 'bike' | 'vehicle' | 'noise' | 'handling' | 'wildlife' | 'other';
export type TookFood = 'yes' | 'snatched' | 'refused';

export interface ErrorCount {
  kind: string;
  count: number;
}

/** An earlier count that the note compares with, and the words that say when it was. */
export interface Comparison {
  count: number;
  observed_s?: number;
  words?: string;
}

/** Trials under one criterion. A skill of null: nothing in the note names one. */
export interface SetFact {
  type: 'set';
  span: Span;
  skill: string | null;
  key?: string;
  correct: number;
  scorable: number;
  distance_m?: number;
  duration_s?: number;
  distraction?: number;
  steps?: number;
  advice?: Advice;
  errors?: ErrorCount[];
  latencies_s?: number[];
}

export interface TrialFact {
  type: 'trial';
  span: Span;
  skill: string | null;
  key?: string;
  outcome: Outcome;
  error_kind?: string;
  latency_s?: number;
}

export interface LatencyFact {
  type: 'latency';
  span: Span;
  seconds: number;
  skill?: string;
  key?: string;
}

export interface CountFact {
  type: 'count';
  span: Span;
  behavior: string;
  key?: string;
  count: number;
  observed_s?: number;
  rate_per_min?: number;
  compared?: Comparison;
}

export interface DurationFact {
  type: 'duration';
  span: Span;
  behavior: string;
  key?: string;
  seconds: number;
}

/** The dog and a trigger; `response` is 0 (no notice) to 5 (snaps, bites, panics). */
export interface ExposureFact {
  type: 'exposure';
  span: Span;
  trigger?: TriggerKind;
  trigger_text?: string;
  distance_m?: number;
  distance_max_m?: number;
  response?: number;
  took_food?: TookFood;
  recovery_s?: number;
  threshold?: boolean;
  times?: number;
  planned?: boolean;
}

/** Fear, anxiety and stress, 0 to 5. */
export interface WelfareFact {
  type: 'welfare';
  span: Span;
  start?: number;
  peak?: number;
  end?: number;
}

export interface AbcFact {
  type: 'abc';
  span: Span;
  antecedent: string;
  behavior: string;
  consequence: string;
}

export interface WeightFact {
  type: 'weight';
  span: Span;
  kg: number;
}

/** A fact that is its own words. */
export interface TextFact {
  type: 'homework' | 'next_action' | 'told_owner' | 'setting_event' | 'health' | 'caution';
  span: Span;
  text: string;
}

/** A tag without its #, a mention without its @. */
export interface NameFact {
  type: 'tag' | 'mention';
  span: Span;
  name: string;
}

/** How often the dog said no, of how many offers. */
export interface OptOutFact {
  type: 'opt_out';
  span: Span;
  count: number;
  of?: number;
}

/** What the dog would rather work for, best first. */
export interface ReinforcerFact {
  type: 'reinforcer';
  span: Span;
  ranking: string[];
}

/** What somebody of the team is asked to do. */
export interface TaskFact {
  type: 'task';
  span: Span;
  name: string;
  text: string;
}

export interface AttendanceFact {
  type: 'attendance';
  span: Span;
  name: string;
  present: boolean;
  text?: string;
}

/** On a class sheet, the call name of the dog that the line is about. */
interface OfDog {
  dog?: string;
}

export type Fact = OfDog &
  (
    | SetFact
    | TrialFact
    | LatencyFact
    | CountFact
    | DurationFact
    | ExposureFact
    | WelfareFact
    | AbcFact
    | WeightFact
    | TextFact
    | NameFact
    | OptOutFact
    | ReinforcerFact
    | TaskFact
    | AttendanceFact
  );
