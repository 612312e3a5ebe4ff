import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { readEvents } from './event-lines';

const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

interface Heard {
  /** The id of the last event, so that a change is told once. */
  readonly last: string | null;
  readonly retryMs: number;
}

/**
 * Hears from the registry that something changed. The browser's EventSource cannot say which
 * practice it asks for, so the stream is read by hand: the registry ends it after half a minute at
 * most, and it is opened again after the time that the registry named.
 */
@Injectable({ providedIn: 'root' })
export class ChangeStream {
  private readonly api = inject(ApiClient);

  /** Calls back at every change, until the signal stops it. */
  async follow(changed: () => void, stop: AbortSignal): Promise<void> {
    let heard: Heard = { last: null, retryMs: RETRY_MS };
    while (!stop.aborted) {
      heard = await this.listen(heard, changed, stop);
      await pause(heard.retryMs, stop);
    }
  }

  /** One stream from its beginning to its end. */
  private async listen(before: Heard, changed: () => void, stop: AbortSignal): Promise<Heard> {
    let heard = before;
    let text = '';
    try {
      for await (const piece of this.api.stream('/sync/stream', before.last, stop)) {
        const { events, retryMs, rest } = readEvents(text + piece);
        text = rest;
        heard = { last: events.at(-1)?.id ?? heard.last, retryMs: retryMs ?? heard.retryMs };
        if (events.some(({ name }) => name === 'changed')) changed();
      }
      return heard;
    } catch {
      // Replication itself tells why the registry cannot be reached; here it is only asked less often.
      return { ...heard, retryMs: Math.min(heard.retryMs * 2, LONGEST_RETRY_MS) };
    }
  }
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
