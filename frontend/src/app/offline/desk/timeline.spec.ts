import { askDesk, deskOf, DeviceSetUp } from '../../../testing/device-desk';
import { Page } from '../../shared/state/paged';
import { SyncDocument } from '../wire';
import { Desk } from './ask';
import { TimelineItem } from './timeline';

const JUNO = 'juno';
const BEGAN = Date.parse('2026-10-01T08:00:00Z');

/** A document as the registry sends it; `minute` is when it happened and was made. */
function document(
  kind: string,
  id: string,
  minute: number,
  body: Readonly<Record<string, unknown>>,
): SyncDocument {
  const at = new Date(BEGAN + minute * 60_000).toISOString();
  return {
    ...{ kind, id, revision: 1, deleted: false, removed: false },
    ...{ author_id: 'lena', updated_by_id: 'lena', created_at: at, recorded_at: at },
    occurred_at: at,
    body: { dog_id: JUNO, occurred_at: at, started_at: at, ...body },
  };
}

function note(id: string, minute: number, body: Readonly<Record<string, unknown>> = {}) {
  return document('note', id, minute, { body: id, ...body });
}

function setOf(id: string, sessionId: string, correct: number): SyncDocument {
  const trials = ['correct', 'correct', 'incorrect'].map((outcome, ordinal) => ({
    ...{ outcome: ordinal < correct ? 'correct' : outcome === 'correct' ? 'incorrect' : outcome },
    ordinal,
  }));
  return document('exercise_set', id, 0, { session_id: sessionId, skill: 'recall', trials });
}

async function device(
  documents: readonly SyncDocument[],
  changed: Partial<DeviceSetUp> = {},
): Promise<Desk> {
  return deskOf({
    person: { id: 'lena', name: 'Lena' },
    organizationId: 'hill',
    role: 'owner',
    now: '2026-10-07T12:00:00Z',
    documents: [document('dog', JUNO, 0, { call_name: 'Juno' }), ...documents],
    kept: {},
    ...changed,
  });
}

async function page(
  desk: Desk,
  query: Readonly<Record<string, string | number>> = {},
): Promise<Page<TimelineItem>> {
  const answer = await askDesk(desk, { path: `/dogs/${JUNO}/timeline`, query });
  return (answer as { value: Page<TimelineItem> }).value;
}

async function everyPage(desk: Desk, limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const next: Page<TimelineItem> = await page(desk, { limit, ...(cursor && { cursor }) });
    ids.push(...next.items.map(({ id }) => id));
    cursor = next.next_cursor;
  } while (cursor !== null);
  return ids;
}

describe('The timeline on this device', () => {
  it('goes on behind its cursor, also between what happened in the same moment', async () => {
    const minutes = [1, 2, 2, 2, 2, 2, 3, 4, 4];
    const desk = await device(minutes.map((minute, index) => note(`n${index}`, minute)));
    const whole = (await page(desk)).items.map(({ id }) => id);
    expect(whole).toHaveLength(9);
    for (const limit of [1, 2, 3, 4]) expect(await everyPage(desk, limit)).toEqual(whole);
  });

  it('shows what is planned when it has begun, and not before', async () => {
    const coming = document('session', 'coming', 9, { status: 'planned' });
    const begun = document('session', 'begun', 5, { status: 'open' });
    const desk = await device([note('n1', 1), coming, begun]);
    expect((await page(desk)).items.map(({ id }) => id)).toEqual(['begun', 'n1']);
    const found = await askDesk(desk, { path: '/dogs', query: {} });
    const { items } = (found as { value: Page<{ last_activity_at: string }> }).value;
    expect(Date.parse(items[0]?.last_activity_at ?? '')).toBe(BEGAN + 5 * 60_000);
  });

  it('reads on behind a cursor when a record was deleted meanwhile', async () => {
    const desk = await device([1, 2, 3].map((minute) => note(`n${minute}`, minute)));
    const first = await page(desk, { limit: 1 });
    const gone = await desk.records.read('note', 'n3');
    if (gone) await desk.records.remove(gone);
    const rest = await page(desk, { cursor: first.next_cursor ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual(['n2', 'n1']);
  });

  it('finds the few of a kind among many others', async () => {
    const many = Array.from({ length: 300 }, (_, minute) => note(`n${minute}`, minute));
    const desk = await device([...many, note('bite', 7, { kind: 'incident', tags: ['Vet'] })]);
    const ids = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await page(desk, query)).items.map(({ id }) => id);
    expect(await ids({ kind: 'incident' })).toEqual(['bite']);
    expect(await ids({ tag: 'vet' })).toEqual(['bite']);
  });

  it('tells of a session what its own sets came to, and nothing of a void one', async () => {
    const desk = await device([
      document('session', 's1', 1, { kind: 'training' }),
      document('session', 's2', 2, { kind: 'training', status: 'void' }),
      ...[setOf('a', 's1', 2), setOf('b', 's1', 1), setOf('c', 's2', 2), setOf('d', 's3', 0)],
    ]);
    const results = new Map((await page(desk)).items.map((one) => [one.id, one.results]));
    expect(results.get('s1')?.metric).toBe('recall 3/6 (50 %)');
    expect(results.get('s2')).toBeNull();
    const set = await desk.records.read('exercise_set', 'b');
    if (set) await desk.records.remove(set);
    expect((await page(desk)).items.at(-1)?.results?.metric).toBe('recall 2/3 (66.7 %)');
  });

  it('says who wrote it, also of those who left, and asks for a name that it does not know', async () => {
    const kept = { '/authors': { items: [{ id: 'tom', name: 'Tom' }], next_cursor: null } };
    const by = (author_id: string, one: SyncDocument): SyncDocument => ({ ...one, author_id });
    const desk = await device([by('tom', note('a', 2)), by('mia', note('b', 1))], { kept });
    let asked = 0;
    const learning: Desk = { ...desk, learnNames: () => (asked += 1) };
    const names = (await page(learning)).items.map(({ author }) => author.name);
    expect(names).toEqual(['Tom', 'Somebody of the practice']);
    expect(asked).toBe(1);
  });
});
