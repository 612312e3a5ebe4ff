import { NoteFields } from '../../../api/types';
import { ObservationFields, SessionFields, SetFields } from '../../../api/training-types';
import { moment } from '../../../measures/days';
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
  return withoutRepeats(
    known.map((one) => one.placed),
    tapped.map((one) => one.placed),
  );
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
    ms: toEven(when.us / 1000),
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
