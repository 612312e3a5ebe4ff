import { Injectable, computed, inject, signal } from '@angular/core';
import { problemIn, Problem } from '../core/http/problem';
import { namesEdit } from '../offline/edit-number';
import { LocalRecord, unsent } from '../offline/local-record';
import { Replication } from '../offline/replication';

/** A document of a session, as this device's database calls it. */
export interface Part {
  readonly kind: 'session' | 'exercise_set' | 'observation' | 'target';
  readonly id: string;
}

/** What the registry refused after this device had taken it. */
export interface RefusedPart extends Part {
  readonly problem: Problem;
  /** The registry has an earlier state of it. */
  readonly onRegistry: boolean;
}

/**
 * How far a session's documents have come from this device's database to the registry. They are
 * written here first, so a refusal comes later than the tap: it is told where the session is.
 */
@Injectable()
export class SessionOnDevice {
  private readonly replication = inject(Replication);
  private readonly waiting = signal<readonly string[]>([]);
  private readonly refusals = signal<readonly RefusedPart[]>([]);
  private readonly looked = signal(false);
  private parts: readonly Part[] = [];

  /** The registry has not answered something yet, or this device does not know yet. */
  readonly behind = computed(() => !this.looked() || this.waiting().length > 0);
  readonly refused = this.refusals.asReadonly();
  /** Why nothing goes out just now. */
  readonly problem = this.replication.problem;

  /** Looks how far these are; nothing waits where there is no database. */
  async look(parts: readonly Part[]): Promise<void> {
    this.parts = parts;
    const records = await this.read(parts);
    if (this.parts !== parts) return; // asked about others meanwhile
    const held = records.filter((record) => unsent(record));
    this.waiting.set(held.filter((one) => one.refused === null).map((one) => one.id));
    this.refusals.set(told(held.flatMap(refusedPart)));
    this.looked.set(true);
  }

  /** This device's records took a document just now: until the registry answers, it waits. */
  took(id: string, revision: number): void {
    if (namesEdit(revision)) this.waiting.update((ids) => [...new Set([...ids, id])]);
  }

  /** Sends everything that was refused once more: what one was refused for, another may have brought. */
  async again(): Promise<void> {
    const records = this.replication.records();
    const refused = (await this.read(this.parts)).filter((one) => one.refused !== null);
    if (!records || refused.length === 0) return;
    for (const { kind, id } of refused) await records.tryAgain(kind, id);
    this.refusals.set([]);
    void this.replication.run();
  }

  /** Gives up what was refused of a document: the registry's state of it stays. */
  async giveUp(id: string): Promise<void> {
    const part = this.parts.find((one) => one.id === id);
    if (part) await this.replication.records()?.giveUp(part.kind, id);
    await this.look(this.parts);
  }

  /** Gives up a session that the registry never took, with everything in it. */
  async giveUpAll(): Promise<void> {
    // What still waits would be refused for want of its session: that is heard first.
    await this.replication.run();
    for (const { kind, id } of this.parts) await this.replication.records()?.giveUp(kind, id);
    await this.look(this.parts);
  }

  private async read(parts: readonly Part[]): Promise<readonly LocalRecord[]> {
    const records = this.replication.records();
    if (!records) return [];
    const found = await Promise.all(parts.map(({ kind, id }) => records.read(kind, id)));
    return found.filter((record) => record !== null);
  }
}

function refusedPart(record: LocalRecord): readonly RefusedPart[] {
  if (record.refused === null) return [];
  const kind = record.kind as Part['kind'];
  const problem = problemIn({ ...record.refused });
  return [{ kind, id: record.id, problem, onRegistry: record.stored !== null }];
}

/** Without its session nothing else is taken either: then the session's reason is the one to tell. */
function told(refused: readonly RefusedPart[]): readonly RefusedPart[] {
  const session = refused.find((one) => one.kind === 'session' && !one.onRegistry);
  return session ? [session] : refused;
}
