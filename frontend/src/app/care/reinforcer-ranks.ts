import { Reinforcer } from '../api/types';

/** What a dog works for, best first. What it is allergic to keeps no rank and is never a choice. */
export const REINFORCER_KINDS: readonly { readonly value: Reinforcer['kind']; label: string }[] = [
  { value: 'food', label: 'Food' },
  { value: 'toy', label: 'Toy' },
  { value: 'social', label: 'Social' },
  { value: 'environmental', label: 'Environment' },
  { value: 'activity', label: 'Activity' },
];

export const METHODS: readonly { readonly value: Reinforcer['method']; label: string }[] = [
  { value: 'owner_report', label: 'Owner’s report' },
  { value: 'paired', label: 'Paired choice' },
  { value: 'free_operant', label: 'Free access' },
];

/** What may be offered, in its rank. */
export function offered(all: readonly Reinforcer[]): readonly Reinforcer[] {
  return all.filter((one) => !one.allergy);
}

export function forbidden(all: readonly Reinforcer[]): readonly Reinforcer[] {
  return all.filter((one) => one.allergy);
}

/** One place up (-1) or down (1) among what may be offered; at an end nothing changes. */
export function moved(all: readonly Reinforcer[], item: string, by: -1 | 1): Reinforcer[] {
  const ranked = [...offered(all)];
  const from = ranked.findIndex((one) => one.item === item);
  const to = from + by;
  const here = ranked[from];
  const there = ranked[to];
  if (here && there) {
    ranked[to] = here;
    ranked[from] = there;
  }
  return [...ranked, ...forbidden(all)];
}

/** Puts one in place of `before` (by its name) or at the end; an allergy goes behind the ranks. */
export function withReinforcer(
  all: readonly Reinforcer[],
  changed: Reinforcer,
  before: string | null,
): Reinforcer[] {
  const list = all.some((one) => one.item === before)
    ? all.map((one) => (one.item === before ? changed : one))
    : [...all, changed];
  return [...offered(list), ...forbidden(list)];
}

export function without(all: readonly Reinforcer[], item: string): Reinforcer[] {
  return all.filter((one) => one.item !== item);
}

/** The same thing under the same name, however it is written. */
export function isListed(all: readonly Reinforcer[], item: string, except: string | null): boolean {
  const plain = (text: string): string => text.trim().toLowerCase();
  return all.some((one) => plain(one.item) === plain(item) && one.item !== except);
}
