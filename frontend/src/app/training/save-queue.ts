import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { asProblem, Problem } from '../core/http/problem';
import { LiveRecord, waiting } from './live-record';

/** What the queue works on: the record as it is now, and what to do when more of it is stored. */
export interface Held {
  read(): LiveRecord | null;
  stored(docId: string, version: number, revision: number): void;
}

interface Resource {
  readonly revision: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends what is not stored yet, one document after the other, the session first. What may succeed
 * later is tried again, with growing pauses; what was refused stops the queue and is shown. Nothing
 * leaves the journal because of either.
 */
@Injectable()
export class SaveQueue {
  private readonly api = inject(ApiClient);
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private waitMs = FIRST_WAIT_MS;

  /** Why the queue stands still: refused (until somebody acts) or unreachable (it tries again). */
  readonly problem = signal<Problem | null>(null);
  readonly blockedId = signal<string | null>(null);

  attach(held: Held): void {
    this.held = held;
  }

  /** Sends soon; taps in quick succession travel together. */
  soon(delayMs = 400): void {
    if (this.timer !== null || this.blockedId() !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.send();
    }, delayMs);
  }

  /** Sends now; resolves when everything is stored or something stands in the way. */
  async send(): Promise<void> {
    this.running ??= this.sendAll().finally(() => (this.running = null));
    await this.running;
  }

  /** After somebody acted on a refusal. */
  async again(): Promise<void> {
    this.blockedId.set(null);
    this.problem.set(null);
    this.waitMs = FIRST_WAIT_MS;
    await this.send();
  }

  /** Writes over what is stored now, after the person chose so. */
  async overwrite(): Promise<void> {
    const id = this.blockedId();
    const current = this.problem()?.current as Resource | undefined;
    if (id !== null && current) this.held?.stored(id, 0, current.revision);
    await this.again();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const record = this.held?.read() ?? null;
      const id = record ? waiting(record)[0] : undefined;
      if (!record || id === undefined || this.blockedId() !== null) return;
      try {
        const version = record.versions[id] ?? 0;
        const saved = await this.write(record, id);
        this.held?.stored(id, version, saved.revision);
        this.problem.set(null);
        this.waitMs = FIRST_WAIT_MS;
      } catch (thrown) {
        this.stumble(asProblem(thrown), id);
        return;
      }
    }
  }

  private stumble(problem: Problem, id: string): void {
    this.problem.set(problem);
    if (!problem.temporary) {
      this.blockedId.set(id);
      return;
    }
    const wait = problem.retryAfterS === null ? this.waitMs : problem.retryAfterS * 1_000;
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    this.soon(wait);
  }

  private async write(record: LiveRecord, id: string): Promise<Resource> {
    const revision = record.stored[id]?.revision;
    const options = revision === undefined ? {} : { revision };
    const { plan } = record;
    if (plan?.id === id) {
      const body = { steps: plan.steps, current_step_id: plan.current_step_id };
      return this.api.patch<Resource>(`/plans/${id}`, body, options);
    }
    const [path, body] = documentOf(record, id);
    try {
      return await this.api.put<Resource>(path, body, options);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (revision !== undefined || !existsAlready(problem)) throw thrown;
      // The answer to the creation was lost and more was tapped since: the document is ours.
      const mine = await this.api.get<Resource>(path);
      return this.api.put<Resource>(path, body, { revision: mine.revision });
    }
  }
}

function existsAlready(problem: Problem): boolean {
  return problem.status === 412 || problem.status === 428;
}

function documentOf(record: LiveRecord, id: string): readonly [string, unknown] {
  if (id === record.sessionId) return [`/sessions/${id}`, record.session];
  const set = record.sets.find((one) => one.id === id);
  if (set) return [`/sets/${id}`, set.body];
  return [`/observations/${id}`, record.observations.find((one) => one.id === id)?.body];
}
