import headings from '../../../../registry/src/registry/exchange/headings.json';
import { TableReport } from '../api/types';
import { FIELD_WORDS, TABLE_WORDS, archiveInWords, rowsInWords } from './exchange-words';

const TABLE: TableReport = {
  file: 'dogs.csv',
  table: 'dogs',
  mapping: {},
  ignored: [],
  rows: 4,
  taken: 4,
  already_there: 0,
  refused_rows: 0,
  refused: [],
  problem: null,
};

describe('the words of an import', () => {
  it('are there for every table and field that the registry takes, and for no other', () => {
    expect(Object.keys(TABLE_WORDS)).toEqual(Object.keys(headings));
    for (const [table, { fields }] of Object.entries(headings)) {
      expect(Object.keys(FIELD_WORDS[table as keyof typeof FIELD_WORDS])).toEqual(
        Object.keys(fields),
      );
    }
  });

  it('tell a dry run from what was done', () => {
    expect(rowsInWords(TABLE, false)).toBe('4 of 4 rows would be taken in.');
    expect(rowsInWords(TABLE, true)).toBe('4 of 4 rows were taken in.');
    expect(rowsInWords({ ...TABLE, rows: 1, taken: 1 }, true)).toBe('1 of 1 row was taken in.');
  });

  it('count what is here already and what cannot be taken', () => {
    const some = { ...TABLE, taken: 1, already_there: 1, refused_rows: 2 };
    expect(rowsInWords(some, false)).toBe(
      '1 of 4 rows would be taken in, 1 is here already, 2 cannot be.',
    );
    expect(rowsInWords(some, true)).toBe(
      '1 of 4 rows was taken in, 1 is here already, 2 were left out.',
    );
  });

  it('say what an archive holds', () => {
    const archive = {
      applied: false,
      organization_id: 'o',
      organization: 'Wolf & Co',
      entries: 9,
      documents: 1,
      people: 2,
      files: 0,
      file_bytes: 0,
    };
    expect(archiveInWords(archive)).toBe('1 record with 9 entries of history, 2 people, no files.');
    expect(archiveInWords({ ...archive, files: 3, file_bytes: 2_500_000 })).toContain(
      '3 files (2.5 MB).',
    );
  });
});
