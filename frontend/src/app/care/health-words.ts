import { HealthCard, HealthKind } from '../api/types';
import { IconName } from '../shared/icon/icons';
import { counted, dateName } from '../shared/text/moments';

/** What a health item's dates mean today, in words short enough for a phone. */
export const HEALTH_KINDS: readonly { readonly value: HealthKind; readonly label: string }[] = [
  { value: 'vaccination', label: 'Vaccination' },
  { value: 'medication', label: 'Medication' },
  { value: 'diagnosis_reported', label: 'Diagnosis, as reported' },
  { value: 'injury', label: 'Injury' },
  { value: 'heat_cycle', label: 'Heat' },
  { value: 'vet_visit', label: 'Visit to the vet' },
  { value: 'other', label: 'Other' },
];

type State = HealthCard['state'];

const STATES: Readonly<Record<State, { word: string; icon: IconName }>> = {
  valid: { word: 'Valid', icon: 'check' },
  expires_soon: { word: 'Expires soon', icon: 'clock' },
  expired: { word: 'Expired', icon: 'octagon' },
  missing: { word: 'Missing', icon: 'incident' },
  running: { word: 'Running', icon: 'health' },
  planned: { word: 'Planned', icon: 'clock' },
  past: { word: 'Past', icon: 'history' },
  undated: { word: 'No date', icon: 'help' },
};

/** One word for the state; the icon beside it has a shape of its own, so that colour is not needed. */
export function stateWord(state: State): string {
  return STATES[state].word;
}

export function stateIcon(state: State): IconName {
  return STATES[state].icon;
}

export function needsCare(state: State): boolean {
  return state === 'expired' || state === 'missing' || state === 'expires_soon';
}

export function healthKindLabel(kind: string): string {
  return HEALTH_KINDS.find((one) => one.value === kind)?.label ?? kind;
}

/** `Expired 3 days ago, on 3 May 2026`, `Expires in 12 days, on …`, `Valid until …`. */
export function expiryWords(
  card: Pick<HealthCard, 'state' | 'days_left' | 'expires_on' | 'sentence'>,
): string {
  const { state, days_left: left, expires_on: on } = card;
  if (state === 'missing') return 'Nothing is entered. Ask for the vaccination card.';
  if (on === null || left === null) return card.sentence;
  const date = dateName(on);
  if (left < 0) return `Expired ${inDays(-left)} ago, on ${date}`;
  if (left === 0) return `Expires today, ${date}`;
  if (state === 'expires_soon') return `Expires in ${inDays(left)}, on ${date}`;
  return `Valid until ${date}`;
}

function inDays(days: number): string {
  return days < 60 ? counted(days, 'day') : counted(Math.round(days / 30.4), 'month');
}
