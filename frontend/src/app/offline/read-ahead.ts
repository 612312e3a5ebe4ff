import { Injectable, inject, untracked } from '@angular/core';
import { ApiClient, Query } from '../core/http/api-client';
import { Waiting } from './waiting';

interface Ahead {
  /** Who asked, and how often records had changed by then: the answer counts only while that is so. */
  readonly when: string;
  readonly answer: Promise<unknown>;
}

/** How many answers wait to be taken; the oldest go. */
const MOST = 32;

/**
 * Answers that are likely to be asked for next, read while nobody waits for them. Only this device is
 * asked, never the network: who looks at a list of dogs does not open all of them. An answer is given
 * once, and not when any record changed meanwhile.
 */
@Injectable({ providedIn: 'root' })
export class ReadAhead {
  private readonly api = inject(ApiClient);
  private readonly waiting = inject(Waiting);
  private readonly held = new Map<string, Ahead>();

  /** Settles when the answer is there or could not be had. */
  async read(path: string, query: Query = {}): Promise<void> {
    if (!untracked(this.waiting.complete)) return;
    const [key, when] = [keyOf(path, query), this.now()];
    if (this.held.get(key)?.when !== when) {
      this.held.delete(key);
      const answer = this.api.get(path, { query });
      this.held.set(key, { when, answer });
      for (const oldest of [...this.held.keys()].slice(0, -MOST)) this.held.delete(oldest);
    }
    await this.held.get(key)?.answer.catch(() => this.held.delete(key));
  }

  /** What was read ahead, else what is read now. */
  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    const key = keyOf(path, query);
    const known = this.held.get(key);
    this.held.delete(key);
    if (known?.when === this.now()) return known.answer as Promise<T>;
    return this.api.get<T>(path, { query, ...(signal && { signal }) });
  }

  private now(): string {
    const { changes, writes, personId, organizationId } = this.api;
    return untracked(() => [personId(), organizationId(), changes(), writes()].join());
  }
}

function keyOf(path: string, query: Query): string {
  return `${path}?${JSON.stringify(query)}`;
}
