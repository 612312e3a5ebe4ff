import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Acts } from '../app/offline/acts';
import { LocalDatabase, Owner } from '../app/offline/local-database';
import { bodyOf, stateOf } from '../app/offline/local-record';
import { LocalRecords } from '../app/offline/local-records';
import { Replicator } from '../app/offline/replicator';
import { Body } from '../app/offline/wire';
import { ModelDoor, ModelRegistry } from './model-registry';

export const LENA_ON_HILL: Owner = { personId: 'lena', organizationId: 'hill' };

export function note(body: string, at = '2026-10-06T17:30:00+02:00'): Body {
  return { dog_id: 'juno', body, occurred_at: at };
}

/** A device with a database of its own, and its way to the model of the registry. */
export class Device {
  readonly door: ModelDoor;
  readonly database: LocalDatabase;
  readonly records: LocalRecords;
  readonly acts: Acts;
  readonly replicator: Replicator;

  constructor(registry: ModelRegistry, owner = LENA_ON_HILL, indexedDB = new IDBFactory()) {
    this.door = new ModelDoor(registry);
    this.database = new LocalDatabase(owner, { indexedDB, IDBKeyRange });
    this.records = new LocalRecords(this.database);
    this.acts = new Acts(this.database);
    this.replicator = new Replicator(this.database, this.door);
  }

  /** Writes over what stands here now. */
  async write(id: string, body: Body = note(`text of ${id}`), kind = 'note'): Promise<void> {
    await this.records.write(kind, id, body, await this.records.read(kind, id));
  }

  async state(id: string): Promise<string> {
    const record = await this.records.read('note', id);
    return record ? stateOf(record) : 'not here';
  }

  async text(id: string): Promise<unknown> {
    const record = await this.records.read('note', id);
    return record && bodyOf(record)?.['body'];
  }
}
