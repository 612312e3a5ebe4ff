import { Me, Note, NoteRevision } from '../app/api/types';

/** Things of the trade to test with. */
export const LENA = '01990000-0000-7000-8000-000000000001';
export const JUNO = '01990000-0000-7000-8000-0000000000d1';
export const PIP = '01990000-0000-7000-8000-0000000000d2';
export const NOTE = '01990000-0000-7000-8000-0000000000a1';
const PRACTICE = '01990000-0000-7000-8000-0000000000c1';

export const ME: Me = {
  person: { id: LENA, email: 'lena@example.org', name: 'Lena', totp_enabled: false, passkeys: 0 },
  memberships: [
    { member_id: LENA, role: 'trainer', organization: { id: PRACTICE, name: 'Harbour Dogs' } },
  ],
  organization_id: PRACTICE,
  csrf_token: 'token-1',
};

export function note(part: Partial<Note> = {}): Note {
  return {
    id: NOTE,
    revision: 1,
    created_at: '2026-10-06T15:30:00Z',
    updated_at: '2026-10-06T15:30:00Z',
    author_id: LENA,
    updated_by_id: LENA,
    dog_id: JUNO,
    body: 'Recall 8/10 at 15 m.',
    occurred_at: '2026-10-06T17:30:00+02:00',
    time_zone: 'Europe/Berlin',
    kind: 'general',
    form: 'free',
    title: null,
    tags: [],
    visibility: 'team',
    source: 'typed',
    status: 'final',
    language: null,
    session_id: null,
    facts: [],
    needs_cosign: false,
    signatures: [],
    grammar_version: null,
    deleted_at: '',
    ...part,
  };
}

export function revision(
  number: number,
  body: string,
  part: Partial<NoteRevision> = {},
): NoteRevision {
  return {
    revision: number,
    author: { id: LENA, name: 'Lena' },
    action: number === 1 ? 'created' : 'updated',
    recorded_at: '2026-10-06T15:30:00Z',
    occurred_at: '2026-10-06T17:30:00+02:00',
    reason: '',
    deleted: false,
    body,
    hash: 'h',
    previous_hash: '',
    fields: { kind: 'general', tags: [], title: null },
    ...part,
  };
}
