import { LocalDatabase } from '../app/offline/local-database';
import { LocalRecords } from '../app/offline/local-records';
import { Replicator } from '../app/offline/replicator';
import { catchUp } from '../app/offline/search/catching-up';
import { PullPage, SyncDocument } from '../app/offline/wire';

/** What `make bench ARGS=--search` measures in a browser; benchmarks/searching.py calls it. */
const ME = { id: '00000000-0000-7000-8000-000000000001', name: 'Lena Brandt' };

class Bench {
  private readonly database: LocalDatabase;
  private readonly records: LocalRecords;

  constructor() {
    this.database = new LocalDatabase({ personId: ME.id, organizationId: 'bench' });
    this.records = new LocalRecords(this.database);
  }

  /** Opens the database, as at the start of the page; milliseconds. */
  async open(): Promise<number> {
    const began = performance.now();
    await this.database.open();
    await this.database.index.ready();
    return performance.now() - began;
  }

  /** Takes a page of a pull; milliseconds. */
  async take(documents: readonly SyncDocument[], checkpoint: string): Promise<number> {
    const page: PullPage = { documents, checkpoint, more: false, reset: false };
    const door = {
      pull: () => Promise.resolve(page),
      push: () => Promise.resolve([]),
      acknowledge: () => Promise.reject(new Error('nothing to acknowledge')),
      cosign: () => Promise.reject(new Error('nothing to sign')),
    };
    const replicator = new Replicator(this.database, door);
    const began = performance.now();
    await replicator.pull();
    return performance.now() - began;
  }

  /** Indexes what was pulled, as the page does while it is idle; milliseconds of each step. */
  async catchUp(): Promise<readonly number[]> {
    const at: number[] = [];
    await catchUp(this.database, () => at.push(performance.now()) > 0);
    at.push(performance.now());
    return at.slice(1).map((end, step) => end - (at[step] ?? end));
  }

  /** Milliseconds of a search, and how many it found. */
  async ask(q: string): Promise<readonly [number, number]> {
    const people = { me: ME, all: [ME] };
    const began = performance.now();
    const page = await this.records.search({ q, limit: 30 }, people);
    return [performance.now() - began, page.total_estimate];
  }

  /** Milliseconds of a write of one note. */
  async write(id: string, body: Readonly<Record<string, unknown>>): Promise<number> {
    const before = await this.records.read('note', id);
    const began = performance.now();
    await this.records.write('note', id, body, before);
    return performance.now() - began;
  }
}

Object.assign(globalThis, { Bench });
