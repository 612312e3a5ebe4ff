import { Victim } from '../api/types';
import { levelName, readinessName, woundOf } from './incident-words';

const VICTIM: Victim = {
  ...{ id: '019b0000-0000-7000-8000-d00000000001', who: 'person_adult', about: '' },
  ...{ body_part: 'left hand', bites_count: 2, punctures: 3, medical_care: 'doctor' },
};

describe('the words of an incident', () => {
  it('tell a wound by place, teeth and care', () => {
    expect(woundOf(VICTIM)).toBe(
      'Left hand. 2 bites, 3 punctures in the worst. Medical care: doctor.',
    );
    const unknown = { ...VICTIM, body_part: ' ', bites_count: 1, punctures: null };
    expect(woundOf({ ...unknown, medical_care: null })).toBe('1 bite. Medical care: not said.');
  });

  it('tell a level with its decimal, and several bites of level 3', () => {
    expect(levelName({ dunbar_level: 2.8, level_3b: false })).toBe('level 2.8');
    expect(levelName({ dunbar_level: 3, level_3b: true })).toBe('level 3, 3b');
    expect(levelName({ dunbar_level: null, level_3b: false })).toBe('');
  });

  it.each([
    ['draft', 0, 'draft'],
    ['signed', 1, 'signed by one, one is missing'],
    ['signed', 2, 'signed by 2'],
    ['closed', 2, 'closed'],
  ] as const)('tell how far it is: %s, %i signatures', (status, signed, expected) => {
    const card = { status, signed_by: signed } as Parameters<typeof readinessName>[0];
    expect(readinessName(card)).toBe(expected);
  });
});
