import { Injectable, computed, inject, signal } from '@angular/core';
import { asProblem, Problem } from '../core/http/problem';
import { deviceFull } from './desk/problems';
import { Acts } from './acts';
import { DATABASE_OPTIONS, LocalDatabase, nameOf, Owner } from './local-database';
import { ChangeStream } from './change-stream';
import { KeptAnswers } from './kept-answers';
import { LocalRecords } from './local-records';
import { RegistryDoor } from './registry-door';
import { Replicator } from './replicator';
import { catchUp } from './search/catching-up';
import { isFull, StorageRoom } from './storage-room';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** What replication works on while somebody is signed in. */
interface Open {
  readonly name: string;
  readonly database: LocalDatabase;
  readonly records: LocalRecords;
  readonly kept: KeptAnswers;
  readonly acts: Acts;
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
  private indexing = Promise.resolve();
  private again = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitMs = FIRST_WAIT_MS;

  /** What this person has on this device; null while nobody is known. */
  readonly records = computed(() => this.held()?.records ?? null);
  readonly kept = computed(() => this.held()?.kept ?? null);
  readonly acts = computed(() => this.held()?.acts ?? null);
  /** Where it lies, for what is kept beside the records. */
  readonly database = computed(() => this.held()?.database ?? null);
  /** What stands in the way just now, or null. */
  readonly problem = signal<Problem | null>(null);
  /** When this device and the registry last agreed, in milliseconds since 1970. */
  readonly agreedAt = signal<number | null>(null);
  /** The practice let this person go. */
  readonly left = signal(false);

  /** Opens the person's own database in this practice; nobody else's stays open. */
  open(owner: Owner): void {
    if (this.held()?.name === nameOf(owner)) return;
    this.close();
    const database = new LocalDatabase(owner, this.options);
    const replicator = new Replicator(database, this.door);
    this.held.set({
      ...{ name: nameOf(owner), database, replicator },
      ...{ records: new LocalRecords(database), kept: new KeptAnswers(database.answers) },
      acts: new Acts(database),
    });
  }

  /** Whether this device has had everything once, so that it can answer by itself. */
  async isComplete(): Promise<boolean> {
    return (await this.held()?.database.isComplete()) ?? false;
  }

  /** After a log-out: nothing is deleted, and nothing can be read until the same person comes back. */
  close(): void {
    this.pause();
    this.held()?.database.close();
    this.held.set(null);
    this.problem.set(null);
    this.agreedAt.set(null);
    this.left.set(false);
  }

  /** Runs at every change that the registry tells of, and `then` says so, until the signal stops it. */
  follow(stop: AbortSignal, then: () => void): Promise<void> {
    return this.stream.follow(() => void this.run().then(then), stop);
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
      this.index(open);
    } while (this.wanted());
  }

  /** Lets the search catch up with what was pulled, between the pulls: it must not hold them up. */
  private index(open: Open): void {
    const mayGoOn = (): boolean => this.running === null && this.held() === open;
    this.indexing = this.indexing
      .then(() => catchUp(open.database, mayGoOn))
      // What fails here (no room, words that could not be loaded) the next search tries again, and says.
      .catch(() => undefined);
  }

  private wanted(): boolean {
    return this.again && this.problem() === null;
  }

  private async once({ name, replicator }: Open): Promise<void> {
    try {
      await alone(name, () => replicator.run());
      this.waitMs = FIRST_WAIT_MS;
      if (this.held()?.name === name) this.agree();
    } catch (thrown) {
      // The person left while the answer was under way: it is nobody's problem any more.
      if (this.held()?.name === name) await this.stumble(thrown, replicator);
    }
    await this.room.look();
  }

  private agree(): void {
    this.problem.set(null);
    this.left.set(false);
    this.agreedAt.set(Date.now());
  }

  private async stumble(thrown: unknown, replicator: Replicator): Promise<void> {
    const problem = isFull(thrown) ? deviceFull() : asProblem(thrown);
    this.problem.set(problem);
    if (problem.notAMember) {
      await replicator.withdrawAll();
      this.left.set(true);
    }
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
