// Co-signatures of notes: the same rules as registry/notes/cosigning.py. What a person co-signs here
// is kept as an act, and the registry makes the signature when it is told.
import { handMade } from '../../notes/kept-facts';
import { Cosigning, KeptFact, Signature } from '../../api/types';
import { Act } from '../act';
import { bodyOf, revisionSeen } from '../local-record';
import { sameContent } from '../same-content';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { defaultsOf } from './defaults';
import { idOf } from './documents';
import { changedMeanwhile, conflict, needsConnection, notAllowed, notHere } from './problems';
import { Resource, resourceOf } from './resource';

const FILLED_IN = ['facts', 'grammar_version', 'needs_cosign', 'signatures'];

export const COSIGNING: readonly Route[] = [
  { method: 'GET', path: '/notes/:id/cosigning', handle: stateOf },
  { method: 'POST', path: '/notes/:id/signatures', handle: sign },
  { method: 'DELETE', path: '/notes/:id/signatures', handle: withdraw },
];

/** The note with the signatures that still hold, and whether a trainer has to co-sign it. */
export async function withSignatures(desk: Desk, note: Body, before: Body | null): Promise<Body> {
  const known = before && { ...defaultsOf('note'), ...before };
  if (known && sameContent(asTyped(note), asTyped(known))) {
    return { ...note, needs_cosign: known['needs_cosign'], signatures: known['signatures'] };
  }
  const needed = known?.['needs_cosign'] === true || (await isWanted(desk));
  return { ...note, needs_cosign: needed, signatures: [] };
}

function asTyped(note: Body): Body {
  const whole: Body = { ...defaultsOf('note'), ...note };
  const typed = Object.entries(whole).filter(([field]) => !FILLED_IN.includes(field));
  const byHand = handMade((whole['facts'] ?? []) as readonly KeptFact[]);
  return { ...Object.fromEntries(typed), facts: byHand };
}

async function isWanted(desk: Desk): Promise<boolean> {
  if (desk.role !== 'assistant') return false;
  const practice = await desk.records.read('organization', desk.organizationId);
  return (practice && bodyOf(practice))?.['cosign_notes'] !== false;
}

async function stateOf(desk: Desk, ask: Ask): Promise<Cosigning> {
  const { note, revision } = await read(desk, ask);
  const mine = await waitingAct(desk, note.id);
  const signatures = mine ? [signatureOf(desk, mine)] : signaturesOf(note);
  const waits = isWaiting(note) && !mine;
  const isTrainer = desk.role === 'owner' || desk.role === 'trainer';
  return {
    ...{ revision, hash: '', waits, signatures: [...signatures] },
    may_sign: waits && isTrainer && note.author_id !== desk.person.id,
    may_withdraw: isTrainer && signatures.some((one) => one.person_id === desk.person.id),
  };
}

async function sign(desk: Desk, ask: Ask): Promise<Resource> {
  const { note, revision } = await read(desk, ask);
  if (ask.revision !== undefined && ask.revision !== revision) throw changedMeanwhile(note);
  const { may_sign, may_withdraw } = await stateOf(desk, ask);
  if (may_withdraw) return note; // it is signed by this person already
  if (!may_sign) throw refusalFor(desk, note);
  await desk.acts.cosign(note.id, revision, desk.now());
  return note;
}

/** Takes back what was not sent yet; what the registry has, only the registry takes back. */
async function withdraw(desk: Desk, ask: Ask): Promise<Resource> {
  const { note } = await read(desk, ask);
  const mine = await waitingAct(desk, note.id);
  if (!mine) throw needsConnection();
  await desk.acts.giveUp(mine.id);
  return note;
}

async function read(desk: Desk, ask: Ask): Promise<{ note: Resource; revision: number }> {
  const record = await desk.records.read('note', idOf(ask));
  const note = record && resourceOf(desk, record);
  if (!note) throw notHere('note');
  return { note, revision: revisionSeen(record) };
}

async function waitingAct(desk: Desk, noteId: string): Promise<Act | undefined> {
  const acts = await desk.acts.about(noteId);
  return acts.find(({ deed, refused }) => deed === 'cosign' && refused === null);
}

/** As it will be, but for what only the registry knows. */
function signatureOf(desk: Desk, act: Act): Signature {
  const { id: person_id, name } = desk.person;
  const sealed = { hash: '', body_sha256: '' };
  const { id, at, seen: revision } = act;
  return { id, person_id, name, role: 'supervisor', at, revision, ...sealed };
}

function signaturesOf(note: Resource): readonly Signature[] {
  return (note['signatures'] as readonly Signature[] | undefined) ?? [];
}

function isWaiting(note: Resource): boolean {
  const isOpen = note['needs_cosign'] === true && signaturesOf(note).length === 0;
  const isFinished = note['status'] === 'final' || note['status'] === 'amended';
  return isOpen && isFinished && note['visibility'] !== 'private';
}

function refusalFor(desk: Desk, note: Resource): Error {
  if (desk.role !== 'owner' && desk.role !== 'trainer') {
    return notAllowed(`Your role here is ${desk.role}; it does not co-sign notes.`);
  }
  if (note.author_id === desk.person.id) {
    return conflict(
      'You wrote this note, so somebody else co-signs it: a trainer or the owner of the practice.',
    );
  }
  return conflict('This note does not wait for a co-signature.');
}
