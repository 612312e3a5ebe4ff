import { Dog, DogStatus } from '../api/types';
import { counted } from '../shared/text/moments';

/** How a dog is put into words: sex, age, breed, status. */
export const DOG_STATUSES: readonly { readonly value: DogStatus; readonly label: string }[] = [
  { value: 'active', label: 'In training' },
  { value: 'paused', label: 'Paused' },
  { value: 'graduated', label: 'Graduated' },
  { value: 'released', label: 'Released' },
  { value: 'retired', label: 'Retired' },
  { value: 'transferred', label: 'Transferred' },
  { value: 'deceased', label: 'Deceased' },
];

export function statusLabel(status: DogStatus): string {
  return DOG_STATUSES.find((one) => one.value === status)?.label ?? status;
}

type Who = Pick<
  Dog,
  'sex' | 'neuter' | 'birth_date' | 'birth_date_precision' | 'breed_1' | 'breed_2' | 'colour'
>;

/** `Labrador × Poodle · spayed female · about 2 years`, broken over lines only after a point. */
export function whoLine(dog: Who, now: Date = new Date()): string {
  return [breedOf(dog), sexOf(dog), ageOf(dog, now)]
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join('\u00a0· ');
}

export function breedOf(dog: Pick<Dog, 'breed_1' | 'breed_2'>): string {
  return [dog.breed_1, dog.breed_2].filter((breed) => breed !== null && breed !== '').join(' × ');
}

export function sexOf(dog: Pick<Dog, 'sex' | 'neuter'>): string {
  if (dog.sex === 'unknown') return dog.neuter === 'unknown' ? '' : dog.neuter;
  const word = dog.sex === 'f' ? 'female' : 'male';
  if (dog.neuter === 'unknown') return word;
  if (dog.neuter === 'intact') return `intact ${word}`;
  return dog.sex === 'f' ? `spayed ${word}` : `neutered ${word}`;
}

/** The age as well as the birth date is known: `14 months`, `3 years`, `about 3 years`. */
export function ageOf(
  dog: Pick<Dog, 'birth_date' | 'birth_date_precision'>,
  now: Date = new Date(),
): string {
  if (dog.birth_date === null) return '';
  const born = new Date(dog.birth_date.slice(0, 10));
  let months =
    (now.getFullYear() - born.getUTCFullYear()) * 12 + now.getMonth() - born.getUTCMonth();
  if (now.getDate() < born.getUTCDate()) months -= 1;
  if (Number.isNaN(months) || months < 0) return '';
  const about = dog.birth_date_precision === 'estimated' || dog.birth_date_precision === 'year';
  return (about ? 'about ' : '') + ageInWords(months, now, born);
}

function ageInWords(months: number, now: Date, born: Date): string {
  if (months < 4) {
    return counted(Math.floor((now.getTime() - born.getTime()) / (7 * 86_400_000)), 'week');
  }
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}
