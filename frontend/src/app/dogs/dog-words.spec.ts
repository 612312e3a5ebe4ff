import { ageOf, sexOf, whoLine } from './dog-words';

describe('dog words', () => {
  const now = new Date(2026, 10, 24);
  const age = (
    birth_date: string | null,
    birth_date_precision: 'day' | 'estimated' | null = 'day',
  ) => ageOf({ birth_date, birth_date_precision }, now);

  it('tells the age as exactly as it is known', () => {
    expect(age('2026-10-20')).toBe('5 weeks');
    expect(age('2025-09-24')).toBe('14 months');
    expect(age('2025-09-25')).toBe('13 months');
    expect(age('2023-01-01')).toBe('3 years');
    expect(age('2023-01-01', 'estimated')).toBe('about 3 years');
  });

  it('says nothing about an age it does not know', () => {
    expect(age(null, null)).toBe('');
    expect(age('2027-01-01')).toBe('');
    expect(age('nonsense')).toBe('');
  });

  it('calls a bitch spayed and a dog neutered', () => {
    expect(sexOf({ sex: 'f', neuter: 'neutered' })).toBe('spayed female');
    expect(sexOf({ sex: 'm', neuter: 'neutered' })).toBe('neutered male');
    expect(sexOf({ sex: 'm', neuter: 'intact' })).toBe('intact male');
    expect(sexOf({ sex: 'unknown', neuter: 'unknown' })).toBe('');
  });

  it('leaves out what is not known', () => {
    const nothing = { birth_date: null, birth_date_precision: null, breed_1: null, colour: null };
    expect(whoLine({ ...nothing, breed_2: null, sex: 'unknown', neuter: 'unknown' }, now)).toBe('');
    expect(
      whoLine(
        { ...nothing, breed_1: 'Pointer', breed_2: 'Poodle', sex: 'f', neuter: 'unknown' },
        now,
      ),
    ).toBe('Pointer × Poodle · female'.replaceAll(' ', '\u00a0').replace('·\u00a0', '· '));
  });
});
