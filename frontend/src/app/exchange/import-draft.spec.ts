import { ImportReport, TableReport } from '../api/types';
import { ImportDraft } from './import-draft';

const TABLE: TableReport = {
  file: 'dogs.csv',
  table: 'dogs',
  mapping: { Rufname: 'call_name', Halter: 'guardian' },
  ignored: ['Tier', 'constructor'],
  rows: 2,
  taken: 2,
  already_there: 0,
  refused_rows: 0,
  refused: [],
  problem: null,
};

function says(table: Partial<TableReport> = {}, applied = false): ImportReport {
  return { archive: null, tables: { applied, tables: [{ ...TABLE, ...table }] } };
}

describe('an import on its way', () => {
  let draft: ImportDraft;

  beforeEach(() => {
    draft = new ImportDraft();
    draft.choose(new File(['Rufname\nJuno\n'], 'Hunde.CSV'));
  });

  it('is ready only after a dry run that found something to take', () => {
    expect(draft.ready()).toBe(false);
    draft.take(says({ taken: 0, refused_rows: 2 }));
    expect(draft.ready()).toBe(false);
    draft.take(says());
    expect(draft.ready()).toBe(true);
  });

  it('must be checked again after any change, and after an import that was not answered', () => {
    for (const change of [
      () => draft.change('dogs', 'Tier', 'about'),
      () => draft.nameTable('dogs'),
      () => draft.doubt(),
    ]) {
      draft.take(says());
      change();
      expect([draft.ready(), draft.stale()]).toEqual([false, true]);
    }
    draft.take(says());
    draft.choose(new File([''], 'other.zip'));
    expect([draft.ready(), draft.report(), draft.wish(true).mapping]).toEqual([false, null, null]);
  });

  it('imports nothing of a set with a file that cannot be read, and nothing twice', () => {
    draft.take(says({ problem: 'Two columns stand for the same field.' }));
    expect([draft.ready(), draft.stuck()]).toEqual([false, true]);
    draft.take(says({}, true));
    expect([draft.ready(), draft.applied()]).toEqual([false, true]);
  });

  it('shows what was recognised and what was left out', () => {
    expect(draft.columns(TABLE)).toEqual([
      { heading: 'Rufname', field: 'call_name' },
      { heading: 'Halter', field: 'guardian' },
      { heading: 'Tier', field: '' },
      { heading: 'constructor', field: '' },
    ]);
  });

  it('lets what was recognised give way to what a person chose, as the registry does', () => {
    draft.change('dogs', 'Tier', 'call_name');
    expect(draft.columns(TABLE).map((one) => one.field)).toEqual(['', 'guardian', 'call_name', '']);
  });

  it('tells the registry only what a person changed', () => {
    expect(draft.wish(false)).toEqual({ table: '', mapping: null, apply: false });
    draft.change('dogs', 'Tier', 'about');
    draft.change('dogs', 'Halter', '');
    expect(JSON.parse(draft.wish(true).mapping ?? '')).toEqual({
      dogs: { Tier: 'about', Halter: '' },
    });
  });

  it('forgets the columns of a table when the CSV is said to be another', () => {
    draft.change('dogs', 'Tier', 'about');
    draft.nameTable('notes');
    expect(draft.wish(false)).toEqual({ table: 'notes', mapping: null, apply: false });
  });

  it('says what it holds only of a CSV that is alone', () => {
    expect(draft.oneTable()).toBe(true);
    draft.choose(new File([''], 'archive.zip'));
    expect(draft.oneTable()).toBe(false);
  });
});
