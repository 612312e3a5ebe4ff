import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { ModelDoor, ModelRegistry, textOf, Weather } from '../../testing/model-registry';
import { Problem } from '../core/http/problem';
import { LocalDatabase } from './local-database';
import { bodyOf, LocalRecord, unsent } from './local-record';
import { EditedElsewhere, LocalRecords } from './local-records';
import { Replicator } from './replicator';
import { SyncDocument } from './wire';

interface Node {
  readonly process?: { readonly env: Readonly<Record<string, string | undefined>> };
}
/** 300 unless `LONGLINE_HISTORIES` says otherwise. */
const HISTORIES = Number((globalThis as Node).process?.env['LONGLINE_HISTORIES'] ?? 300);

/** A browser tab; two tabs of a device share its database. */
interface Tab {
  readonly database: LocalDatabase;
  readonly records: LocalRecords;
  readonly replicator: Replicator;
  readonly door: ModelDoor;
}

interface Write {
  readonly do: 'write';
  readonly tab: number;
  readonly note: number;
  readonly refuse: boolean;
}

type Step =
  | Write
  | { readonly do: 'remove'; readonly tab: number; readonly note: number }
  | {
      readonly do: 'replicate';
      readonly tabs: readonly number[];
      readonly weather: Weather[];
      readonly meanwhile: readonly Write[];
    }
  | { readonly do: 'forget-checkpoints' }
  | { readonly do: 'hide-or-show'; readonly note: number };

const tab = fc.nat({ max: 3 });
const note = fc.nat({ max: 3 });
const weather: fc.Arbitrary<Weather> = fc.constantFrom(
  'clear',
  'request-lost',
  'answer-lost',
  'slow-answer',
  'sent-twice',
  'comes-again-later',
);
const write: fc.Arbitrary<Write> = fc.record({
  do: fc.constant('write' as const),
  tab,
  note,
  refuse: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: write },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), tab, note }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('replicate' as const),
      tabs: fc.uniqueArray(tab, { minLength: 1, maxLength: 3 }),
      weather: fc.array(weather, { maxLength: 5 }),
      meanwhile: fc.array(write, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget-checkpoints' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hide-or-show' as const), note }) },
);

/** Two tabs over one database, and two other devices. */
function practice(registry: ModelRegistry): Tab[] {
  return ['device-1', 'device-1', 'device-2', 'device-3'].map((device, index, all) => {
    const first = all.indexOf(device);
    const factory = factories[first] ?? new IDBFactory();
    if (first === index) factories[index] = factory;
    const owner = { personId: 'lena', organizationId: 'hill' };
    const database = new LocalDatabase(owner, { indexedDB: factory, IDBKeyRange });
    const door = new ModelDoor(registry);
    return {
      ...{ database, door },
      records: new LocalRecords(database),
      replicator: new Replicator(database, door),
    };
  });
}
let factories: IDBFactory[] = [];

async function replicate({ replicator }: Tab): Promise<void> {
  try {
    await replicator.run();
  } catch (thrown) {
    if (!(thrown instanceof Problem) || !thrown.temporary) throw thrown;
  }
}

class History {
  readonly registry = new ModelRegistry();
  readonly tabs = practice(this.registry);
  readonly saved: string[] = [];
  private words = 0;

  async take(step: Step): Promise<void> {
    if (step.do === 'forget-checkpoints') this.registry.forgetCheckpoints();
    else if (step.do === 'hide-or-show') this.registry.hideOrShow(`note:${step.note}`);
    else if (step.do === 'replicate') await this.replicate(step);
    else await this.edit(step);
  }

  /** Everybody is online and the line is clear, until nothing moves any more. */
  async settle(): Promise<void> {
    for (const { door } of this.tabs) {
      door.weather = [];
      door.arriveLate();
    }
    for (let round = 0; round < 3; round++) {
      for (const one of this.tabs) await replicate(one);
    }
  }

  private async replicate(step: Extract<Step, { do: 'replicate' }>): Promise<void> {
    const chosen = step.tabs.flatMap((index) => this.tabs[index] ?? []);
    // Each tab meets the weather from another hour on, so that one is done while the next still waits.
    chosen.forEach(({ door }, hour) => {
      door.weather = [...step.weather.slice(hour), ...step.weather.slice(0, hour)];
    });
    const typing = async (): Promise<void> => {
      for (const one of step.meanwhile) await this.edit(one);
    };
    await Promise.all([...chosen.map(replicate), typing()]);
  }

  private async edit(step: Extract<Step, { do: 'write' | 'remove' }>): Promise<void> {
    const { records } = this.tabs[step.tab] ?? raise();
    const id = String(step.note);
    const before = await records.read('note', id);
    if (step.do === 'remove') {
      // Words that were never sent would be deleted knowingly: not what is searched here.
      if (before && !unsent(before)) await unlessElsewhere(records.remove(before));
      return;
    }
    // A deletion that waits is undone by no page, so nobody writes over one.
    if (before && unsent(before) && bodyOf(before) === null) return;
    const word = `w${++this.words}${step.refuse ? '#refuse' : ''}.`;
    const body = `${textOf(before && bodyOf(before))} ${word}`.trim();
    const fields = { dog_id: 'juno', body, occurred_at: '2026-10-06T17:30:00Z' };
    const saved = await unlessElsewhere(records.write('note', id, fields, before));
    if (saved) this.saved.push(word);
  }
}

/** False when the page would show both texts instead of saving. */
async function unlessElsewhere(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (thrown) {
    if (thrown instanceof EditedElsewhere) return false;
    throw thrown;
  }
}

function raise(): never {
  throw new Error('no such tab');
}

function everythingOf(record: LocalRecord): string {
  const { waiting, sending } = record;
  return [waiting, sending].map((change) => textOf(change?.body ?? null)).join(' ');
}

/** What a replica must have in common with every other: revision and words. */
function shown({ id, revision, deleted, body }: SyncDocument): string {
  return `${id} r${revision} ${deleted ? 'deleted' : textOf(body)}`;
}

it(
  'no history of edits, tabs, faults and lost checkpoints loses, doubles or parts anything',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        factories = [];
        const history = new History();
        for (const one of steps) await history.take(one);
        await history.settle();
        const { registry, tabs, saved } = history;
        expect(registry.faults).toEqual([]);

        const kept = registry.revisions.map(({ text }) => text);
        for (const { records } of tabs) {
          kept.push(...(await records.unsent()).map(everythingOf));
          expect(await records.waiting()).toEqual([]);
        }
        for (const word of saved) expect(kept.some((text) => text.includes(word))).toBe(true);

        const there = registry.documents().map(shown).sort();
        for (const { database } of tabs) {
          const here = (await database.records.toArray()).flatMap(({ stored }) => stored ?? []);
          expect(here.map(shown).sort()).toEqual(there);
          database.close();
        }
      }),
      { numRuns: HISTORIES },
    );
  },
  HISTORIES * 1_000,
);
