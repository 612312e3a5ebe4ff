import { BehaviorEvent } from '../../api/training-types';

/** One stretch of a behaviour that was timed. */
export interface Stretch {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly seconds: number;
  /** Nobody tapped its stop: the end of watching closed it. */
  readonly closedAtEnd: boolean;
}

/**
 * Pairs starts with stops, as the registry's `lasting_events`: a start without a stop ends with the
 * watching, a tap behind the end counts as at the end, and a second start or a stop without a start
 * says nothing. A device that ends a session writes the stop itself and marks it: nobody tapped it.
 */
export function lastingEvents(events: readonly BehaviorEvent[], end: string): readonly Stretch[] {
  const ended = Date.parse(end);
  const live = events.filter((event) => event.undone_at === null && event.kind !== 'point');
  const untapped = new Set(
    live.filter((one) => one.kind === 'stop' && one.closed_at_end).map((one) => Date.parse(one.at)),
  );
  const taps = live
    .map(({ at, kind }) => ({ at: Math.min(Date.parse(at), ended), kind }))
    .sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));
  const found: Stretch[] = [];
  let running: number | null = null;
  for (const { at, kind } of taps) {
    if ((kind === 'start') === (running !== null)) continue;
    if (running === null) {
      running = at;
      continue;
    }
    found.push({ start: running, seconds: (at - running) / 1000, closedAtEnd: untapped.has(at) });
    running = null;
  }
  if (running !== null) {
    found.push({ start: running, seconds: (ended - running) / 1000, closedAtEnd: true });
  }
  return found;
}

/** The moments of the starts that nobody stopped. */
export function closedAtEnd(events: readonly BehaviorEvent[], end: string): ReadonlySet<number> {
  const open = lastingEvents(events, end).filter((one) => one.closedAtEnd);
  return new Set(open.map((one) => one.start));
}
