import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { liveQuery } from 'dexie';
import { asProblem, Problem } from '../../core/http/problem';
import { LocalRecords } from '../local-records';
import { Replication } from '../replication';
import { Waiting } from '../waiting';
import { FileSender } from './file-sender';
import { KeptFiles } from './kept-files';
import { LooseFiles } from './loose-files';
import { TusDoor } from './tus-door';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * The files of whoever is signed in: announces each once its note is saved, and sends its bytes
 * once the registry knows of it. It wakes when there is something to do, comes again with growing
 * pauses while the registry cannot be reached, and sends in one tab at a time.
 */
@Injectable({ providedIn: 'root' })
export class Files {
  private readonly replication = inject(Replication);
  private readonly door = inject(TusDoor);
  private readonly waiting = inject(Waiting);
  private readonly progress = signal<ReadonlyMap<string, number>>(new Map());
  private running: Promise<void> | null = null;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitMs = FIRST_WAIT_MS;
  private left = new AbortController();

  readonly database = this.replication.database;
  /** Null while nobody is known, or this browser keeps nothing. */
  readonly kept = computed(() => {
    const database = this.database();
    return database && new KeptFiles(database, new LocalRecords(database));
  });
  /** What of it no note will take along. */
  readonly loose = computed(() => {
    const [database, kept] = [this.database(), this.kept()];
    return database && kept && new LooseFiles(database, new LocalRecords(database), kept);
  });
  /** What stands in the way of sending just now, or null. */
  readonly problem = signal<Problem | null>(null);
  /** Bytes that are at the registry, of what is on its way in this tab. */
  readonly sent = this.progress.asReadonly();

  constructor() {
    effect((onCleanup) => {
      const kept = this.kept();
      if (!kept) return;
      this.left = new AbortController();
      const todo = liveQuery(() => work(kept));
      const watched = todo.subscribe((some) => {
        if (some) untracked(() => void this.run());
      });
      const online = (): void => void this.run();
      window.addEventListener('online', online);
      void this.tidy(kept);
      onCleanup(() => {
        this.left.abort();
        watched.unsubscribe();
        window.removeEventListener('online', online);
        this.pause();
        this.problem.set(null);
      });
    });
    effect(() => {
      // The registry answered the records again: then the files may go on, too. Who was let go by
      // the practice keeps none that it has.
      if (this.replication.problem() === null || this.replication.left()) {
        untracked(() => void this.run());
      }
    });
  }

  /** Announces and sends what is to be. Asked while it runs, it runs once more. */
  async run(): Promise<void> {
    this.again = this.running !== null;
    this.running ??= this.runAll().finally(() => (this.running = null));
    await this.running;
  }

  private async runAll(): Promise<void> {
    this.pause();
    do {
      this.again = false;
      const kept = this.kept();
      if (!kept) return;
      await this.once(kept, this.left.signal);
    } while (this.wanted());
  }

  private wanted(): boolean {
    return this.again && this.problem() === null;
  }

  private async once(kept: KeptFiles, left: AbortSignal): Promise<void> {
    try {
      if ((await kept.announce()) > 0) void this.replication.run();
      const sender = new FileSender(kept, this.door);
      await alone(`${kept.database.name}.files`, () => sender.run(this.tell, left));
      this.waitMs = FIRST_WAIT_MS;
      if (!left.aborted) this.problem.set(null);
      await this.tidy(kept);
    } catch (thrown) {
      if (!left.aborted) this.stumble(thrown);
    }
  }

  private async tidy(kept: KeptFiles): Promise<void> {
    await kept.tidy();
    const loose = (await this.loose()?.tidy()) ?? 0;
    if (this.kept() === kept) this.waiting.looseFiles.set(loose);
  }

  private readonly tell = (id: string, sent: number | null): void => {
    this.progress.update((old) => {
      const next = new Map(old);
      if (sent === null) next.delete(id);
      else next.set(id, sent);
      return next;
    });
  };

  private stumble(thrown: unknown): void {
    const problem = asProblem(thrown);
    this.problem.set(problem);
    if (!problem.temporary) return; // a log-in or more room is needed first
    const wait = problem.retryAfterS === null ? this.waitMs : problem.retryAfterS * 1_000;
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private pause(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/** Names what is to be done, so that a change of it wakes the run; null when nothing is. */
async function work(kept: KeptFiles): Promise<string | null> {
  const todo = [...(await kept.announceable()), ...(await kept.sendable())];
  return todo.length === 0 ? null : todo.map((file) => `${file.id} ${file.phase}`).join();
}

async function alone(name: string, run: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  await (locks ? locks.request(name, run) : run());
}
