import { IncidentFields } from '../api/types';
import { missing } from './missing';

const BITE: IncidentFields = {
  ...{ kind: 'bite', facts: 'He bit once.', place: 'Gate', antecedents: 'A hand came.' },
  ...{ measures: 'Washed.', dunbar_level: 2.8, reported_to: 'nobody' },
  victims: [
    {
      ...{ id: '019b0000-0000-7000-8000-d00000000001', who: 'person_adult', about: '' },
      ...{ body_part: '', bites_count: null, punctures: null, medical_care: 'none' },
    },
  ],
};

describe('what is missing of an incident', () => {
  it('begins with what happened', () => {
    expect(missing({})[0]).toBe('Say what happened, in order, as a camera would have seen it.');
  });

  it('is nothing of a complete bite', () => {
    expect(missing(BITE)).toEqual([]);
  });

  it.each([
    [{ facts: ' ' }, 'Say what happened, in order, as a camera would have seen it.'],
    [{ dunbar_level: null }, 'Choose the level on the bite scale.'],
    [{ victims: [] }, 'Say who was hurt or threatened.'],
    [{ reported_to: '' }, 'Say to whom it was reported, or write “nobody”.'],
  ] as const)('is named: %j', (without, sentence) => {
    expect(missing({ ...BITE, ...(without as IncidentFields) })).toEqual([sentence]);
  });
});
