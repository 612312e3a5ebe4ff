import { Cosigning, Role } from '../../api/types';
import { Act } from '../act';
import { LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk } from './ask';
import { COSIGNING, withSignatures } from './cosigning';

const NOTE = {
  ...{ dog_id: 'juno', body: 'Calm at the gate.', status: 'final', visibility: 'team' },
  ...{ needs_cosign: true, signatures: [] as unknown[] },
};
const SIGNATURE = { id: 's', person_id: 'tom', name: 'Tom', role: 'supervisor', revision: 2 };
const ASK = { params: { id: '1' }, query: {}, body: null, revision: 3 } as unknown as Ask;

interface Given {
  readonly role?: Role;
  readonly person?: string;
  readonly body?: Body;
  readonly practice?: Body;
}

/** A device with Ana's note at revision 3. */
function deskOf({ role = 'trainer', person = 'lena', body = NOTE, practice = {} }: Given = {}): {
  desk: Desk;
  acts: Act[];
} {
  const acts: Act[] = [];
  const record = (kind: string): unknown => ({
    ...{ key: `${kind}:1`, kind, id: '1', waiting: null, sending: null },
    stored: {
      revision: 3,
      deleted: false,
      author_id: 'ana',
      body: kind === 'note' ? body : practice,
    },
  });
  const desk = {
    ...{ role, person: { id: person, name: 'Lena' }, organizationId: 'hill' },
    now: () => new Date('2026-11-28T08:00:00Z'),
    records: { read: (kind: string) => Promise.resolve(record(kind) as LocalRecord) },
    acts: {
      about: () => Promise.resolve(acts),
      cosign: (documentId: string, seen: number, at: Date) => {
        const what = { kind: 'note', deed: 'cosign', documentId, seen, at: at.toISOString() };
        acts.push({ id: 'act', ...what, refused: null } as Act);
        return Promise.resolve();
      },
      giveUp: () => Promise.resolve(acts.splice(0)),
    },
  };
  return { desk: desk as unknown as Desk, acts };
}

function asked(desk: Desk, method: string): Promise<unknown> {
  const found = COSIGNING.find((route) => route.method === method);
  if (!found) throw new Error(method);
  return found.handle(desk, ASK);
}

const state = (desk: Desk): Promise<Cosigning> => asked(desk, 'GET') as Promise<Cosigning>;

describe('Co-signing on the device', () => {
  it('waits for a trainer, is signed with one tap, and is taken back before it is sent', async () => {
    const { desk, acts } = deskOf();
    expect(await state(desk)).toMatchObject({ waits: true, may_sign: true, may_withdraw: false });
    await asked(desk, 'POST');
    await asked(desk, 'POST');
    expect(acts).toMatchObject([{ documentId: '1', seen: 3 }]);
    const after = await state(desk);
    expect(after).toMatchObject({ waits: false, may_sign: false, may_withdraw: true });
    expect(after.signatures).toMatchObject([{ name: 'Lena', hash: '' }]);
    await asked(desk, 'DELETE');
    expect(await state(desk)).toMatchObject({ waits: true });
  });

  it('asks the registry to take back what it has already', async () => {
    const { desk } = deskOf({ person: 'tom', body: { ...NOTE, signatures: [SIGNATURE] } });
    expect(await state(desk)).toMatchObject({ waits: false, may_withdraw: true });
    await expect(asked(desk, 'DELETE')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it.each<[string, Given]>([
    ['its author', { person: 'ana' }],
    ['an assistant', { role: 'assistant' }],
    ['a viewer', { role: 'viewer' }],
    ['anybody, of a draft', { body: { ...NOTE, status: 'draft' } }],
    ['anybody, of a private note', { body: { ...NOTE, visibility: 'private' } }],
    ['anybody, of a note that needs none', { body: { ...NOTE, needs_cosign: false } }],
  ])('is not given by %s', async (_, given) => {
    const { desk, acts } = deskOf(given);
    expect(await state(desk)).toMatchObject({ may_sign: false });
    await expect(asked(desk, 'POST')).rejects.toThrow();
    expect(acts).toEqual([]);
  });

  it('is not given for another revision than the one that was read', async () => {
    const { desk } = deskOf();
    const [, post] = COSIGNING;
    await expect(post?.handle(desk, { ...ASK, revision: 2 })).rejects.toMatchObject({
      status: 412,
    });
  });
});

describe('A note that is saved on the device', () => {
  const signed = { ...NOTE, signatures: [SIGNATURE] };

  it('needs a co-signature when an assistant writes it, unless the practice does without', async () => {
    const { desk } = deskOf({ role: 'assistant' });
    const without = deskOf({ role: 'assistant', practice: { cosign_notes: false } }).desk;
    const typed = { dog_id: 'juno', body: 'Calm.' };
    expect(await withSignatures(desk, typed, null)).toMatchObject({ needs_cosign: true });
    expect(await withSignatures(without, typed, null)).toMatchObject({ needs_cosign: false });
    expect(await withSignatures(deskOf().desk, typed, null)).toMatchObject({ needs_cosign: false });
  });

  it('keeps its signature while it says the same, and loses it when it is edited', async () => {
    const { desk } = deskOf();
    const same = { dog_id: 'juno', body: NOTE.body, signatures: [] };
    expect(await withSignatures(desk, same, signed)).toMatchObject({
      needs_cosign: true,
      signatures: [SIGNATURE],
    });
    const edited = await withSignatures(desk, { ...same, body: 'Barked.' }, signed);
    expect(edited).toMatchObject({ needs_cosign: true, signatures: [] });
  });
});
