import { Problem, unreachable } from '../app/core/http/problem';
import { Acknowledged } from '../app/offline/act';
import { Body, PullPage, PushResult, PushRow, SyncDocument, SyncDoor } from '../app/offline/wire';

/** What the line does with a request. */
export type Weather =
  'clear' | 'request-lost' | 'answer-lost' | 'slow-answer' | 'sent-twice' | 'comes-again-later';

/** Turns of the event loop that a slow answer takes: another tab does several steps meanwhile. */
const SLOW_TURNS = 20;

interface Revision {
  readonly key: string;
  readonly revision: number;
  readonly text: string;
  readonly deleted: boolean;
}

interface Held {
  document: SyncDocument;
  position: number;
}

/**
 * A registry in memory that replicates by the rules of docs/decisions/0012: positions in commit
 * order, edits known by their push id, contradicting texts both kept as revisions. It notes what a
 * device must never do.
 */
export class ModelRegistry {
  readonly revisions: Revision[] = [];
  /** What was stored and what was acknowledged, in the order in which it came. */
  readonly events: string[] = [];
  /** What devices did against the rules. */
  readonly faults: string[] = [];
  /** How many rows were sent, counting those that were sent again. */
  rows = 0;
  /** Most documents in a page of a pull. */
  page = 2;
  private readonly held = new Map<string, Held>();
  private readonly pushed = new Map<string, { row: string; own: number; result: PushResult }>();
  private readonly hidden = new Set<string>();
  private readonly texts: Omit<Revision, 'deleted'>[] = [];
  private position = 0;
  private epoch = 0;

  documents(): readonly SyncDocument[] {
    return [...this.held]
      .filter(([key]) => !this.hidden.has(key))
      .map(([, { document }]) => document);
  }

  /** Checkpoints given so far are unknown from now on. */
  forgetCheckpoints(): void {
    this.epoch += 1;
  }

  /** The member may no longer read a document; one that is hidden may be read again. */
  hideOrShow(key: string): void {
    const held = this.held.get(key);
    if (!held) return;
    if (!this.hidden.delete(key)) this.hidden.add(key);
    held.position = ++this.position;
  }

  pull(checkpoint: string | null): PullPage {
    const [epoch, from] = (checkpoint ?? '-1.0').split('.').map(Number);
    const reset = epoch !== this.epoch;
    const behind = reset ? 0 : (from ?? 0);
    const newer = [...this.held]
      .filter(([, { position }]) => position > behind)
      .sort(([, one], [, other]) => one.position - other.position);
    const sent = newer.slice(0, this.page);
    const last = sent.at(-1)?.[1].position ?? behind;
    return {
      documents: sent
        .filter(([key]) => !(reset && this.hidden.has(key)))
        .map(([key, { document }]) =>
          this.hidden.has(key) ? { ...document, removed: true, body: null } : document,
        ),
      checkpoint: `${this.epoch}.${last}`,
      more: newer.length > sent.length,
      reset,
    };
  }

  push(rows: readonly PushRow[]): readonly PushResult[] {
    return rows.map((row) => this.take(row));
  }

  /** Takes an acknowledgement or a co-signature of the current revision, as often as it comes. */
  acknowledge(kind: string, id: string, revision: number, deed = 'read'): Acknowledged {
    const current = this.held.get(`${kind}:${id}`)?.document;
    const status = !current || current.deleted ? 404 : current.revision === revision ? 0 : 412;
    if (status > 0) throw new Problem({ code: '', status, title: 'No', detail: 'Not so.' });
    this.events.push(`${kind}:${id} ${deed} at ${revision}`);
    return { person_id: 'lena', person_name: 'Lena', revision, at: '2026-10-06T15:30:00.000Z' };
  }

  private take(row: PushRow): PushResult {
    this.rows += 1;
    const key = `${row.kind}:${row.id}`;
    const before = this.pushed.get(row.push_id);
    if (before) {
      if (before.row !== JSON.stringify(row)) this.faults.push(`other words under ${row.push_id}`);
      return { ...before.result, document: this.held.get(key)?.document ?? null };
    }
    if (textOf(row.body).includes('#refuse')) {
      const problem = { status: 422, title: 'No', detail: 'Not so.' };
      return { push_id: row.push_id, status: 'refused', problem };
    }
    const result = this.store(key, row);
    const own = result.own_revision ?? 0;
    this.pushed.set(row.push_id, { row: JSON.stringify(row), own, result });
    return result;
  }

  private store(key: string, row: PushRow): PushResult {
    const current = this.held.get(key)?.document ?? null;
    if (row.assumed_revision > (current?.revision ?? 0)) this.faults.push(`future base of ${key}`);
    this.watchForOverwriting(key, row);
    this.watchForDoubling(key, row);
    this.watchForOldBase(key, row);
    this.append(key, row, row.body, row.deleted);
    const own = this.held.get(key)?.document.revision ?? 0;
    const push_id = row.push_id;
    let status: PushResult['status'] = 'stored';
    if (current && current.revision !== row.assumed_revision) {
      status = this.combine(key, row, current);
    }
    return { push_id, status, own_revision: own, document: this.held.get(key)?.document ?? null };
  }

  /** The tests' edits only add words: one made on a revision has all of its words, or it lost some. */
  private watchForOverwriting(key: string, row: PushRow): void {
    const base = this.revisions.find(
      (one) => one.key === key && one.revision === row.assumed_revision,
    );
    if (!base || base.deleted || row.deleted) return;
    const lost = base.text.split(' ').filter((word) => !textOf(row.body).includes(word));
    if (lost.length > 0) this.faults.push(`${row.push_id} overwrites ${lost.join(' ')}`);
  }

  /** Each edit of the histories adds a word of its own: the same text under another push id is the same edit twice. */
  private watchForDoubling(key: string, row: PushRow): void {
    if (row.deleted) return;
    const text = textOf(row.body);
    if (this.texts.some((one) => one.key === key && one.text === text))
      this.faults.push(`${row.push_id} doubles ${text}`);
  }

  /** Words that go on from a pushed text name its revision or a newer one: else they contradict their own writer's. */
  private watchForOldBase(key: string, row: PushRow): void {
    if (row.deleted) return;
    const text = textOf(row.body);
    const seen = this.texts.filter((one) => one.key === key && text.startsWith(`${one.text} `));
    if (seen.some((one) => one.revision > row.assumed_revision))
      this.faults.push(
        `${row.push_id} names ${row.assumed_revision}, older than what it goes on from`,
      );
    const revision = (this.held.get(key)?.document.revision ?? 0) + 1;
    this.texts.push({ key, revision, text });
  }

  /** Every second contradiction ends in both texts below each other, the others are left open. */
  private combine(key: string, row: PushRow, current: SyncDocument): 'merged' | 'conflict' {
    const both = `${textOf(current.body)} ${textOf(row.body)}`.trim();
    if (this.position % 2 === 0) {
      this.append(key, row, { ...row.body, body: both }, false);
      return 'merged';
    }
    this.append(key, row, current.body, current.deleted);
    return 'conflict';
  }

  private append(key: string, row: PushRow, body: Body | null, deleted: boolean): void {
    const { kind, id } = row;
    const revision = (this.held.get(key)?.document.revision ?? 0) + 1;
    const moment = '2026-10-06T17:30:00Z';
    this.events.push(`${key} stored as ${revision}`);
    this.revisions.push({ key, revision, text: textOf(body), deleted });
    this.held.set(key, {
      position: ++this.position,
      document: {
        ...{ kind, id, revision, deleted, removed: false, body: deleted ? null : body },
        ...{ author_id: 'lena', updated_by_id: null, created_at: moment, recorded_at: moment },
        occurred_at: null,
      },
    });
  }
}

/** A device's way to the model, through weather that the test chooses. */
export class ModelDoor implements SyncDoor {
  weather: Weather[] = [];
  private delayed: (readonly PushRow[])[] = [];

  constructor(private readonly registry: ModelRegistry) {}

  async pull(checkpoint: string | null): Promise<PullPage> {
    await Promise.resolve();
    if (isLost(this.weather.shift())) throw unreachable();
    return structuredClone(this.registry.pull(checkpoint));
  }

  async push(rows: readonly PushRow[]): Promise<readonly PushResult[]> {
    await Promise.resolve();
    const weather = this.weather.shift() ?? 'clear';
    if (weather === 'request-lost') throw unreachable();
    const results = structuredClone(this.registry.push(rows));
    if (weather === 'sent-twice') this.registry.push(rows);
    if (weather === 'comes-again-later') this.delayed.push(rows);
    else this.arriveLate();
    if (weather === 'answer-lost') throw unreachable();
    for (let turn = 0; weather === 'slow-answer' && turn < SLOW_TURNS; turn++)
      await new Promise((resume) => setTimeout(resume));
    return results;
  }

  acknowledge(kind: string, id: string, revision: number): Promise<Acknowledged> {
    return this.told(() => this.registry.acknowledge(kind, id, revision));
  }

  async cosign(id: string, revision: number): Promise<void> {
    await this.told(() => this.registry.acknowledge('note', id, revision, 'co-signed'));
  }

  private async told<T>(tell: () => T): Promise<T> {
    await Promise.resolve();
    const weather = this.weather.shift();
    if (weather === 'request-lost') throw unreachable();
    const answer = tell();
    if (weather === 'answer-lost') throw unreachable();
    return answer;
  }

  /** What was held up on the line reaches the registry after what was sent later. */
  arriveLate(): void {
    const late = this.delayed;
    this.delayed = [];
    for (const rows of late.reverse()) this.registry.push(rows);
  }
}

export function textOf(body: Body | null): string {
  return typeof body?.['body'] === 'string' ? body['body'] : '';
}

function isLost(weather: Weather | undefined): boolean {
  return weather === 'request-lost' || weather === 'answer-lost';
}
