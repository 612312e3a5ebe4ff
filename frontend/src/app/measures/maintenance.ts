import { DueProbe, Maintenance } from '../api/types';
import { dayText } from './days';
import { counted, onDay } from './wording';

/**
 * After mastery: looking again, at growing distances. The registry's `measures.maintenance`. Each due
 * day has time until the next one comes; later it can not be made up for.
 */
export interface Probe {
  readonly on: number;
  readonly passed: boolean;
  readonly correct: number;
  readonly scorable: number;
}

interface Asked {
  readonly today: number;
  readonly days: readonly number[];
  readonly whatCounts: string;
}

/** A due probe with its day as a number. */
interface Due {
  readonly dueOn: number;
  readonly shown: DueProbe;
}

/** The schedule as it stands today. Probes come in order of time; those up to mastery are left out. */
export function maintenance(
  masteredOn: number,
  probes: readonly Probe[],
  { today, days, whatCounts }: Asked,
): Maintenance {
  const done = untilFailed(probes.filter((probe) => probe.on > masteredOn));
  const last = done.at(-1) ?? null;
  const failed = last !== null && !last.passed ? last : null;
  const dates = [...new Set(days)].sort((one, other) => one - other).map((day) => masteredOn + day);
  const schedule = dates
    .map((dueOn, i) => ({
      dueOn,
      shown: dueProbe(dueOn, { masteredOn, until: dates[i + 1] ?? null, done, today }),
    }))
    .filter(({ dueOn }) => failed === null || dueOn <= failed.on);
  const next = schedule.find(({ shown }) => ['overdue', 'due', 'coming'].includes(shown.state));
  return {
    mastered_on: dayText(masteredOn),
    schedule: schedule.map(({ shown }) => shown),
    next_due_on: failed !== null || !next ? null : dayText(next.dueOn),
    reopen: failed !== null,
    reason: reasonOf(last, { masteredOn, today, next }),
    what_counts: whatCounts,
  };
}

function untilFailed(probes: readonly Probe[]): readonly Probe[] {
  const failed = probes.findIndex((probe) => !probe.passed);
  return failed < 0 ? probes : probes.slice(0, failed + 1);
}

interface Around {
  readonly masteredOn: number;
  /** The day on which the next one is due; null for the last. */
  readonly until: number | null;
  readonly done: readonly Probe[];
  readonly today: number;
}

function dueProbe(dueOn: number, { masteredOn, until, done, today }: Around): DueProbe {
  const due = { days_after: dueOn - masteredOn, due_on: dayText(dueOn), done_on: null };
  const probe = done.find((one) => one.on >= dueOn && (until === null || one.on < until));
  if (probe) {
    return { ...due, state: probe.passed ? 'passed' : 'failed', done_on: dayText(probe.on) };
  }
  if (until !== null && until <= today) return { ...due, state: 'missed' };
  if (dueOn === today) return { ...due, state: 'due' };
  return { ...due, state: dueOn < today ? 'overdue' : 'coming' };
}

function reasonOf(
  last: Probe | null,
  {
    masteredOn,
    today,
    next,
  }: { readonly masteredOn: number; readonly today: number; readonly next: Due | undefined },
): string {
  if (last !== null && !last.passed) {
    const after = counted(last.on - masteredOn, 'day');
    return (
      `The probe on ${onDay(last.on)}, ${after} after mastery, ` +
      `had ${last.correct} of ${last.scorable}: the target is open again.`
    );
  }
  if (!next) {
    return last !== null
      ? `No more probes are due after mastery on ${onDay(masteredOn)}, and the last one passed.`
      : `The rule asks for no probes after mastery on ${onDay(masteredOn)}.`;
  }
  const { dueOn } = next;
  if (dueOn < today) {
    return `The probe of ${onDay(dueOn)} is ${counted(today - dueOn, 'day')} late.`;
  }
  return `The next probe is ${dueOn === today ? 'due today' : `on ${onDay(dueOn)}`}.`;
}
