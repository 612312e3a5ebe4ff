import { NoteKind, TimelineItem, Visibility } from '../api/types';
import { IconName } from '../shared/icon/icons';

/** The words of the trade for the kinds of notes and for who may read one. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export const NOTE_KINDS: readonly Choice<NoteKind>[] = [
  { value: 'general', label: 'General' },
  { value: 'session', label: 'Session' },
  { value: 'observation', label: 'Observation' },
  { value: 'plan', label: 'Plan' },
  { value: 'health', label: 'Health' },
  { value: 'contact', label: 'Contact' },
  { value: 'handover', label: 'Handover' },
  { value: 'incident', label: 'Incident' },
];

export const VISIBILITIES: readonly (Choice<Visibility> & { readonly hint: string })[] = [
  { value: 'private', label: 'Only me', hint: 'Nobody else reads it' },
  { value: 'team', label: 'Case team', hint: 'Everybody who works with this dog' },
  { value: 'org', label: 'Whole practice', hint: 'Every member' },
  { value: 'client', label: 'Guardian too', hint: 'May be shown to the guardian' },
  { value: 'external', label: 'Outside too', hint: 'May leave the practice, to a vet for example' },
];

const SESSION_KINDS: Readonly<Record<string, string>> = {
  training: 'Training session',
  class: 'Class',
  assessment: 'Assessment',
  probe: 'Probe',
  observation: 'Observation session',
  certification: 'Certification',
  deployment: 'Deployment',
  owner_practice: 'Owner practice',
  care: 'Care',
};

export function kindLabel(kind: string): string {
  return NOTE_KINDS.find((one) => one.value === kind)?.label ?? SESSION_KINDS[kind] ?? kind;
}

export function itemLabel(item: Pick<TimelineItem, 'kind' | 'detail_kind'>): string {
  if (item.kind === 'session') return SESSION_KINDS[item.detail_kind] ?? 'Session';
  return kindLabel(item.detail_kind);
}

export function kindIcon(kind: string): IconName {
  const known = NOTE_KINDS.find((one) => one.value === kind);
  return known ? known.value : 'session';
}

export function visibilityLabel(visibility: Visibility): string {
  return VISIBILITIES.find((one) => one.value === visibility)?.label ?? visibility;
}
