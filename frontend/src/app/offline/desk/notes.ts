import { bodyOf } from '../local-record';
import { Body } from '../wire';
import { acknowledge, keepTaken } from './acknowledgements';
import { Ask, Desk, Route } from './ask';
import { COSIGNING, withSignatures } from './cosigning';
import { documentRoutes, idOf, KindOnDevice } from './documents';
import { practiceWords, wordsFor } from './known-words';
import { withFacts } from './note-facts';
import { NOTE_HISTORY } from './note-history';
import { conflict, invalidAt, missingReference, notAllowed, tooLarge } from './problems';

const MOST_BYTES = 64 * 1024;

/** Notes, saved as the registry's room `notes` saves them: with their facts, and with its reasons against them. */
const NOTE: KindOnDevice = {
  ...{ kind: 'note', path: '/notes', noun: 'note' },
  prepare: async (desk, note, before) => {
    const dogId = String(note['dog_id']);
    const read = await withFacts(note, before, {
      known: () => wordsFor(desk, dogId),
      dogName: () => callName(desk, dogId),
    });
    return withSignatures(desk, read, before);
  },
  check: async (desk, _, note, before) => {
    checkText(String(note['body']));
    checkZone(note['time_zone']);
    await checkReferences(desk, note, before);
  },
  mayChange: (desk, authorId) => {
    if (authorId === null || authorId === desk.person.id || desk.role !== 'assistant') return;
    throw notAllowed(
      'Assistants change only their own notes. Write a note of your own, or ask its author.',
    );
  },
  mayDelete: (desk, authorId) => {
    if (authorId === desk.person.id || desk.role === 'owner') return;
    throw notAllowed('Only its author or the owner of the practice deletes this.');
  },
};

export const NOTE_ROUTES: readonly Route[] = [
  NOTE_HISTORY,
  ...documentRoutes(NOTE),
  ...COSIGNING,
  {
    ...{ method: 'POST', path: '/notes/:id/acknowledge', handle: acknowledgeHandover },
    took: (desk, ask, answer) => keepTaken(desk, ask, { kind: 'note', answer }),
  },
  { method: 'GET', path: '/observations/words', handle: practiceWords },
];

async function acknowledgeHandover(desk: Desk, ask: Ask): Promise<unknown> {
  const note = await desk.records.read('note', idOf(ask));
  const body = note && bodyOf(note);
  if (body && body['kind'] !== 'handover') {
    throw conflict('Only hand-over notes are acknowledged. This is another kind of note.');
  }
  return acknowledge(desk, ask, 'note');
}

function checkText(text: string): void {
  if (text.trim() === '') throw invalidAt('/body', 'Write a word first.');
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MOST_BYTES) return;
  const size = Math.floor(bytes / 1024) + 1;
  const message = `The text has ${size} KiB; a note takes 64 KiB. Split it into two notes.`;
  throw tooLarge('/body', message);
}

function checkZone(zone: unknown): void {
  if (typeof zone !== 'string') return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    const message = `There is no time zone \`${zone}\`; use one such as Europe/Zurich.`;
    throw invalidAt('/time_zone', message);
  }
}

/** It belongs to a dog that is there, and a session that it names is of the same dog. */
async function checkReferences(desk: Desk, note: Body, before: Body | null): Promise<void> {
  const dogId = String(note['dog_id']);
  const dog = await desk.records.read('dog', dogId);
  if (!dog || !bodyOf(dog)) throw missingReference('/dog_id', 'dog');
  const sessionId = note['session_id'];
  if (typeof sessionId !== 'string') return;
  const session = await desk.records.read('session', sessionId);
  const held = session && bodyOf(session);
  if (!held) throw missingReference('/session_id', 'session');
  if (before?.['session_id'] === sessionId && before['dog_id'] === dogId) return;
  if (held['dog_id'] === dogId) return;
  const message = 'This session was with another dog. Choose a session of this dog.';
  throw invalidAt('/session_id', message);
}

async function callName(desk: Desk, dogId: string): Promise<string | null> {
  const dog = await desk.records.read('dog', dogId);
  const body = dog && (bodyOf(dog) ?? dog.lastBody ?? dog.stored?.body);
  return typeof body?.['call_name'] === 'string' ? body['call_name'] : null;
}
