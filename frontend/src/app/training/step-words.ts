import { ErrorKind, Outcome } from '../api/training-types';
import { Step, UnitSystem, Verdict } from '../measures/facts';
import { distance, duration } from '../measures/wording';

/** The words that trainers say for steps, outcomes and verdicts. */
export function dsWords(step: Step, units: UnitSystem): string {
  const words: string[] = [];
  if (step.distance_m !== null) words.push(distance(step.distance_m, units));
  if (step.duration_s !== null) words.push(duration(step.duration_s));
  if (step.distraction !== null) words.push(`D${step.distraction}`);
  return words.join(' · ');
}

export const OUTCOME_MARKS: Readonly<Record<Outcome, string>> = {
  correct: '✓',
  incorrect: '✕',
  no_response: '–',
  prompted: 'P',
  aborted: 'A',
  not_scorable: '?',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  correct: 'Correct',
  incorrect: 'Incorrect',
  no_response: 'No response',
  prompted: 'Prompted',
  aborted: 'Aborted',
  not_scorable: 'Not scorable',
};

export const ERROR_KINDS: readonly { readonly value: ErrorKind; readonly label: string }[] = [
  { value: 'late_response', label: 'Late response' },
  { value: 'broke_position', label: 'Broke position' },
  { value: 'creep', label: 'Creep' },
  { value: 'anticipated', label: 'Anticipated' },
  { value: 'wrong_position', label: 'Wrong position' },
  { value: 'wrong_behavior', label: 'Wrong behaviour' },
  { value: 'handler_error', label: 'Handler error' },
  { value: 'environment', label: 'Environment' },
];

export const VERDICTS: readonly {
  readonly value: Verdict;
  readonly label: string;
  readonly does: string;
}[] = [
  { value: 'push', label: 'Push', does: 'next step' },
  { value: 'stick', label: 'Stick', does: 'same step' },
  { value: 'drop', label: 'Drop', does: 'easier step' },
  { value: 'split', label: 'Split', does: 'step in between' },
];

/** Response to a trigger, from 0 to 5, each with what is seen. */
export const RESPONSES = [
  'No notice',
  'Notices, goes on',
  'Orients, disengages on cue',
  'Fixates, stiff, whines',
  'Barks, lunges',
  'Snaps, bites, panics',
] as const;

/** Fear, anxiety and stress, from 0 to 5. */
export const FAS_WORDS = [
  'Relaxed',
  'Alert, soft',
  'Mild signs',
  'Moderate signs',
  'High: flees, freezes',
  'Severe',
] as const;
