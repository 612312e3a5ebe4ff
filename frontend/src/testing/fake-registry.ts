import { vi } from 'vitest';

/**
 * Stands in for the registry at the only place where the page touches it: `fetch`. Tests say what
 * it answers, in order or by a function, and read what was asked.
 */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An answer, or what is thrown when there is none. */
export type Answer = Response | Error | DOMException;

export class FakeRegistry {
  readonly asked: Asked[] = [];
  private answers: ((asked: Asked) => Answer | Promise<Answer>)[] = [];

  constructor() {
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.serve(url, init));
  }

  /** The next answer; the last one given repeats. */
  will(answer: Answer | ((asked: Asked) => Answer | Promise<Answer>)): this {
    this.answers.push(typeof answer === 'function' ? answer : () => answer);
    return this;
  }

  private serve(url: string, init: RequestInit): Promise<Response> {
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.replace('/api/v1', ''),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    this.asked.push(asked);
    const next = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    const answer = next ? next(asked) : json({});
    return answer instanceof Promise ? answer.then(handedOut) : handedOut(answer);
  }
}

function handedOut(answer: Answer): Promise<Response> {
  return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer);
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

export function refusal(status: number, code: string, more: object = {}): Response {
  const problem = {
    type: `urn:longline:problem:${code}`,
    title: 'No',
    status,
    detail: 'Not so.',
    ...more,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '7' },
  });
}

export function noNetwork(): Error {
  return new TypeError('Failed to fetch');
}
