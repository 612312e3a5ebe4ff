import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { asProblem, Problem } from '../core/http/problem';
import { LiveRecord, waiting } from './live-record';

/** What the queue works on: the record as it is now, and what to do when more of it is stored. */
export interface Held {
  read(): LiveRecord | null;
  stored(docId: string, version: number, revision: number): void;
  /** Puts the registry's newer state and the device's together; false when a person must choose. */
  putTogether(docId: string, theirs: Resource): boolean;
}

export interface Resource {
  readonly revision: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** A document that the registry will not take as it is, and why. */
export interface RefusedDocument {
  readonly id: string;
  /** The device's version that was refused: once it is changed, it is sent again. */
  readonly version: number;
  readonly problem: Problem;
  /** The registry has an earlier state of it. */
  readonly onRegistry: boolean;
}

/**
 * Sends what is not stored yet, one document after the other, the session first: into the records of
 * this device, which replication carries on, or to the registry until the device has everything.
 * What may succeed later is tried again, with growing pauses. What was refused waits for somebody to
 * act, and what needs it waits with it; all the rest goes on. Nothing leaves the journal because of
 * either. What the registry refuses later of what the device took is told by SessionOnDevice.
 */
@Injectable()
export class SaveQueue {
  private readonly api = inject(ApiClient);
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private waitMs = FIRST_WAIT_MS;

  /** Why nothing goes out just now: no connection, a busy registry, nobody signed in. */
  readonly problem = signal<Problem | null>(null);
  readonly refused = signal<readonly RefusedDocument[]>([]);

  attach(held: Held): void {
    this.held = held;
  }

  /** Sends soon; taps in quick succession travel together. */
  soon(delayMs = 400): void {
    if (this.timer !== null) return;
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
  async again(id: string): Promise<void> {
    this.forget(id);
    this.problem.set(null);
    this.waitMs = FIRST_WAIT_MS;
    await this.send();
  }

  /** Writes over what is stored now, after the person chose so. */
  async overwrite({ id, problem }: RefusedDocument): Promise<void> {
    const current = problem.current as Resource | undefined;
    if (current) this.held?.stored(id, 0, current.revision);
    await this.again(id);
  }

  /** What the registry holds of a document; null when it is not there any more. */
  async readStored(record: LiveRecord, id: string): Promise<Resource | null> {
    try {
      return await this.api.get<Resource>(pathOf(record, id));
    } catch (thrown) {
      if (asProblem(thrown).status === 404) return null;
      throw thrown;
    }
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const record = this.held?.read() ?? null;
      const id = record ? this.next(record) : undefined;
      if (!record || id === undefined) return;
      const version = record.versions[id] ?? 0;
      try {
        const saved = await this.write(record, id);
        this.held?.stored(id, version, saved.revision);
        this.forget(id);
        this.problem.set(null);
        this.waitMs = FIRST_WAIT_MS;
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.temporary || problem.signedOut) {
          this.pause(problem);
          return;
        }
        this.refuse({ id, version, problem, onRegistry: record.stored[id] !== undefined });
      }
    }
  }

  /** The first document that may go: not refused as it is, and its session, if it has one, is there. */
  private next(record: LiveRecord): string | undefined {
    const refused = new Map(this.refused().map((one) => [one.id, one.version]));
    return waiting(record).find(
      (id) => record.versions[id] !== refused.get(id) && !needsSession(record, id),
    );
  }

  /** Another device of the person wrote it meanwhile: both together go out next. */
  private joined({ id, problem }: RefusedDocument): boolean {
    const theirs = problem.status === 412 ? (problem.current as Resource | undefined) : undefined;
    return theirs !== undefined && (this.held?.putTogether(id, theirs) ?? false);
  }

  private refuse(document: RefusedDocument): void {
    if (this.joined(document)) return;
    const others = this.refused().filter((one) => one.id !== document.id);
    this.refused.set([...others, document]);
    this.problem.set(null);
  }

  /** A refusal that nobody need act on any more. */
  forget(id: string): void {
    if (this.refused().some((one) => one.id === id)) {
      this.refused.update((all) => all.filter((one) => one.id !== id));
    }
  }

  private pause(problem: Problem): void {
    this.problem.set(problem);
    if (problem.signedOut) return; // the log-in, or the next tap after it, sends it
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
      return this.api.patch<Resource>(pathOf(record, id), body, options);
    }
    const path = pathOf(record, id);
    const body = bodyOf(record, id);
    try {
      return await this.api.put<Resource>(path, body, options);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (revision !== undefined || !existsAlready(problem)) throw thrown;
      // The answer to the creation was lost; more was tapped since, here or on another device.
      const there = await this.api.get<Resource>(path);
      const both = this.held?.putTogether(id, there) ? this.held.read() : null;
      const newest = both ? bodyOf(both, id) : body;
      return this.api.put<Resource>(path, newest, { revision: there.revision });
    }
  }
}

/** A set or an observation cannot be stored before its session was; a plan needs none. */
function needsSession(record: LiveRecord, id: string): boolean {
  const free = id === record.sessionId || id === record.plan?.id;
  return !free && record.stored[record.sessionId] === undefined;
}

function existsAlready(problem: Problem): boolean {
  return problem.status === 412 || problem.status === 428;
}

function pathOf(record: LiveRecord, id: string): string {
  if (id === record.sessionId) return `/sessions/${id}`;
  if (id === record.plan?.id) return `/plans/${id}`;
  return record.sets.some((one) => one.id === id) ? `/sets/${id}` : `/observations/${id}`;
}

function bodyOf(record: LiveRecord, id: string): unknown {
  if (id === record.sessionId) return record.session;
  return [...record.sets, ...record.observations].find((one) => one.id === id)?.body;
}
