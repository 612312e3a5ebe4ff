import { LENA } from '../../testing/examples';
import { TOM, safetyCard } from '../../testing/care-examples';
import { asInstruction, cautionsOf } from './caution-offers';
import {
  SEVERITIES,
  changedSinceRead,
  mostSevereFirst,
  readersOf,
  toAcknowledge,
} from './safety-words';

const read = (person: string, name: string, revision: number) => ({
  person_id: person,
  person_name: name,
  revision,
  at: '2026-10-06T15:30:00Z',
});

describe('safety cards', () => {
  it('stand danger first, among equals the unread', () => {
    const cards = [
      safetyCard({ id: 'info', severity: 'info' }),
      safetyCard({ id: 'read', acknowledged: true }),
      safetyCard({ id: 'caution', severity: 'caution' }),
      safetyCard({ id: 'unread' }),
    ];
    expect(mostSevereFirst(cards).map((card) => card.id)).toEqual([
      'unread',
      'read',
      'caution',
      'info',
    ]);
    expect(toAcknowledge(cards).map((card) => card.id)).toEqual(['unread']);
  });

  it('tell severity by a shape and a word of its own', () => {
    expect(new Set(SEVERITIES.map((one) => one.icon)).size).toBe(3);
    expect(new Set(SEVERITIES.map((one) => one.label)).size).toBe(3);
  });

  it('name who has read them as they stand now', () => {
    const card = safetyCard({
      revision: 2,
      acknowledgements: [read(TOM, 'Tom', 1), read(LENA, 'Lena', 2)],
    });
    expect(readersOf(card, TOM)).toBe('Read by Lena');
    expect(readersOf(card, LENA)).toBe('Read by you');
    expect(readersOf(safetyCard(), LENA)).toBe('');
  });

  it('name two and count the rest', () => {
    const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'];
    const few = names.slice(0, 2).map((name) => read(name, name, 1));
    expect(readersOf(safetyCard({ acknowledgements: few }), LENA)).toBe('Read by Ann and Ben');
    const many = names.map((name) => read(name, name, 1));
    expect(readersOf(safetyCard({ acknowledgements: many }), LENA)).toBe(
      'Read by Ann, Ben and 3 others',
    );
  });

  it('say when they were changed after this person had read them', () => {
    const card = safetyCard({ revision: 2, acknowledgements: [read(LENA, 'Lena', 1)] });
    expect(changedSinceRead(card, LENA)).toBe(true);
    expect(changedSinceRead(card, TOM)).toBe(false);
    expect(changedSinceRead({ ...card, acknowledged: true }, LENA)).toBe(false);
  });
});

describe('cautions of a note', () => {
  const caution = (text: string, origin: 'read' | 'dropped') => ({
    origin,
    quote: text,
    fact: { type: 'caution' as const, span: [0, text.length] as [number, number], text },
  });

  it('become an instruction without the word that marks them', () => {
    expect(asInstruction('Caution: do not reach over his head')).toBe('Do not reach over his head');
    expect(asInstruction('Guards the bowl')).toBe('Guards the bowl');
  });

  it('are offered once each, without what the trainer dropped or says of another dog', () => {
    const facts = [
      caution('Snapped at the child', 'read'),
      caution('Snapped at the child', 'read'),
      caution('Guards the bowl', 'dropped'),
      { ...caution('Nala guards the ball', 'read'), about: 'other_dog' as const },
    ];
    expect(cautionsOf({ facts })).toEqual(['Snapped at the child']);
  });
});
