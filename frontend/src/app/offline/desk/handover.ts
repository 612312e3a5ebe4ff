import { HandoverCard, HandoverLine, KeptFact, LastHandover } from '../../api/types';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { hasEnded, Readers } from './acknowledgements';
import { Ask, Desk, Route } from './ask';
import { dogOf } from './care';
import { idOf } from './documents';
import { newestOfDog } from './dog-records';
import { LOOK_BACK_MS } from './look-back';
import { NameOf, namesOf } from './names';
import { resourceOf } from './resource';
import type { Standing } from './standing';
import { sortKey } from '../../measures/letters';

const MOST_LINES = 5;
const MOST_RECORDS = 2_000;
/** So many entries of a timeline mostly tell of enough facts. */
const FIRST_ENTRIES = 500;
const SEVERITY = ['danger', 'caution', 'info'];

/** What to know now about a dog: what is written, who has read the last hand-over, and where training stands. */
export const HANDOVER_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/handover', handle: cardOf },
];

async function cardOf(desk: Desk, ask: Ask): Promise<HandoverCard> {
  const dog = await dogOf(desk, ask);
  const [names, written, standing] = await Promise.all([
    namesOf(desk),
    recentNotes(desk, dog.id),
    standingOf(desk, dog.id),
  ]);
  const authorOf = authorIn(desk, names);
  const lines = (type: string): HandoverLine[] => linesOf(written, type, authorOf);
  const card = {
    dog_id: dog.id,
    ...standing,
    cautions: await cautions(desk, ask),
    ...{ do_not: lines('caution'), told_owner: lines('told_owner') },
    ...{ next_actions: lines('next_action'), health: lines('health') },
    last: await lastHandover(desk, dog.id, authorOf),
  };
  return { ...card, draft: draftOf(card) };
}

/** Reads further back until there is enough: a card must not grow with the dog's record. */
async function standingOf(desk: Desk, dogId: string): Promise<Standing> {
  const { standingOf: worked } = await import('./standing');
  for (let most = FIRST_ENTRIES; ; most *= 2) {
    const { records, practice, since } = await newestOfDog(desk, dogId, { from: 0, most });
    const standing = worked(records, practice, since);
    if (standing) return standing;
  }
}

/** The dog's notes of the last 60 days, newest first, without those of void or deleted sessions. */
async function recentNotes(desk: Desk, dogId: string): Promise<readonly LocalRecord[]> {
  const begins = desk.now().getTime() - LOOK_BACK_MS;
  const span = { from: begins, upTo: Number.MAX_SAFE_INTEGER };
  const hanging = await desk.records.onLine(dogId, span, MOST_RECORDS);
  const notes = hanging.filter(({ kind }) => kind === 'note');
  const counting = await Promise.all(notes.map((note) => counts(desk, bodyOf(note) ?? {})));
  return notes.filter((_, place) => counting[place]).sort(newestFirst);
}

async function counts(desk: Desk, note: Body): Promise<boolean> {
  if (['draft', 'void'].includes(String(note['status']))) return false;
  if (typeof note['session_id'] !== 'string') return true;
  const session = await desk.records.read('session', note['session_id']);
  const body = session && bodyOf(session);
  return body !== null && body['status'] !== 'void';
}

/** The newest lines of text of one sort, newest first. */
function linesOf(notes: readonly LocalRecord[], type: string, authorOf: AuthorOf): HandoverLine[] {
  const found: HandoverLine[] = [];
  for (const note of notes) {
    const said = factsIn(note).filter(
      ({ origin, about, fact }) =>
        fact.type === type && origin !== 'dropped' && about !== 'other_dog',
    );
    const told = { note_id: note.id, author: authorOf(note), at: inUtc(note.at) };
    for (const { fact } of said.reverse()) {
      found.push({ text: 'text' in fact ? (fact.text ?? '') : '', ...told });
    }
    if (found.length >= MOST_LINES) break;
  }
  return found.slice(0, MOST_LINES);
}

async function cautions(desk: Desk, ask: Ask): Promise<HandoverCard['cautions']> {
  const at = desk.now().toISOString();
  const flags = (await desk.records.ofDog(idOf(ask), 'safety_flag'))
    .map((record) => resourceOf(desk, record))
    .filter((flag) => flag !== null && !hasEnded(flag, at))
    .map((flag) => flag as unknown as HandoverCard['cautions'][number] & { id: string });
  return flags
    .sort(
      (one, other) =>
        SEVERITY.indexOf(one.severity) - SEVERITY.indexOf(other.severity) ||
        (sortKey(one.instruction) < sortKey(other.instruction) ? -1 : 1),
    )
    .map(({ id, severity, instruction }) => ({ flag_id: id, severity, instruction }));
}

async function lastHandover(
  desk: Desk,
  dogId: string,
  authorOf: AuthorOf,
): Promise<LastHandover | null> {
  const notes = (await desk.records.ofDog(dogId, 'note')).filter((record) => {
    const body = bodyOf(record);
    return (
      body?.['kind'] === 'handover' &&
      ['final', 'amended', undefined].includes(body['status'] as string | undefined)
    );
  });
  const [record] = notes.sort(newestFirst);
  const note = record && resourceOf(desk, record);
  if (!note) return null;
  const readers = (await Readers.of(desk))
    .ofRecord(note)
    .filter(({ revision }) => revision === note.revision);
  return {
    ...{ note_id: note.id, revision: note.revision, author: authorOf(record) },
    ...{ at: String(note['occurred_at']), text: String(note['body']) },
    acknowledged_by: readers.map(({ person_name }) => person_name),
    acknowledged_by_me: readers.some(({ person_id }) => person_id === desk.person.id),
  };
}

/** A hand-over note to be edited: steps and last sets, cautions, what the owner was told, what comes next. */
function draftOf(card: Omit<HandoverCard, 'draft'>): string {
  const plans = card.plans.flatMap(({ name, step, last_sets }) => {
    const sets = [...last_sets].reverse().map((one) => `${one.correct}/${one.scorable}`);
    if (sets.length === 0 && !step) return [];
    const last = sets.length > 0 ? `, last sets ${sets.join(', ')}.` : '.';
    return [`${name}: step ${step || 'not set'}${last}`];
  });
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return [
    ...plans,
    ...card.maintenance.map(({ name, maintenance }) => `${name}: ${maintenance.reason}`),
    ...card.cautions.map((one) => `${capital(one.severity)}: ${one.instruction}`),
    ...card.told_owner.slice(0, 1).map(({ text }) => `Told owner: ${text}`),
    ...card.next_actions.slice(0, 1).map(({ text }) => `Next: ${text}`),
  ].join('\n');
}

function factsIn(note: LocalRecord): KeptFact[] {
  return [...((bodyOf(note)?.['facts'] as readonly KeptFact[] | undefined) ?? [])];
}

type AuthorOf = (record: LocalRecord) => string;

/** What the registry has not got yet is of whoever works on this device. */
function authorIn({ person }: Desk, names: NameOf): AuthorOf {
  return ({ stored }) => names(stored?.author_id ?? person.id);
}

function inUtc(at: number): string {
  return new Date(at).toISOString();
}

/** By the moment that they tell of; of one moment, what was written last. */
function newestFirst(one: LocalRecord, other: LocalRecord): number {
  const written = ({ stored, id }: LocalRecord): string => `${stored?.created_at ?? '~'} ${id}`;
  return other.at - one.at || (written(one) < written(other) ? 1 : -1);
}
