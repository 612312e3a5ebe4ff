import { Schemas } from '../../api/types';

/** What the advice reads of sets, as the registry's `measures` do. SI units; null is "not stated". */
export type AdvanceRule = Schemas['AdvanceRuleBody'];
export type UnitSystem = 'metric' | 'us';
export type Verdict = 'push' | 'stick' | 'drop' | 'split';
export type Decision = 'push' | 'stick' | 'drop';

/** How hard it was made: the three Ds. */
export interface Step {
  readonly duration_s: number | null;
  readonly distance_m: number | null;
  readonly distraction: number | null;
}

/** Trials under one criterion, counted. `fas_peak` null: nobody rated. */
export interface TrialSet {
  /** RFC 3339 with offset. */
  readonly at: string;
  readonly session_id: string | null;
  readonly void: boolean;
  readonly correct: number;
  readonly scorable: number;
  readonly step: Step;
  readonly opt_outs: number;
  readonly fas_peak: number | null;
}
