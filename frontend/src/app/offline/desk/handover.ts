import { HandoverCard, HandoverLine, KeptFact, LastHandover } from '../../api/types';
import { bodyOf, LocalRecord } from '../local-record';
import { sameContent } from '../same-content';
import { Body } from '../wire';
import { hasEnded, Readers } from './acknowledgements';
import { Ask, Desk, Route } from './ask';
import { dogOf } from './care';
import { idOf } from './documents';
import { NameOf, namesOfPeople } from './people';
import { resourceOf } from './resource';
import { sortKey } from '../../measures/letters';

const MOST_LINES = 5;
const MOST_RECORDS = 2_000;
const LOOK_BACK_MS = 60 * 86_400_000;
const SEVERITY = ['danger', 'caution', 'info'];

/** The card; `standing_unknown`: where training stands was never told to this device. */
type Card = HandoverCard & { readonly standing_unknown?: true };

/** What of the card only the registry works out: it needs every fact of the dog. */
type Standing = Pick<HandoverCard, 'plans' | 'maintenance' | 'facts_since'>;

/**
 * What to know now about a dog. The registry's card comes first and is kept; without a network what
 * is written (cautions, lines, the last hand-over and who has read it) comes from the records here,
 * and where training stands from the card that was kept.
 */
export const HANDOVER_ROUTES: readonly Route[] = [
  {
    ...{ method: 'GET', path: '/dogs/:id/handover', prefer: 'registry' },
    handle: async (desk, ask) => {
      const kept = await desk.kept.read<Standing>(keptUnder(ask));
      return cardOf(desk, ask, kept);
    },
    amend: async (desk, ask, answer) => {
      // Keeping is a change that pages listen to: the same answer again is none.
      const held = await desk.kept.read(keptUnder(ask));
      if (!sameContent(held, answer)) await desk.kept.keep(keptUnder(ask), answer);
      const told = (await desk.records.waiting()).length + (await desk.acts.all()).length === 0;
      return told ? answer : cardOf(desk, ask, answer as Standing);
    },
  },
];

function keptUnder(ask: Ask): string {
  return `/dogs/${idOf(ask)}/handover`;
}

async function cardOf(desk: Desk, ask: Ask, standing: Standing | null): Promise<Card> {
  const dog = await dogOf(desk, ask);
  const names = await namesOfPeople(desk);
  const written = await recentNotes(desk, dog.id);
  const lines = (type: string): HandoverLine[] => linesOf(written, type, names);
  const card = {
    dog_id: dog.id,
    ...{ plans: standing?.plans ?? [], maintenance: standing?.maintenance ?? [] },
    cautions: await cautions(desk, ask),
    ...{ do_not: lines('caution'), told_owner: lines('told_owner') },
    ...{ next_actions: lines('next_action'), health: lines('health') },
    last: await lastHandover(desk, dog.id, names),
    facts_since: standing?.facts_since ?? null,
    ...(standing === null && { standing_unknown: true as const }),
  };
  return { ...card, draft: draftOf(card) };
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
function linesOf(notes: readonly LocalRecord[], type: string, names: NameOf): HandoverLine[] {
  const found: HandoverLine[] = [];
  for (const note of notes) {
    const said = factsIn(note).filter(
      ({ origin, about, fact }) =>
        fact.type === type && origin !== 'dropped' && about !== 'other_dog',
    );
    const told = { note_id: note.id, author: authorOf(note, names), at: inUtc(note.at) };
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
  names: NameOf,
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
    ...{ note_id: note.id, revision: note.revision, author: authorOf(record, names) },
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

function authorOf(record: LocalRecord, names: NameOf): string {
  return names(record.stored?.author_id ?? null);
}

function inUtc(at: number): string {
  return new Date(at).toISOString();
}

/** By the moment that they tell of; of one moment, what was written last. */
function newestFirst(one: LocalRecord, other: LocalRecord): number {
  const written = ({ stored, id }: LocalRecord): string => `${stored?.created_at ?? '~'} ${id}`;
  return other.at - one.at || (written(one) < written(other) ? 1 : -1);
}
