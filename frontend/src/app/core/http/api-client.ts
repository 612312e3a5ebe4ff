import { Injectable, signal } from '@angular/core';
import { askedAhead } from './asked-ahead';
import { Problem, problemOf, someoneElse, tooSlow, unreachable } from './problem';

/**
 * The only door to the registry. It adds what every request needs (session cookie, CSRF token,
 * organization), gives up after a while, and turns every refusal into a Problem. It knows nothing
 * of dogs: the stores say which path and which type.
 */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  /** The revision this write was made over; becomes If-Match. */
  readonly revision?: number;
  readonly signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What answers on this device in the registry's place, in the registry's shapes. */
export interface DeviceDoor {
  /** The answer, or null when this is not for the device to answer. Throws a Problem like the registry's. */
  answer(
    method: Method,
    path: string,
    options: RequestOptions,
    network: () => Promise<unknown>,
  ): Promise<{ readonly value: unknown } | null>;
}

const BASE = '/api/v1';
const TIMEOUT_MS = 20_000;
/** A long report takes seconds to print, and a while over a weak network. */
const FILE_TIMEOUT_MS = 120_000;
/** Browsers refuse to keep more than 64 KiB alive, and a sign may take four bytes. */
const KEEPALIVE_MOST = 16_000;
/** The header has whole seconds, and an answer may be under way for some. */
const CLOCK_TOLD_MS = 60_000;

@Injectable({ providedIn: 'root' })
export class ApiClient {
  readonly csrfToken = signal<string | null>(null);
  readonly organizationId = signal<string | null>(null);
  /** Whose work goes out: nothing of theirs is ever sent as somebody else's. */
  readonly personId = signal<string | null>(null);
  /** Counts the answers that said the session is over. */
  readonly signedOut = signal(0);
  /** Counts the writes that were answered: what was read before one may be otherwise now. */
  readonly writes = signal(0);
  /** Counts the changes of this device's records, also by replication or another tab. */
  readonly changes = signal(0);
  /** How far the registry's clock is ahead of this device's, in milliseconds, as last heard. */
  readonly clockOffMs = signal(0);
  /** The records on this device; null until somebody is signed in. */
  device: DeviceDoor | null = null;

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('GET', path, options);
  }

  /** A file that the registry alone makes, of one media type. */
  async getFile(path: string, mediaType: string): Promise<Blob> {
    const headers = this.headers('GET');
    headers.set('Accept', mediaType);
    const signal = AbortSignal.timeout(FILE_TIMEOUT_MS);
    let response: Response;
    try {
      response = await fetch(BASE + path, { headers, credentials: 'same-origin', signal });
    } catch {
      throw signal.aborted ? tooSlow() : unreachable();
    }
    if (!response.ok) throw await problemOf(response);
    return response.blob();
  }

  /** Asks the registry itself, whatever this device could answer. */
  getFromRegistry<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.ask<T>('GET', path, options);
  }

  /** Tells the registry itself what this device has kept already. */
  postToRegistry<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.ask<T>('POST', path, options);
  }

  post<T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('POST', path, { ...options, body });
  }

  put<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('PUT', path, { ...options, body });
  }

  /** `body` is a JSON merge patch: null clears a field, what is absent stays. */
  patch<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('PATCH', path, { ...options, body });
  }

  delete<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('DELETE', path, options);
  }

  /** The text of an answer that goes on, piece by piece as it comes; ends with it or with the signal. */
  async *stream(path: string, last: string | null, signal: AbortSignal): AsyncGenerator<string> {
    const headers = this.headers('GET');
    headers.set('Accept', 'text/event-stream');
    if (last !== null) headers.set('Last-Event-ID', last);
    const response = await fetch(BASE + path, { headers, credentials: 'same-origin', signal });
    if (!response.ok) throw await problemOf(response);
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return;
      yield decoder.decode(piece.value, { stream: true });
    }
  }

  private async send<T>(method: Method, path: string, options: RequestOptions): Promise<T> {
    const ask = (): Promise<T> => this.ask<T>(method, path, options);
    const here = await this.device?.answer(method, path, options, ask);
    if (!here) return ask();
    if (method !== 'GET') this.writes.update((count) => count + 1);
    return here.value as T;
  }

  /** Asks the registry itself. */
  private async ask<T>(method: Method, path: string, options: RequestOptions): Promise<T> {
    try {
      return await this.exchange<T>(method, path, options);
    } catch (thrown) {
      if (method === 'GET' || !(thrown instanceof Problem) || !isStaleCsrf(thrown)) throw thrown;
      // Another tab signed in again and the token changed: take the new one, once.
      await this.refreshCsrfToken();
      return await this.exchange<T>(method, path, options);
    }
  }

  private async exchange<T>(method: Method, path: string, options: RequestOptions): Promise<T> {
    const response = await this.fetch(method, path, options);
    this.compareClocks(response.headers.get('Date'));
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.signedOut) this.signedOut.update((count) => count + 1);
      throw problem;
    }
    if (method !== 'GET' && !path.startsWith('/sync/')) this.writes.update((count) => count + 1);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private async fetch(method: Method, path: string, options: RequestOptions): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const url = BASE + path + queryString(options.query);
    const ahead = askedAhead(method, url);
    try {
      if (ahead) return await ahead;
      const body = options.body === undefined ? null : JSON.stringify(options.body);
      return await fetch(url, {
        method,
        headers: this.headers(method, options),
        body,
        // A small write goes through even when the page is closed right after the tap.
        keepalive: method !== 'GET' && (body?.length ?? 0) < KEEPALIVE_MOST,
        credentials: 'same-origin',
        signal,
      });
    } catch (thrown) {
      if (options.signal?.aborted) throw thrown;
      throw timeout.aborted ? tooSlow() : unreachable();
    }
  }

  private compareClocks(date: string | null): void {
    const off = Date.parse(date ?? '') - Date.now();
    if (Math.abs(off - this.clockOffMs()) > CLOCK_TOLD_MS) this.clockOffMs.set(off);
  }

  /** What a request carries, also one that something else sends. */
  headers(method: Method, options: RequestOptions = {}): Headers {
    const headers = new Headers({ Accept: 'application/json' });
    const csrf = this.csrfToken();
    const organization = this.organizationId();
    if (method !== 'GET' && csrf) headers.set('X-CSRF-Token', csrf);
    if (organization) headers.set('X-Organization', organization);
    if (options.body !== undefined) {
      const kind = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      headers.set('Content-Type', kind);
    }
    if (options.revision !== undefined) headers.set('If-Match', `"${String(options.revision)}"`);
    return headers;
  }

  async refreshCsrfToken(): Promise<void> {
    const me = await this.exchange<{ csrf_token: string; person?: { id: string } }>(
      'GET',
      '/me',
      {},
    );
    if (this.personId() !== null && me.person?.id !== this.personId()) {
      this.signedOut.update((count) => count + 1);
      throw someoneElse();
    }
    this.csrfToken.set(me.csrf_token);
  }
}

function isStaleCsrf(problem: Problem): boolean {
  return problem.status === 403 && problem.code.startsWith('csrf');
}

function queryString(query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') given.set(name, String(value));
  }
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}
