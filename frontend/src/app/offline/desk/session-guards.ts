import { ObservationFields, SessionFields, SetFields } from '../../api/training-types';
import { Problem } from '../../core/http/problem';
import { sameContent } from '../same-content';
import { requireAcknowledged } from './acknowledgements';
import { Desk } from './ask';
import { readBody, recordedBody } from './bodies';
import { invalidAt } from './problems';
import { needsDocument, needsDog, needsOwn } from './references';

/** What other records on this device have against a write: the registry's `training.guards`. */
export async function guardSession(
  desk: Desk,
  id: string,
  body: SessionFields,
  before: SessionFields | null,
): Promise<void> {
  const known = before?.dog_id === body.dog_id ? before : null;
  staysBegun(body, before);
  if (begins(body, known)) await requireAcknowledged(desk, body.dog_id, body.started_at);
  for (const [index, plan] of body.plan_ids.entries()) {
    if (known?.plan_ids.includes(plan)) continue;
    const pointer = `/plan_ids/${index}`;
    await needsOwn(desk, body.dog_id, { pointer, kind: 'target', id: plan, noun: 'plan' });
  }
  if (body.note_id !== null && body.note_id !== known?.note_id) {
    const note = { pointer: '/note_id', kind: 'note', id: body.note_id, noun: 'note' };
    await needsOwn(desk, body.dog_id, note);
  }
  if (before) await stillFits(desk, id, body, before);
  await needsDog(desk, body.dog_id);
}

function staysBegun(body: SessionFields, before: SessionFields | null): void {
  if (!before || before.status === 'planned' || body.status !== 'planned') return;
  const message = 'This session has begun and cannot be planned any more. Plan a new one.';
  throw invalidAt('/status', message);
}

/** Whether the dog is handled from now on. */
function begins(body: SessionFields, known: SessionFields | null): boolean {
  return body.status !== 'planned' && (!known || known.status === 'planned');
}

export async function guardSet(
  desk: Desk,
  body: SetFields,
  before: SetFields | null,
): Promise<void> {
  if (before && before.trials.length > 0 && !sameContent(before.step, body.step)) {
    throw new Problem({
      code: 'step-fixed',
      status: 409,
      title: 'That does not fit what is stored',
      detail: 'The step of a set that has trials never changes. Start a new set for another step.',
    });
  }
  await planOfTheDog(desk, body, before);
  await withinSession(desk, body, { items: body.trials, field: 'trials', noun: 'trial' });
  await needsDog(desk, body.dog_id);
}

export async function guardObservation(
  desk: Desk,
  body: ObservationFields,
  before: ObservationFields | null,
): Promise<void> {
  await planOfTheDog(desk, body, before);
  const events = { items: body.events, field: 'events', noun: 'event' };
  const session = await withinSession(desk, body, events);
  await needsDog(desk, body.dog_id);
  if (session?.kind !== 'deployment' || body.status === 'void') return;
  const index = body.search?.responses.findIndex((one) => one.outcome === 'false_alert') ?? -1;
  if (index < 0) return;
  throw invalidAt(
    `/search/responses/${index}/outcome`,
    'A deployment has no false alerts, because nobody knows. Record it as unconfirmed.',
  );
}

interface OfDog {
  readonly dog_id: string;
  readonly plan_id: string | null;
}

async function planOfTheDog(desk: Desk, body: OfDog, before: OfDog | null): Promise<void> {
  const { plan_id: id, dog_id: dogId } = body;
  if (id === null || (before?.plan_id === id && before.dog_id === dogId)) return;
  await needsOwn(desk, dogId, { pointer: '/plan_id', kind: 'target', id, noun: 'plan' });
}

interface Moments {
  readonly items: readonly { readonly at: string }[];
  readonly field: string;
  readonly noun: string;
}

/** The session, which is there, of the same dog, and as long as what was recorded in it. */
async function withinSession(
  desk: Desk,
  body: { dog_id: string; session_id: string | null; status: string },
  { items, field, noun }: Moments,
): Promise<SessionFields | null> {
  if (body.session_id === null) return null;
  const session = await readBody(desk, 'session', body.session_id);
  if (!session) {
    await needsDocument(desk, '/session_id', ['session'], body.session_id, 'session');
    return null;
  }
  if (session.status === 'planned') {
    throw new Problem({
      code: 'session-not-started',
      status: 409,
      title: 'That does not fit what is stored',
      detail: 'This session is planned and has not begun. Start it first, then record.',
    });
  }
  if (session.dog_id !== body.dog_id) {
    const message = 'This session was with another dog. Choose a session of this dog.';
    throw invalidAt('/session_id', message);
  }
  if (body.status === 'void') return session;
  for (const [index, { at }] of items.entries()) {
    const pointer = `/${field}/${index}/at`;
    if (Date.parse(at) < Date.parse(session.started_at)) {
      const message = `This ${noun} is before the session's start. Check the device's clock.`;
      throw invalidAt(pointer, message);
    }
    if (session.ended_at !== null && Date.parse(at) > Date.parse(session.ended_at)) {
      throw invalidAt(
        pointer,
        `This ${noun} is after the session's end. ` +
          "Set the session's end later, or start a new session.",
      );
    }
  }
  return session;
}

/** Whether a changed session still holds what was recorded in it: its dog, its times, its kind. */
async function stillFits(
  desk: Desk,
  id: string,
  body: SessionFields,
  before: SessionFields,
): Promise<void> {
  const sets = (await desk.records.ofSession(id, 'exercise_set')).flatMap(
    (one) => recordedBody('exercise_set', one) ?? [],
  );
  const seen = (await desk.records.ofSession(id, 'observation')).flatMap(
    (one) => recordedBody('observation', one) ?? [],
  );
  const notes = await desk.records.ofSession(id, 'note');
  if (body.dog_id !== before.dog_id && sets.length + seen.length + notes.length > 0) {
    throw new Problem({
      code: 'session-has-records',
      status: 409,
      title: 'That does not fit what is stored',
      detail:
        'Things were recorded in this session, and they belong to its dog. ' +
        'Make it void and start a session with the other dog.',
    });
  }
  const sameTimes = body.started_at === before.started_at && body.ended_at === before.ended_at;
  if (sameTimes && body.kind === before.kind) return;
  const live = <T extends { status: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.status !== 'void');
  for (const one of live(sets)) holds(body, one.trials, 'A trial', 'set');
  for (const one of live(seen)) holds(body, one.events, 'An event', 'observation');
  const falseAlert = live(seen).some((one) =>
    one.search?.responses.some((response) => response.outcome === 'false_alert'),
  );
  if (body.kind !== 'deployment' || !falseAlert) return;
  throw invalidAt(
    '/kind',
    'This session has false alerts, and a deployment has none. Record them as unconfirmed first.',
  );
}

function holds(
  session: SessionFields,
  moments: readonly { readonly at: string }[],
  one: string,
  record: string,
): void {
  for (const { at } of moments) {
    if (Date.parse(at) < Date.parse(session.started_at)) {
      throw invalidAt(
        '/started_at',
        `${one} of this session is before this start. ` +
          `Set it earlier, or make that ${record} void first.`,
      );
    }
    if (session.ended_at !== null && Date.parse(at) > Date.parse(session.ended_at)) {
      throw invalidAt(
        '/ended_at',
        `${one} of this session is after this end. ` +
          `Set it later, or make that ${record} void first.`,
      );
    }
  }
}
