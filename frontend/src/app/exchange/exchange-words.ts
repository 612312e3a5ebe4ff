import { ArchiveReport, ImportTable, TableReport } from '../api/types';
import { sizeName } from '../shared/text/sizes';
import { counted } from '../shared/text/moments';

/** The tables and fields of an import in a trainer's words; the fields are those of the registry's headings.json. */
export const TABLE_WORDS: Readonly<Record<ImportTable, string>> = {
  guardians: 'Households',
  dogs: 'Dogs',
  notes: 'Notes',
  safety_flags: 'Safety flags',
  reinforcers: 'Reinforcers',
  health_items: 'Vaccinations',
};

export const TABLES = Object.keys(TABLE_WORDS) as readonly ImportTable[];

export const FIELD_WORDS: Readonly<Record<ImportTable, Readonly<Record<string, string>>>> = {
  guardians: {
    key: 'Number in the other system',
    name: 'Name',
    first_name: 'First name',
    last_name: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    address: 'Address',
    about: 'About them',
  },
  dogs: {
    key: 'Number in the other system',
    call_name: 'Call name',
    registered_name: 'Registered name',
    guardian: 'Household',
    breed_1: 'Breed',
    breed_2: 'Second breed',
    birth_date: 'Birth date',
    sex: 'Sex',
    neuter: 'Neutered',
    microchip: 'Microchip',
    colour: 'Colour',
    weight: 'Weight, in the practice’s unit',
    weight_kg: 'Weight in kilograms',
    weight_lb: 'Weight in pounds',
    about: 'About the dog',
  },
  notes: {
    key: 'Number in the other system',
    dog: 'Dog',
    body: 'Text',
    occurred_at: 'When it was',
    title: 'Title',
  },
  safety_flags: { key: 'Number in the other system', dog: 'Dog', instruction: 'Instruction' },
  reinforcers: { key: 'Number in the other system', dog: 'Dog', item: 'What it is' },
  health_items: {
    key: 'Number in the other system',
    dog: 'Dog',
    name: 'Vaccine',
    given_on: 'Given on',
    expires_on: 'Runs out on',
    comment: 'Comment',
  },
};

/** What became of the rows of one table, or would. */
export function rowsInWords(table: TableReport, applied: boolean): string {
  const { taken, already_there, refused_rows } = table;
  const did = applied ? `${was(taken)} taken in` : 'would be taken in';
  const parts = [`${String(taken)} of ${counted(table.rows, 'row')} ${did}`];
  if (already_there > 0) {
    parts.push(`${String(already_there)} ${already_there === 1 ? 'is' : 'are'} here already`);
  }
  if (refused_rows > 0) {
    parts.push(
      `${String(refused_rows)} ${applied ? `${was(refused_rows)} left out` : 'cannot be'}`,
    );
  }
  return `${parts.join(', ')}.`;
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}

/** What an archive holds. */
export function archiveInWords(archive: ArchiveReport): string {
  const files =
    archive.files === 0
      ? 'no files'
      : `${counted(archive.files, 'file')} (${sizeName(archive.file_bytes)})`;
  return (
    `${counted(archive.documents, 'record')} with ${counted(archive.entries, 'entry', 'entries')} ` +
    `of history, ${counted(archive.people, 'person', 'people')}, ${files}.`
  );
}
