import { Phase as ShownPhase, PhaseKind } from '../api/types';
import { asAnswered, Instant } from './days';

/**
 * Phases of a target: the registry's `measures.phases`. What nobody entered is filled in when it is
 * read, and marked as implied: baseline before the first phase, on hold where one ended and none began.
 */
export interface Phase {
  readonly kind: PhaseKind;
  readonly start: Instant;
  /** It belongs to the phase no more; null: it still runs. */
  readonly end: Instant | null;
  readonly implied: boolean;
}

/** By time. One that ended in the moment in which it began comes before one that goes on. */
function inOrder(phases: readonly Phase[]): Phase[] {
  return [...phases].sort(
    (one, other) =>
      one.start.us - other.start.us ||
      Number(one.end === null) - Number(other.end === null) ||
      (one.end ?? one.start).us - (other.end ?? other.start).us,
  );
}

/** One phase at every moment of the life, which begins with the first of them or at `begins`. */
export function wholeLife(phases: readonly Phase[], begins: Instant | null): Phase[] {
  const ordered = inOrder(phases);
  const first = ordered[0]?.start ?? null;
  const life: Phase[] = [];
  if (begins !== null && (first === null || begins.us < first.us)) {
    life.push({ kind: 'baseline', start: begins, end: first, implied: true });
  }
  for (const [i, phase] of ordered.entries()) {
    life.push(phase);
    const until = ordered[i + 1]?.start ?? null;
    if (phase.end !== null && (until === null || phase.end.us < until.us)) {
      life.push({ kind: 'on_hold', start: phase.end, end: until, implied: true });
    }
  }
  return life;
}

/** Which phase a moment falls into; null outside of all of them. */
export function phaseIndex(phases: readonly Phase[], us: number): number | null {
  const found = phases.findIndex(
    (phase) => phase.start.us <= us && (phase.end === null || us < phase.end.us),
  );
  return found < 0 ? null : found;
}

export function shownPhase({ kind, start, end, implied }: Phase): ShownPhase {
  return { kind, from: asAnswered(start.at), to: end && asAnswered(end.at), implied };
}
