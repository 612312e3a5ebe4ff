import { Injectable, computed, inject, signal } from '@angular/core';
import { asProblem, Problem } from '../core/http/problem';
import { DATABASE_OPTIONS, LocalDatabase, nameOf, Owner } from './local-database';
import { ChangeStream } from './change-stream';
import { LocalRecords } from './local-records';
import { RegistryDoor } from './registry-door';
import { Replicator } from './replicator';
import { isFull, StorageRoom } from './storage-room';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** What replication works on while somebody is signed in. */
interface Open {
  readonly name: string;
  readonly database: LocalDatabase;
  readonly records: LocalRecords;
  readonly replicator: Replicator;
}

/**
 * Replication of whoever is signed in. It runs when asked to, again with growing pauses while the
 * registry cannot be reached, and only in one tab at a time. When the session is over it stops and
 * keeps everything; the next log-in of the same person goes on where it was.
 */
@Injectable({ providedIn: 'root' })
export class Replication {
  private readonly door = inject(RegistryDoor);
  private readonly stream = inject(ChangeStream);
  private readonly room = inject(StorageRoom);
  private readonly options = inject(DATABASE_OPTIONS);
  private readonly held = signal<Open | null>(null);
  private running: Promise<void> | null = null;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitMs = FIRST_WAIT_MS;

  /** What this person has on this device; null while nobody is known. */
  readonly records = computed(() => this.held()?.records ?? null);
  /** What stands in the way just now, or null. */
  readonly problem = signal<Problem | null>(null);

  /** Opens the person's own database in this practice; nobody else's stays open. */
  open(owner: Owner): void {
    if (this.held()?.name === nameOf(owner)) return;
    this.close();
    const database = new LocalDatabase(owner, this.options);
    const replicator = new Replicator(database, this.door);
    this.held.set({
      ...{ name: nameOf(owner), database, replicator },
      records: new LocalRecords(database),
    });
  }

  /** After a log-out: nothing is deleted, and nothing can be read until the same person comes back. */
  close(): void {
    this.pause();
    this.held()?.database.close();
    this.held.set(null);
    this.problem.set(null);
  }

  /** Runs at every change that the registry tells of, until the signal stops it. */
  follow(stop: AbortSignal): Promise<void> {
    return this.stream.follow(() => void this.run(), stop);
  }

  /** Sends what waits and takes what is new. Asked while it runs, it runs once more. */
  async run(): Promise<void> {
    this.again = this.running !== null;
    this.running ??= this.runAll().finally(() => (this.running = null));
    await this.running;
  }

  private async runAll(): Promise<void> {
    this.pause();
    do {
      this.again = false;
      const open = this.held();
      if (!open) return;
      await this.once(open);
    } while (this.wanted());
  }

  private wanted(): boolean {
    return this.again && this.problem() === null;
  }

  private async once({ name, replicator }: Open): Promise<void> {
    try {
      await alone(name, () => replicator.run());
      this.waitMs = FIRST_WAIT_MS;
      if (this.held()?.name === name) this.problem.set(null);
    } catch (thrown) {
      // The person left while the answer was under way: it is nobody's problem any more.
      if (this.held()?.name === name) this.stumble(thrown);
    }
    await this.room.look();
  }

  private stumble(thrown: unknown): void {
    const problem = isFull(thrown) ? deviceFull() : asProblem(thrown);
    this.problem.set(problem);
    if (!problem.temporary) return; // a log-in, more room or a newer page is needed first
    const wait = problem.retryAfterS === null ? this.waitMs : problem.retryAfterS * 1_000;
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private pause(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/**
 * Only one tab replicates at a time: two would be safe, but send everything twice. Where the
 * browser has no locks, they do.
 */
async function alone(name: string, run: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  await (locks ? locks.request(name, run) : run());
}

function deviceFull(): Problem {
  return new Problem({
    code: 'device-full',
    status: -1,
    title: 'This device is full',
    detail: 'What you write is no longer kept here. Free some space on the device, then go on.',
  });
}
