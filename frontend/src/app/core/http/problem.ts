/**
 * What went wrong, in one shape. The registry answers every refusal as RFC 9457 problem+json;
 * what never reached it (no network, no answer in time) is told in the same shape, so that a page
 * has one thing to show: a title, a sentence to act on, and a code to decide by.
 */
export interface FieldProblem {
  readonly pointer: string;
  readonly message: string;
}

interface ProblemParts {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterS?: number | null;
  readonly extra?: Readonly<Record<string, unknown>>;
}

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly retryAfterS: number | null;
  /** What this kind of problem tells beside the rest, as it was sent. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(parts: ProblemParts) {
    super(parts.detail);
    this.name = 'Problem';
    this.code = parts.code;
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.errors = parts.errors ?? [];
    this.retryAfterS = parts.retryAfterS ?? null;
    this.extra = parts.extra ?? {};
  }

  /** The representation the registry holds, when it refused a stale write (412). */
  get current(): unknown {
    return this.extra['current'];
  }

  /** Trying again later, unchanged, may succeed. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get offline(): boolean {
    return this.status === 0;
  }

  get signedOut(): boolean {
    return this.code === 'not-signed-in';
  }

  /** The practice let the person go. */
  get notAMember(): boolean {
    return this.code === 'not-a-member';
  }

  /** The message for one field, by its JSON Pointer. */
  about(field: string): string | null {
    const pointer = `/${field}`;
    return (
      this.errors.find(
        (error) => error.pointer === pointer || error.pointer.startsWith(pointer + '/'),
      )?.message ?? null
    );
  }
}

const PREFIX = 'urn:longline:problem:';

export function unreachable(): Problem {
  return new Problem({
    code: 'unreachable',
    status: 0,
    title: 'No connection',
    detail: 'Longline cannot be reached right now. Check the connection and try again.',
  });
}

export function tooSlow(): Problem {
  return new Problem({
    code: 'too-slow',
    status: 0,
    title: 'No answer in time',
    detail: 'Longline did not answer in time. The connection may be weak; try again.',
  });
}

/** Another person signed in on this device: for whoever works in this tab, the session is over. */
export function someoneElse(): Problem {
  return new Problem({
    code: 'not-signed-in',
    status: 401,
    title: 'Somebody else is signed in',
    detail: 'Somebody else has logged in on this device. Log in again to go on.',
  });
}

/** Anything thrown, as a Problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem({
    code: 'page-fault',
    status: -1,
    title: 'Something broke on this page',
    detail: 'Reload the page and try again. What you wrote is kept on this device.',
  });
}

/** Reads the problem out of a refused answer, also when a proxy answered with something else. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await readJson(response);
  const retryAfterS = secondsOf(response.headers.get('Retry-After'));
  return problemIn({ ...body, status: response.status }, retryAfterS);
}

/** The problem that a refusal's own body tells, as it was answered or kept on this device. */
export function problemIn(
  body: Readonly<Record<string, unknown>>,
  retryAfterS: number | null = null,
): Problem {
  const type = text(body['type']);
  const status = Number(body['status'] ?? 0);
  return new Problem({
    code: type.startsWith(PREFIX) ? type.slice(PREFIX.length) : `http-${String(status)}`,
    status,
    title: text(body['title']) || 'Longline could not do this',
    detail: text(body['detail']) || sentenceFor(status),
    errors: fieldProblems(body['errors']),
    retryAfterS,
    extra: body,
  });
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  } catch {
    return {}; // not JSON: a proxy's own page
  }
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((entry) => ({ pointer: text(entry['pointer']), message: text(entry['message']) }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function sentenceFor(status: number): string {
  if (status >= 500) return 'Longline is not well at the moment. Try again in a minute.';
  if (status === 404) return 'This does not exist, or it is not yours to see.';
  if (status === 413) return 'This is too long to be stored in one piece.';
  if (status === 429) return 'That was too many tries. Wait a moment, then try again.';
  return 'Longline refused this. Check what you entered and try again.';
}
