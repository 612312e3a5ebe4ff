import { IncidentCard, IncidentKind, SignatureRole, Victim } from '../api/types';
import { INCIDENT_NAMES } from '../offline/incident-title';

/** The words of an incident as the page shows them. */
interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

export const INCIDENT_KINDS: readonly Choice<IncidentKind>[] = [
  { value: 'bite', label: 'Bite' },
  { value: 'snap', label: 'Snap, teeth did not touch' },
  { value: 'near_miss', label: 'Near miss' },
  { value: 'fight', label: 'Fight between dogs' },
  { value: 'escape', label: 'Escape' },
  { value: 'injury_dog', label: 'Injury of a dog' },
  { value: 'injury_person', label: 'Injury of a person' },
  { value: 'equipment', label: 'Equipment failed' },
  { value: 'other', label: 'Something else' },
];

export const WHO: readonly Choice<Victim['who']>[] = [
  { value: 'person_adult', label: 'An adult' },
  { value: 'person_child', label: 'A child' },
  { value: 'staff', label: 'One of us' },
  { value: 'dog', label: 'A dog' },
  { value: 'other', label: 'Another animal, or something else' },
];

export const CARE: readonly Choice<NonNullable<Victim['medical_care']>>[] = [
  { value: 'none', label: 'None needed' },
  { value: 'first_aid', label: 'First aid' },
  { value: 'doctor', label: 'Doctor' },
  { value: 'hospital', label: 'Hospital' },
  { value: 'vet', label: 'Vet' },
];

export const ROLES: Readonly<Record<SignatureRole, string>> = {
  author: 'author',
  supervisor: 'supervisor',
  evaluator: 'evaluator',
};

export function kindName(kind: string): string {
  return INCIDENT_NAMES[kind] ?? 'Incident';
}

export function whoName(who: string | undefined): string {
  return WHO.find((one) => one.value === who)?.label ?? 'Somebody';
}

export function careName(care: string | null | undefined): string {
  return CARE.find((one) => one.value === care)?.label ?? 'not said';
}

/** `Left hand. 1 bite, 2 punctures in the worst. Medical care: doctor.` */
export function woundOf(victim: Victim): string {
  const { body_part: part, bites_count: bites, punctures } = victim;
  const counted = [
    bites === null ? '' : `${String(bites)} ${bites === 1 ? 'bite' : 'bites'}`,
    punctures === null ? '' : `${String(punctures)} punctures in the worst`,
  ];
  const teeth = counted.filter((one) => one !== '').join(', ');
  const care = `medical care: ${careName(victim.medical_care).toLowerCase()}`;
  return sentences([part.trim(), teeth, care]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((one) => one !== '')
    .map((one) => one.charAt(0).toUpperCase() + one.slice(1) + (one.endsWith('.') ? '' : '.'))
    .join(' ');
}

/** `level 2.8`, `level 3b`. */
export function levelName(incident: Pick<IncidentCard, 'dunbar_level' | 'level_3b'>): string {
  const { dunbar_level: level, level_3b: several } = incident;
  if (level === null) return '';
  return several ? `level ${String(level)}, 3b` : `level ${String(level)}`;
}

/** Where it stands, in words. */
export function readinessName({ status, signed_by: signed }: IncidentCard): string {
  if (status === 'closed') return 'closed';
  if (status === 'draft') return 'draft';
  return signed > 1 ? `signed by ${String(signed)}` : 'signed by one, one is missing';
}
