import { HandoverCard, HandoverPlan } from '../api/types';
import { Draft } from '../notes/draft-box';

/** `4/5`, as a trainer writes it. */
export function mark(set: HandoverPlan['last_sets'][number]): string {
  return `${String(set.correct)}/${String(set.scorable)}`;
}

/** In the order in which they were trained: the eye reads what becomes of it. */
export function inTime(sets: HandoverPlan['last_sets']): HandoverPlan['last_sets'] {
  return [...sets].reverse();
}

/** The marks for somebody who hears them; `sets` comes with the newest first. */
export function marksAloud(sets: HandoverPlan['last_sets']): string {
  if (sets.length === 0) return 'No sets yet';
  const words = inTime(sets).map((set) => `${String(set.correct)} of ${String(set.scorable)}`);
  return sets.length === 1
    ? `Last set: ${words.join('')}`
    : `Last sets, the newest at the end: ${words.join(', ')}`;
}

/** How well a set went, by the same thirds everywhere: a word for the look of its mark. */
export function standing(set: HandoverPlan['last_sets'][number]): 'high' | 'middle' | 'low' {
  if (set.scorable === 0) return 'middle';
  const share = set.correct / set.scorable;
  return share >= 0.8 ? 'high' : share < 0.6 ? 'low' : 'middle';
}

/** True when there is nothing at all to hand over. */
export function isBlank(card: HandoverCard): boolean {
  const lists = [
    card.plans,
    card.maintenance,
    card.cautions,
    card.do_not,
    card.told_owner,
    card.next_actions,
    card.health,
  ];
  return card.last === null && lists.every((list) => list.length === 0);
}

/**
 * The hand-over as a note to be edited. What the writer has begun on this dog stays above it, and
 * one that is being written already is gone on with, not doubled.
 */
export function handoverDraft(kept: Draft | null, fresh: Draft, text: string): Draft {
  if (kept?.kind === 'handover' && kept.body.trim() !== '') return kept;
  const begun = kept?.body.trim() ?? '';
  return {
    ...(kept ?? fresh),
    kind: 'handover',
    body: begun === '' ? text : `${begun}\n\n${text}`,
  };
}
