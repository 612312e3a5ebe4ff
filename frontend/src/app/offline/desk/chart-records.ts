import { NoteFields, PlanFields } from '../../api/types';
import { ObservationFields, SessionFields, SetFields } from '../../api/training-types';
import { Zone } from '../../measures/days';
import { UnitSystem } from '../../measures/facts';
import { compareCodePoints, sortKey } from '../../measures/letters';
import { Day } from '../../measures/progress';
import { LocalRecord } from '../local-record';
import { FactDocuments } from './facts/dog-facts';
import { People, Written, written } from './written';

/** All records of one dog that charts are made of; what else is among them is passed over. */
export type DogRecords = readonly LocalRecord[];

/** The practice's clock and units, and what its people are called. */
export interface Practice extends People {
  readonly timeZone: string;
  readonly units: UnitSystem;
  /** The device's time, milliseconds since 1970. */
  readonly nowMs: number;
}

/** The practice's day. */
export function dayIn({ timeZone, units, nowMs }: Practice): Day {
  const zone = new Zone(timeZone);
  return { zone, today: zone.localDay(nowMs * 1000), units };
}

/** The dog's plans by name, as the registry's `plans_of_dog`. */
export function plansByName(records: DogRecords, people: People): Written<PlanFields>[] {
  return written<PlanFields>(records, 'target', people).sort(byName);
}

/** The documents that facts are read from. */
export function factDocuments(records: DogRecords, people: People): FactDocuments {
  return {
    sessions: written<SessionFields>(records, 'session', people),
    sets: written<SetFields>(records, 'exercise_set', people),
    observations: written<ObservationFields>(records, 'observation', people),
    notes: written<NoteFields>(records, 'note', people),
  };
}

function byName(one: Written<PlanFields>, other: Written<PlanFields>): number {
  return (
    compareCodePoints(sortKey(one.body.name), sortKey(other.body.name)) ||
    compareCodePoints(one.savedAt ?? '~', other.savedAt ?? '~') ||
    compareCodePoints(one.id, other.id)
  );
}
