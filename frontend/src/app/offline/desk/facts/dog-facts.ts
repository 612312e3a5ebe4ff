import { NoteFields } from '../../../api/types';
import { ObservationFields, SessionFields, SetFields } from '../../../api/training-types';
import { Instant, moment } from '../../../measures/days';
import { elapsedS } from '../../../measures/timing';
import { toEven } from '../../../measures/wording';
import { Written } from '../written';
import { Dated, FactRow, Placed, RecordKind } from './fact-rows';
import { factsOfNote } from './note-facts';
import { factsOfObservation, factsOfSet } from './observed-facts';
import { withoutRepeats } from './repeats';

/** The documents of one dog out of which facts are read. */
export interface FactDocuments {
  readonly sessions: readonly Written<SessionFields>[];
  readonly sets: readonly Written<SetFields>[];
  readonly observations: readonly Written<ObservationFields>[];
  readonly notes: readonly Written<NoteFields>[];
}

type Sessions = ReadonlyMap<string, SessionFields>;

/**
 * Every fact of a dog that counts, oldest first: what the registry reads from its table `fact`
 * (`training.fact_table`). Facts of a void session, or of one that is not here, count nowhere.
 */
export function factsOfDog(documents: FactDocuments): Placed[] {
  const { known, tapped } = placedFacts(documents);
  return withoutRepeats(known, tapped);
}

/** The newest facts, and since when they are told; `since` is null when these are all of them. */
export interface NewestFacts {
  readonly facts: readonly Placed[];
  readonly since: Instant | null;
}

/**
 * The same from at most `most` facts, the newest ones: as the registry reads them for the hand-over
 * card. The documents need be all of them only from `wholeFrom` on (milliseconds; null: from the
 * beginning); null when there may be more facts than they tell.
 */
export function newestFactsOfDog(
  documents: FactDocuments,
  { most, wholeFrom }: { readonly most: number; readonly wholeFrom: number | null },
): NewestFacts | null {
  const { known, tapped } = placedFacts(documents);
  const behind = known.at(-most - 1);
  if (wholeFrom !== null && (!behind || factMs(behind.when) < wholeFrom)) return null;
  const newest = known.slice(-most);
  const since = behind ? (newest[0]?.when ?? null) : null;
  return { facts: withoutRepeats(newest, tapped), since };
}

/** When a fact was, in whole milliseconds: the registry finds facts by them. */
export function factMs({ us }: Instant): number {
  return toEven(us / 1000);
}

interface PlacedFacts {
  /** Those that count, oldest first. */
  readonly known: readonly Placed[];
  /** Those of sets and observations, also of void sessions. */
  readonly tapped: readonly Placed[];
}

function placedFacts(documents: FactDocuments): PlacedFacts {
  const sessions: Sessions = new Map(documents.sessions.map(({ id, body }) => [id, body]));
  const tapped = [
    ...documents.sets.flatMap((one) => place('exercise_set', one, factsOfSet(one.body), sessions)),
    ...documents.observations.flatMap((one) =>
      place('observation', one, factsOfObservation(one.body), sessions),
    ),
  ];
  const told = documents.notes.flatMap((one) =>
    place('note', one, factsOfNote(one.body), sessions),
  );
  const known = [...tapped, ...told]
    .filter(({ placed: { sessionId } }) => sessionId === null || counts(sessions.get(sessionId)))
    .sort(byMoment);
  return {
    known: known.map((one) => one.placed),
    tapped: tapped.map((one) => one.placed),
  };
}

function counts(session: SessionFields | undefined): boolean {
  return session !== undefined && session.status !== 'void';
}

/** A fact among others of its document. */
interface InOrder {
  readonly placed: Placed;
  readonly ms: number;
  readonly ordinal: number;
}

/** Of two documents in the same moment the one with the lesser id comes first, here as there. */
function byMoment(one: InOrder, other: InOrder): number {
  return (
    one.ms - other.ms ||
    compare(one.placed.recordId, other.placed.recordId) ||
    one.ordinal - other.ordinal
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function place(
  recordKind: RecordKind,
  { id, author, body }: Written<{ readonly session_id: string | null }>,
  facts: readonly Dated[],
  sessions: Sessions,
): InOrder[] {
  const sessionId = body.session_id;
  const session = sessions.get(sessionId ?? '') ?? null;
  return facts.map(({ when, row }, ordinal) => ({
    placed: {
      row: stopped(row, when.us, session),
      when,
      recordKind,
      recordId: id,
      sessionId,
      place: placeOf(session),
      people: peopleOf(row, session, author),
      ownerPractice: session?.kind === 'owner_practice',
    },
    ms: factMs(when),
    ordinal,
  }));
}

/** Asked when facts are read, so that a session that ends at another time tells another length at once. */
function stopped(row: FactRow, startUs: number, session: SessionFields | null): FactRow {
  if (!row.unstopped || !session?.ended_at) return row;
  const end = moment(session.ended_at);
  // The registry refuses an end before what was tapped; until it has said so the length is unknown.
  return { ...row, durationS: end < startUs ? null : elapsedS(startUs, end) };
}

function placeOf(session: SessionFields | null): string | null {
  const parts = [session?.location, session?.area].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : null;
}

/** Who worked the dog: the set's handler, else the session's handlers, else whoever wrote it down. */
function peopleOf(row: FactRow, session: SessionFields | null, author: string): readonly string[] {
  if (row.handler) return [row.handler];
  const handlers = (session?.participants ?? [])
    .filter(({ part }) => part === 'handler' || part === 'trainer')
    .map(({ name, person_id }) => name ?? person_id ?? '');
  return handlers.length > 0 ? handlers : [author];
}
