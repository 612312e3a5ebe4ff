import { IDBFactory } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../../testing/device';
import { ModelRegistry } from '../../../testing/model-registry';
import { SearchHit, SearchPage } from '../../api/types';
import { Query } from '../../core/http/api-client';
import { KeptAnswers } from '../kept-answers';
import { Ask, Desk, Route } from './ask';
import { SEARCH_ROUTES } from './search';

const [ROUTE] = SEARCH_ROUTES as readonly [Required<Route>];

let device: Device;
let desk: Desk;

/** What the registry finds, best first. */
function told(...ids: readonly string[]): SearchPage {
  const items = ids.map((id) => ({ kind: 'note', id }) as SearchHit);
  return { items, next_cursor: 'more', total_estimate: 40, corrections: [] };
}

function asked(q: string, more: Query = {}): Ask {
  return { params: {}, query: { q, ...more }, body: undefined, revision: undefined };
}

async function amended(q: string, answer: SearchPage, more: Query = {}): Promise<SearchPage> {
  return (await ROUTE.amend(desk, asked(q, more), answer)) as SearchPage;
}

function idsOf({ items }: SearchPage): readonly string[] {
  return items.map(({ id }) => id);
}

beforeEach(async () => {
  device = new Device(new ModelRegistry(), LENA_ON_HILL, new IDBFactory());
  await device.write('juno', { call_name: 'Juno' }, 'dog');
  await device.write('old', note('pond'));
  await device.replicator.run();
  desk = {
    ...{ records: device.records, acts: device.acts, organizationId: 'hill', role: 'owner' },
    kept: new KeptAnswers(device.database.answers),
    person: { id: 'lena', name: 'Lena' },
    now: () => new Date(),
  };
});

describe('what the registry found while the device has much to index', () => {
  it('stays as it is when the registry knows everything', async () => {
    const answer = told('old');
    expect(await amended('pond', answer)).toBe(answer);
  });

  it('comes behind what only this device has', async () => {
    await device.write('new', note('pond and gate'));
    const answer = await amended('pond', told('old'));
    expect([idsOf(answer), answer.total_estimate]).toEqual([['new', 'old'], 41]);
  });

  it('is shown by the words that stand here, not by those that the registry still has', async () => {
    await device.write('old', note('gate'));
    expect(idsOf(await amended('pond', told('old', 'other')))).toEqual(['other']);
    expect(idsOf(await amended('gate', told('other')))).toEqual(['old', 'other']);
  });

  it('lacks what was deleted here', async () => {
    await device.records.remove((await device.records.read('note', 'old')) ?? raise());
    expect(idsOf(await amended('pond', told('old', 'other')))).toEqual(['other']);
  });

  it('is not mixed with what has only some of the words', async () => {
    await device.write('new', note('pond'));
    expect(idsOf(await amended('pond gate', told('other')))).toEqual(['other']);
  });

  it('gets nothing twice on the pages behind the first', async () => {
    await device.write('old', note('pond again'));
    expect(idsOf(await amended('pond', told('old', 'other'), { cursor: 'more' }))).toEqual([
      'other',
    ]);
  });
});

it('is for the registry to answer until the device has caught up, but for pages begun here', async () => {
  await device.write('new', note('pond'));
  expect(await ROUTE.isReady(desk, asked('pond'))).toBe(true);
  const due = Array.from({ length: 300 }, (_, at) => ({ key: `note:${at}`, at }));
  await device.database.searchDue.bulkPut(due);
  const first = (await ROUTE.handle(desk, asked('pond', { limit: 1 }))) as SearchPage;
  expect(await ROUTE.isReady(desk, asked('pond'))).toBe(false);
  expect(await ROUTE.isReady(desk, asked('pond', { cursor: 'more' }))).toBe(false);
  expect(await ROUTE.isReady(desk, asked('pond', { cursor: first.next_cursor }))).toBe(true);
});

function raise(): never {
  throw new Error('not here');
}
