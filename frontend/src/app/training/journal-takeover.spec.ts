import { TestBed } from '@angular/core/testing';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { JUNO, LENA } from '../../testing/examples';
import { ModelDoor, ModelRegistry } from '../../testing/model-registry';
import { RECALL, recallPlan } from '../../testing/plans';
import { LocalDatabase } from '../offline/local-database';
import { bodyOf } from '../offline/local-record';
import { LocalRecords } from '../offline/local-records';
import { Replicator } from '../offline/replicator';
import { nowWithOffset } from '../shared/text/moments';
import { end } from './ending';
import { takeOver } from './journal-takeover';
import { begin, LiveRecord, touched } from './live-record';
import { SessionJournal } from './session-journal';
import { score } from './taps';

let journal: SessionJournal;
let database: LocalDatabase;
let records: LocalRecords;

function tapped(): LiveRecord {
  const record = begin({ dogId: JUNO, personId: LENA, plan: recallPlan(), skill: '' });
  return score(record, { outcome: 'correct' });
}

function ended(): LiveRecord {
  return end(tapped(), nowWithOffset());
}

async function waiting(): Promise<string[]> {
  return (await records.waiting()).map(
    ({ kind, waiting }) => `${kind} over ${waiting?.base ?? ''}`,
  );
}

beforeEach(() => {
  journal = TestBed.inject(SessionJournal);
  const owner = { personId: LENA, organizationId: 'hill' };
  database = new LocalDatabase(owner, { indexedDB: new IDBFactory(), IDBKeyRange });
  records = new LocalRecords(database);
});

describe('A session that ended and was not sent', () => {
  it('goes into the database with its sets, the session first, and out of the journal', async () => {
    journal.keep(ended());
    expect(await takeOver(journal, records, JUNO)).toBe(true);
    expect(await waiting()).toEqual(['session over 0', 'exercise_set over 0']);
    expect(journal.read(JUNO)).toBeNull();
  });

  it('takes the moved plan along whole, over the revision it was moved from', async () => {
    journal.keep(touched(ended(), RECALL));
    await takeOver(journal, records, JUNO);
    const plan = await records.read('target', RECALL);
    const body = plan && bodyOf(plan);
    expect(plan?.waiting?.base).toBe(3);
    expect(body).toMatchObject({ name: recallPlan().name, steps: recallPlan().steps });
    expect(body).not.toHaveProperty('revision');
  });

  it('is taken once, however often the page was killed before the journal was emptied', async () => {
    const registry = new ModelRegistry();
    const replicator = new Replicator(database, new ModelDoor(registry));
    const record = ended();
    for (let time = 0; time < 3; time++) {
      journal.keep(record);
      await takeOver(journal, records, JUNO);
      await replicator.run();
    }
    expect(registry.revisions.map(({ key }) => key.split(':')[0])).toEqual([
      'session',
      'exercise_set',
    ]);
  });

  it('stays in the journal when the database cannot keep it', async () => {
    journal.keep(ended());
    database.close({ disableAutoOpen: true });
    await expect(takeOver(journal, records, JUNO)).rejects.toThrow();
    expect(journal.read(JUNO)).not.toBeNull();
  });
});

it('leaves a session that still runs in the journal', async () => {
  journal.keep(tapped());
  expect(await takeOver(journal, records, JUNO)).toBe(false);
  expect(journal.read(JUNO)).not.toBeNull();
  expect(await waiting()).toEqual([]);
});
