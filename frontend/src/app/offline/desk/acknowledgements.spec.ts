import { Act } from '../act';
import { GivenAcknowledgement } from '../known-acknowledgements';
import { Readers } from './acknowledgements';
import { Desk } from './ask';
import { Resource } from './resource';

const FLAG = { id: 'flag', revision: 3 } as unknown as Resource;
const LENA = { id: 'lena', name: 'Lena Brandt' };
const ACT: Act = {
  id: 'act',
  kind: 'safety_flag',
  documentId: 'flag',
  seen: 3,
  at: '2026-11-20T16:20:00Z',
  order: 7,
  refused: null,
};
const ANSWER: GivenAcknowledgement = {
  person_id: LENA.id,
  person_name: LENA.name,
  revision: 3,
  at: ACT.at,
  kind: 'safety_flag',
  document_id: 'flag',
};

/** A desk whose act is told to the registry right after the first thing that is read of it. */
function deskThatTells(): Desk {
  let acts: readonly Act[] = [ACT];
  let given: readonly GivenAcknowledgement[] = [];
  const after = <T>(found: T): Promise<T> => {
    [acts, given] = [[], [ANSWER]];
    return Promise.resolve(found);
  };
  return {
    person: LENA,
    acts: { all: () => after(acts) },
    kept: { read: () => after({ items: given }) },
    records: { read: () => Promise.resolve(null) },
  } as unknown as Desk;
}

describe('Readers', () => {
  it('knows an acknowledgement also while the registry is told of it', async () => {
    const readers = await Readers.of(deskThatTells());
    expect(readers.hasRead(FLAG)).toBe(true);
  });
});
