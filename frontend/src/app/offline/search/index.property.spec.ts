import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { Device, LENA_ON_HILL } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { indexTold, madeAfresh } from '../../../testing/search-index';
import { Problem } from '../../core/http/problem';
import { EditedElsewhere } from '../local-records';
import { LocalDatabase } from '../local-database';
import { bodyOf, unsent } from '../local-record';
import { Body } from '../wire';
import { catchUp } from './catching-up';

const PEOPLE = { me: { id: 'lena', name: 'Lena' }, all: [] };
const HISTORIES = 60;
const WORDS =
  'recall recalls gate 8/10 15m Läufigkeit loose-leash the crate #vet ran running'.split(' ');

const id = fc.nat({ max: 4 }).map(String);
const device = fc.nat({ max: 1 });
const body = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 });
const dogs = fc.constantFrom('juno', 'gus');
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write' as const), device, id, body, dog: dogs }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('dog' as const), device, id: dogs, body }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      device,
      key: fc.tuple(fc.constantFrom('note', 'dog'), fc.oneof(id, dogs)),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('replicate' as const), device }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('catch-up' as const),
      device,
      portions: fc.nat({ max: 3 }),
      killed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('hide-or-show' as const),
      key: fc.oneof(
        id.map((one) => `note:${one}`),
        dogs.map((one) => `dog:${one}`),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget-checkpoints' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-up' as const), device, id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), device, id, body }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), device }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class History {
  readonly registry = new ModelRegistry();
  private readonly stores = [new IDBFactory(), new IDBFactory()];
  readonly devices = this.stores.map((store) => new Device(this.registry, LENA_ON_HILL, store));

  async take(step: Step): Promise<void> {
    if (step.do === 'forget-checkpoints') this.registry.forgetCheckpoints();
    else if (step.do === 'hide-or-show') this.registry.hideOrShow(step.key);
    else await this.onDevice(step, this.devices[step.device] ?? raise());
  }

  private async onDevice(step: Extract<Step, { device: number }>, on: Device): Promise<void> {
    switch (step.do) {
      case 'write':
        return unlessElsewhere(on.write(step.id, noteOf(step.body, step.dog)));
      case 'dog':
        return unlessElsewhere(on.write(step.id, { call_name: step.body.join(' ') }, 'dog'));
      case 'remove': {
        const record = await on.records.read(...step.key);
        return record && !unsent(record) ? unlessElsewhere(on.records.remove(record)) : undefined;
      }
      case 'replicate':
        return on.replicator.run();
      case 'catch-up':
        return step.killed ? killedPortion(on) : portions(on, step.portions);
      case 'give-up':
        return on.records.giveUp('note', step.id);
      case 'fail':
        return failedWrite(on, step.id, noteOf(step.body, 'juno'));
      case 'reopen': {
        on.database.close();
        this.devices[step.device] = new Device(
          this.registry,
          LENA_ON_HILL,
          this.stores[step.device],
        );
      }
    }
  }
}

function noteOf(words: readonly string[], dog: string): Readonly<Record<string, unknown>> {
  return { dog_id: dog, body: words.join(' '), occurred_at: '2026-10-06T17:30:00Z' };
}

/** A write that is undone: its transaction breaks after the record was put. */
async function failedWrite({ database, records }: Device, id: string, body: object): Promise<void> {
  const broken = database.transaction('rw', database.records, async () => {
    const now = await records.read('note', id);
    if (now)
      await database.records.put({
        ...now,
        waiting: { pushId: 'x', body: { ...body }, deleted: false, editedAt: '', base: 0 },
      });
    throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
}

function portions({ database }: Device, most: number): Promise<void> {
  let left = most;
  return catchUp(database, () => left-- > 0, 2);
}

/** A step of catching up whose tab is killed before it is committed. */
async function killedPortion(on: Device): Promise<void> {
  const { index } = on.database;
  const settle = index.settle.bind(index);
  index.settle = () => Promise.reject(new Error('killed'));
  await portions(on, 1).catch((thrown: unknown) =>
    expect(thrown).toMatchObject({ message: 'killed' }),
  );
  index.settle = settle;
}

/** However far the index is: what was written here is found, and what is found says so now. */
async function findsOwnAndNothingOld({ database, records }: Device): Promise<void> {
  const all = await database.records.toArray();
  const here = new Map(all.map((record) => [record.key, bodyOf(record)]));
  for (const word of ['recall', 'crate']) {
    const { items } = await records.search({ q: `"${word}"`, limit: 200 }, PEOPLE, { few: 0 });
    const found = new Set(items.map(({ kind, id }) => `${kind}:${id}`));
    for (const record of all) {
      const body = here.get(record.key);
      const hasDog = record.dogId !== null && here.get(`dog:${record.dogId}`);
      const has = record.kind === 'note' && hasDog && wordsOf(body).includes(word);
      if (has && unsent(record)) expect(found).toContain(record.key);
      if (record.kind === 'note' && !has) expect(found).not.toContain(record.key);
    }
  }
}

function wordsOf(body: Body | null | undefined): readonly string[] {
  const text = body?.['body'];
  return typeof text === 'string' ? text.split(' ') : [];
}

async function unlessElsewhere(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (thrown) {
    if (!(thrown instanceof EditedElsewhere || thrown instanceof Problem)) throw thrown;
  }
}

async function tell(database: LocalDatabase): Promise<void> {
  expect(await indexTold(database)).toEqual(await madeAfresh(database));
}

function raise(): never {
  throw new Error('no such device');
}

it(
  'after any history of writes, pulls, resets and killed tabs the index is what one made afresh is',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const history = new History();
        for (const one of steps) {
          await history.take(one);
          if ('device' in one) await findsOwnAndNothingOld(history.devices[one.device] ?? raise());
        }
        for (const { database } of history.devices) {
          await tell(database);
          database.close();
        }
      }),
      { numRuns: HISTORIES },
    );
  },
  HISTORIES * 1_000,
);
