import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Middleware } from 'dexie';
import { Dexie } from 'dexie';
import type { LocalRecord } from '../local-record';
import { SEARCH_TABLES } from './shelves';

/** What was written in a transaction: records as they are now, and the keys of those that are gone. */
export interface Written {
  readonly records: readonly LocalRecord[];
  readonly gone: readonly string[];
}

type Writing = typeof import('./index-writing');

const RECORDS = 'records';
const DUE = 'searchDue';
const TABLES = Object.keys(SEARCH_TABLES);
/** Below Dexie's own layers: what the index writes is nobody's change of a record. */
const LEVEL = -10;
/** Documents in a page of a pull. */
const MOST_AT_ONCE = 1_000;

/**
 * Lets the search index follow every write to the records, whoever makes it: this layer below
 * Dexie's tables sees the write, and the transaction around it covers the index too. So no verb
 * over the records can forget the index, and no crash parts the two. What a person writes is
 * indexed with it. What a pull brings is only noted as due, in the same transaction, and so is
 * what is written before the part that knows words was loaded; `catching-up.ts` indexes it later.
 */
export class IndexFollower {
  private core: DBCore | null = null;
  private writing: Writing | null = null;
  /** Writes within one transaction follow one another: each reads the lists that it changes. */
  private readonly last = new WeakMap<DBCoreTransaction, Promise<void>>();
  private readonly postponed = new WeakSet<DBCoreTransaction>();

  /** `writer` is the person of this device. */
  constructor(
    readonly writer: string,
    private readonly load: () => Promise<Writing>,
  ) {}

  follow(database: Dexie): void {
    database.use(this.middleware());
    // Not waited for: a record is worth more than its index.
    database.on('ready', () => void this.ready().catch(() => undefined), true);
  }

  /** After this, writes are indexed at once; throws when the words cannot be loaded. */
  async ready(): Promise<void> {
    this.writing ??= await this.load();
  }

  /** What this transaction writes is noted as due and indexed later. */
  postpone(trans: DBCoreTransaction): void {
    this.postponed.add(trans);
  }

  /** Notes that these records are indexed, within the transaction that did it. */
  async settle(trans: DBCoreTransaction, keys: readonly string[]): Promise<void> {
    // Not by Dexie's table: pages would take it for a change of what they show.
    await this.opened()
      .table(DUE)
      .mutate({ type: 'delete', trans, keys: [...keys] });
  }

  /** Within a transaction over the records and the index. */
  write(trans: DBCoreTransaction, written: Written): Promise<void> {
    const before = this.last.get(trans) ?? Promise.resolve();
    const after = before.then(() => this.writeNow(trans, written));
    this.last.set(trans, after);
    return after;
  }

  private async writeNow(trans: DBCoreTransaction, written: Written): Promise<void> {
    const core = this.opened();
    if (this.writing && !this.postponed.has(trans)) {
      return this.writing.IndexWriter.write(core, trans, written, this.writer);
    }
    const keys = [...written.records.map(({ key }) => key), ...written.gone];
    const values = keys.map((key, place) => ({ key, at: Date.now() * MOST_AT_ONCE + place }));
    await core.table(DUE).mutate({ type: 'put', trans, values });
  }

  private opened(): DBCore {
    if (!this.core) throw new Error('the database is not open');
    return this.core;
  }

  private middleware(): Middleware<DBCore> {
    return {
      stack: 'dbcore',
      name: 'search index',
      level: LEVEL,
      create: (core) => {
        this.core = core;
        return {
          ...core,
          transaction: (tables, mode, options) =>
            core.transaction(mode === 'readwrite' ? widened(tables) : tables, mode, options),
          table: (name) => {
            const table = core.table(name);
            if (name !== RECORDS) return table;
            return {
              ...table,
              mutate: (request) => Dexie.Promise.resolve(this.mutate(core, request)),
            };
          },
        };
      },
    };
  }

  private async mutate(core: DBCore, request: DBCoreMutateRequest): Promise<never> {
    const gone = await goneBy(core, request);
    const done = await core.table(RECORDS).mutate(request);
    const records = 'values' in request ? (request.values as unknown as LocalRecord[]) : [];
    await this.write(request.trans, { records, gone });
    return done as never;
  }
}

function widened(tables: string[]): string[] {
  return tables.includes(RECORDS) ? [...new Set([...tables, ...TABLES])] : tables;
}

/** The keys that a request deletes. */
async function goneBy(core: DBCore, request: DBCoreMutateRequest): Promise<readonly string[]> {
  if (request.type === 'delete') return request.keys as string[];
  if (request.type !== 'deleteRange') return [];
  const { trans, range } = request;
  const table = core.table(RECORDS);
  const query = { index: table.schema.primaryKey, range };
  const { result } = await table.query({ trans, query, values: false });
  return result as string[];
}
