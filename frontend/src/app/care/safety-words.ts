import { FlagCategory, SafetyCardData, Severity } from '../api/types';
import { IconName } from '../shared/icon/icons';

/** The words and shapes of safety flags: an octagon stops, a triangle warns, a circle tells. */
interface Word<T> {
  readonly value: T;
  readonly label: string;
  readonly icon: IconName;
}

const CAUTION = {
  value: 'caution',
  label: 'Caution',
  icon: 'incident',
  means: 'Shown on top of every page',
} as const;
const OTHER = { value: 'other', label: 'Other', icon: 'general' } as const;

export const SEVERITIES: readonly (Word<Severity> & { readonly means: string })[] = [
  {
    value: 'danger',
    label: 'Danger',
    icon: 'octagon',
    means: 'Everybody must acknowledge it before they work with the dog',
  },
  CAUTION,
  { value: 'info', label: 'Good to know', icon: 'info', means: 'Shown on top, quietly' },
];

export const CATEGORIES: readonly Word<FlagCategory>[] = [
  { value: 'bite_people', label: 'Bites people', icon: 'bite' },
  { value: 'bite_dogs', label: 'Bites dogs', icon: 'dog' },
  { value: 'guarding', label: 'Guards things', icon: 'bowl' },
  { value: 'escape', label: 'Escapes', icon: 'gate' },
  { value: 'handling', label: 'Handling', icon: 'hand' },
  { value: 'muzzle', label: 'Muzzle', icon: 'muzzle' },
  { value: 'medical', label: 'Medical', icon: 'health' },
  { value: 'allergy', label: 'Allergy', icon: 'drop' },
  { value: 'fear', label: 'Fear', icon: 'fear' },
  OTHER,
];

const RANK: Readonly<Record<Severity, number>> = { danger: 0, caution: 1, info: 2 };

export function severityOf(severity: Severity): Word<Severity> {
  return SEVERITIES.find((one) => one.value === severity) ?? CAUTION;
}

export function categoryOf(category: FlagCategory): Word<FlagCategory> {
  return CATEGORIES.find((one) => one.value === category) ?? OTHER;
}

/** Danger first; among equals the ones that this person has still to read. */
export function mostSevereFirst(cards: readonly SafetyCardData[]): readonly SafetyCardData[] {
  return [...cards].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] || Number(a.acknowledged) - Number(b.acknowledged),
  );
}

/** What stands between this person and the dog. */
export function toAcknowledge(cards: readonly SafetyCardData[]): readonly SafetyCardData[] {
  return cards.filter((card) => card.severity === 'danger' && !card.acknowledged);
}

/** `Read by Lena and Tom`: who has read it as it stands now; the asker is `you`. */
export function readersOf(card: SafetyCardData, me: string): string {
  const current = card.acknowledgements.filter((one) => one.revision === card.revision);
  const mine = current.some((one) => one.person_id === me);
  const others = current.filter((one) => one.person_id !== me).map((one) => one.person_name);
  const names = [...(mine ? ['you'] : []), ...new Set(others)];
  if (names.length === 0) return '';
  if (names.length > 3) {
    return `Read by ${names.slice(0, 2).join(', ')} and ${String(names.length - 2)} others`;
  }
  const last = names.at(-1) ?? '';
  return `Read by ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`;
}

/** True when this person had read it before it was changed. */
export function changedSinceRead(card: SafetyCardData, me: string): boolean {
  return (
    !card.acknowledged &&
    card.acknowledgements.some((one) => one.person_id === me && one.revision < card.revision)
  );
}
