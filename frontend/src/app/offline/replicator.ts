import { Problem } from '../core/http/problem';
import { Acts } from './acts';
import { LocalDatabase } from './local-database';
import {
  answered,
  freeze,
  fresh,
  keyOf,
  LocalRecord,
  Pull,
  pulled,
  withdrawn,
} from './local-record';
import { rowOf } from './push-row';
import { PullPage, PushResult, PushRow, Refusal, SyncDoor } from './wire';

const MOST_ROWS = 100;
/** The registry takes 1 MiB of JSON; this leaves room for what frames the rows. */
const MOST_SIGNS = 250_000;
/** The request itself was wrong, not the moment: a row in it will never be taken as it is. */
const FAULTY = new Set([400, 413, 422]);

/**
 * Brings the database on this device and the registry together: first everything that waits goes
 * out, in the order it was written, then everything new comes in. It may be broken off at any
 * point, run twice at once, or never hear an answer: each step is kept whole or not at all, and
 * can be done again. It throws what stands in the way (no network, nobody signed in).
 */
export class Replicator {
  private readonly acts: Acts;

  constructor(
    private readonly database: LocalDatabase,
    private readonly door: SyncDoor,
  ) {
    this.acts = new Acts(database);
  }

  async run(): Promise<void> {
    await this.push();
    while (await this.pullPage()) await this.push(); // a long pull holds up no edit
  }

  async push(): Promise<void> {
    for (;;) {
      const rows = await this.nextRows();
      if (rows.length > 0) await this.takeAnswers(await this.ask(rows), rows);
      else if (!(await this.acts.sendNext(this.door))) return;
    }
  }

  async pull(): Promise<void> {
    while (await this.pullPage());
  }

  /** Takes one page of what is new; true while there are more. */
  private async pullPage(): Promise<boolean> {
    const { checkpoint } = await this.database.pullMark();
    const page = await this.door.pull(checkpoint);
    await this.takePage(page, checkpoint);
    return page.more;
  }

  /** The edits that go out next, before the oldest act that waits; frozen before they do. */
  private async nextRows(): Promise<readonly PushRow[]> {
    const { records, acts } = this.database;
    return this.database.transaction('rw', records, acts, async () => {
      const rows: PushRow[] = [];
      let signs = 0;
      const next = records.where('order').below(await this.acts.firstOrder());
      for (const record of await next.limit(MOST_ROWS).toArray()) {
        const frozen = freeze(record);
        if (!frozen.sending) continue;
        const row = rowOf(frozen, frozen.sending);
        signs += JSON.stringify(row).length;
        if (rows.length > 0 && signs > MOST_SIGNS) break;
        rows.push(row);
        if (frozen !== record) await this.database.keep([frozen]);
      }
      return rows;
    });
  }

  /** Asks the registry; a request that it cannot read is taken apart until the faulty row is alone. */
  private async ask(rows: readonly PushRow[]): Promise<readonly PushResult[]> {
    try {
      return await this.door.push(rows);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !FAULTY.has(thrown.status)) throw thrown;
      const [first] = rows;
      if (rows.length === 1 && first) return [refusalOf(first, thrown)];
      const half = Math.ceil(rows.length / 2);
      const before = await this.ask(rows.slice(0, half));
      return [...before, ...(await this.ask(rows.slice(half)))];
    }
  }

  private async takeAnswers(
    results: readonly PushResult[],
    rows: readonly PushRow[],
  ): Promise<void> {
    const { records } = this.database;
    const keys = new Map(rows.map((row) => [row.push_id, keyOf(row.kind, row.id)]));
    const missing = rows.find((row) => !results.some((one) => one.push_id === row.push_id));
    await this.database.transaction('rw', records, async () => {
      for (const result of results) {
        const record = await records.get(keys.get(result.push_id) ?? '');
        if (record) await this.database.keep([answered(record, result)]);
      }
    });
    if (missing) throw unanswered();
  }

  /**
   * Keeps a page and the checkpoint behind it together, unless another tab was here before. Its
   * index is made later: that takes longer than all the rest.
   */
  private async takePage(page: PullPage, asked: string | null): Promise<void> {
    const { records, marks } = this.database;
    await this.database.transaction('rw', records, marks, async ({ idbtrans }) => {
      this.database.index.postpone(idbtrans);
      const mark = await this.database.pullMark();
      if (mark.checkpoint !== asked) return;
      const reset = page.reset || asked === null;
      const generation = reset ? mark.generation + 1 : mark.generation;
      const full = reset || mark.full;
      await this.takeDocuments(page, { generation, full });
      const ended = full && !page.more;
      if (ended) {
        await this.sweep(generation);
        await this.database.markComplete();
      }
      const { checkpoint } = page;
      await marks.put({ id: 'pull', checkpoint, generation, full: full && !ended });
    });
  }

  private async takeDocuments(page: PullPage, pull: Pull): Promise<void> {
    const { records } = this.database;
    const keys = page.documents.map((one) => keyOf(one.kind, one.id));
    const held = new Map<string, LocalRecord | null>();
    for (const record of await records.bulkGet(keys)) {
      if (record) held.set(record.key, record);
    }
    for (const document of page.documents) {
      const key = keyOf(document.kind, document.id);
      const record = held.get(key) ?? fresh(document.kind, document.id);
      held.set(key, pulled(record, document, pull));
    }
    await this.keep(held);
  }

  /** This person may no longer read anything of the practice: only what was never sent stays. */
  async withdrawAll(): Promise<void> {
    const { records, marks } = this.database;
    await this.database.transaction('rw', records, marks, async () => {
      await this.sweep(Number.MAX_SAFE_INTEGER);
      await this.database.forgetPulls();
    });
  }

  /** Takes away what a full pull did not name; what was not sent yet stays. */
  private async sweep(generation: number): Promise<void> {
    const old = await this.database.records.where('seen').below(generation).toArray();
    const gone = old.filter((record) => record.stored !== null);
    await this.keep(new Map(gone.map((record) => [record.key, withdrawn(record)])));
  }

  private async keep(changed: ReadonlyMap<string, LocalRecord | null>): Promise<void> {
    const kept = [...changed.values()].filter((record) => record !== null);
    const gone = [...changed].filter(([, record]) => record === null).map(([key]) => key);
    await this.database.keep(kept);
    await this.database.records.bulkDelete(gone);
  }
}

function refusalOf(row: PushRow, { status, title, detail }: Problem): PushResult {
  const problem: Refusal = { status, title, detail };
  return { push_id: row.push_id, status: 'refused', problem };
}

function unanswered(): Problem {
  return new Problem({
    code: 'unanswered',
    status: 0,
    title: 'Not everything was answered',
    detail: 'Longline did not answer for every record. It is kept here and sent again.',
  });
}
