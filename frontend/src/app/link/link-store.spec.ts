import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkStore, today, withOffset } from './link-store';
import { HomeworkCard, homeworkOf, SentPractice, SharedPage } from './link-types';

const CARD: HomeworkCard = {
  id: '0198f0c2-9d3a-7c11-b0de-2f6c1e5a7b90',
  title: 'Mat',
  instruction: 'Four paws on the mat.',
  stop_rule: '',
  times_per_day: 2,
  reps: 5,
  starts_on: '2026-10-06',
  due_on: '2026-10-12',
  closed: false,
  clip_type: null,
  rounds_today: 0,
  rounds: 0,
  planned: 0,
  done: 0,
  days: 0,
  days_practised: 0,
};
const PAGE: SharedPage = {
  practice: 'Wolf & Co',
  audience: 'Zoë',
  expires_at: '2027-01-01T00:00:00.000Z',
  shown: { scope: 'dog', dog: 'Juno', homework: [CARD] },
};

function problem(status: number, detail: string): Response {
  const headers = { 'Content-Type': 'application/problem+json' };
  return Response.json({ detail }, { status, headers });
}

/** A registry that keeps rounds by their ids, and can be away, or dead to the link. */
class OtherSide {
  readonly rounds = new Map<string, SentPractice>();
  posts = 0;
  state: 'here' | 'away' | 'answer lost' | 'dead' | 'a stranger' = 'here';

  readonly fetch = (path: string, request: RequestInit): Promise<Response> => {
    if (this.state === 'away') return Promise.reject(new TypeError('no network'));
    if (this.state === 'dead') return Promise.resolve(problem(404, 'This link does not work.'));
    if (this.state === 'a stranger') return Promise.resolve(new Response('<p>', { status: 404 }));
    if (request.method === 'GET') return Promise.resolve(Response.json(this.page()));
    this.posts++;
    const round = JSON.parse(request.body as string) as SentPractice;
    if (round.comment === 'too long ago') {
      return Promise.resolve(problem(422, 'Too long ago.'));
    }
    this.rounds.set(round.id, round);
    if (this.state === 'answer lost') return Promise.reject(new TypeError('lost'));
    const rounds = this.rounds.size;
    const kept = { id: round.id, homework_id: CARD.id, rounds_today: rounds, rounds };
    expect(path).toContain('/practice');
    expect(request.credentials).toBe('omit');
    return Promise.resolve(Response.json(kept, { status: 201 }));
  };

  private page(): SharedPage {
    const rounds = this.rounds.size;
    return {
      ...PAGE,
      shown: { scope: 'dog', dog: 'Juno', homework: [{ ...CARD, rounds, rounds_today: rounds }] },
    };
  }
}

describe('a link on a phone', () => {
  let other: OtherSide;

  beforeEach(() => {
    localStorage.clear();
    other = new OtherSide();
    vi.stubGlobal('fetch', other.fetch);
  });
  afterEach(() => vi.unstubAllGlobals());

  async function opened(token = 'a-token'): Promise<LinkStore> {
    const store = new LinkStore();
    store.open(token);
    await store.refresh();
    return store;
  }

  it('keeps taps before anything is sent, and takes the last one back', async () => {
    const store = await opened();
    store.tap(CARD, 'correct');
    store.tap(CARD, 'incorrect');
    store.undo(CARD);
    const again = new LinkStore();
    again.open('a-token');
    expect(again.taps(CARD)).toEqual(['correct']);
    expect(again.page()).toEqual(PAGE);
  });

  it('sends a round once it is done, and counts it', async () => {
    const store = await opened();
    store.tap(CARD, 'correct');
    expect(await store.finish(CARD, ' Quick. ')).toBe(true);
    const [round] = [...other.rounds.values()];
    expect(round?.trials).toEqual(['correct']);
    expect(round?.comment).toBe('Quick.');
    expect(store.waiting()).toEqual([]);
    expect(store.taps(CARD)).toEqual([]);
    expect(store.roundsToday(homeworkOf(store.page() ?? PAGE)[0] ?? CARD)).toBe(1);
  });

  it('keeps rounds while the registry is away and sends each of them once', async () => {
    const store = await opened();
    other.state = 'away';
    for (let round = 0; round < 3; round++) {
      store.tap(CARD, 'correct');
      await store.finish(CARD, '');
    }
    expect(store.waiting()).toHaveLength(3);
    expect(store.roundsToday(CARD)).toBe(3);
    other.state = 'here';
    await Promise.all([store.refresh(), store.send()]);
    expect(other.rounds.size).toBe(3);
    expect(other.posts).toBe(3);
    expect(store.waiting()).toEqual([]);
  });

  it('sends the same round under the same id when an answer was lost', async () => {
    const store = await opened();
    other.state = 'answer lost';
    store.tap(CARD, 'correct');
    await store.finish(CARD, '');
    other.state = 'here';
    await store.send();
    expect(other.posts).toBe(2);
    expect(other.rounds.size).toBe(1);
  });

  it('says what was refused and lets the others pass', async () => {
    const store = await opened();
    other.state = 'away';
    for (const comment of ['too long ago', '']) {
      store.tap(CARD, 'correct');
      await store.finish(CARD, comment);
    }
    other.state = 'here';
    await store.send();
    expect(store.refused().map((one) => one.refused)).toEqual(['Too long ago.']);
    expect(other.rounds.size).toBe(1);
    const [one] = store.refused();
    if (one) store.forget(one);
    expect(store.refused()).toEqual([]);
  });

  it('forgets what was shown when the link is dead, and no round that was not sent', async () => {
    const store = await opened();
    other.state = 'away';
    store.tap(CARD, 'correct');
    await store.finish(CARD, '');
    other.state = 'dead';
    await store.refresh();
    expect(store.kept().dead).toBe(true);
    expect(store.page()).toBeNull();
    expect(store.kept().waiting).toHaveLength(1);
    expect(JSON.stringify(localStorage)).not.toContain('Juno');
  });

  it('takes the word of a network that is not the registry for nothing', async () => {
    const store = await opened();
    store.tap(CARD, 'correct');
    other.state = 'a stranger';
    await store.finish(CARD, '');
    expect(store.page()).toEqual(PAGE);
    expect(store.waiting()).toHaveLength(1);
    other.state = 'here';
    await store.refresh();
    expect(other.rounds.size).toBe(1);
  });

  it('shows nothing without a network once the link has run out, and keeps the rounds', async () => {
    const store = await opened();
    other.state = 'away';
    store.tap(CARD, 'correct');
    await store.finish(CARD, '');
    vi.useFakeTimers({ now: Date.parse(PAGE.expires_at) + 1, toFake: ['Date'] });
    const later = await opened();
    vi.useRealTimers();
    expect(later.page()).toBeNull();
    expect(later.kept().dead).toBe(true);
    expect(later.waiting()).toHaveLength(1);
  });

  it('says so when the browser keeps nothing, and loses no tap of the open page', async () => {
    const store = await opened();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    store.tap(CARD, 'correct');
    store.tap(CARD, 'incorrect');
    expect(store.keeps()).toBe(false);
    expect(store.taps(CARD)).toEqual(['correct', 'incorrect']);
    expect(await store.finish(CARD, '')).toBe(true);
    vi.restoreAllMocks();
    expect(other.rounds.size).toBe(1);
  });

  it('keeps two links apart', async () => {
    const one = await opened('one');
    one.tap(CARD, 'correct');
    const two = await opened('two');
    expect(two.taps(CARD)).toEqual([]);
  });
});

describe('a moment on a phone', () => {
  it('has the offset that the phone shows, and its day', () => {
    const now = new Date('2026-10-06T15:30:00Z');
    expect(Date.parse(withOffset(now))).toBe(now.getTime());
    expect(withOffset(now)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(today(now)).toBe(withOffset(now).slice(0, 10));
  });
});
