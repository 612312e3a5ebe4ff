import { KeptPractice, SentPractice, SharedPage } from './link-types';

/** What came of a request: an answer, a refusal in a sentence, or nothing at all (try again later). */
export type Answer<T> =
  | { readonly is: 'answered'; readonly value: T }
  | { readonly is: 'gone' }
  | { readonly is: 'refused'; readonly sentence: string }
  | { readonly is: 'later' };

export type Paper = 'a4' | 'letter';

const PATIENCE_MS = 15_000;
const PROBLEM = 'application/problem+json';

/**
 * The registry as somebody without an account meets it. It sends no cookie and tells no address on:
 * who holds the link is who may ask, whoever else is signed in on this phone.
 */
export class LinkDoor {
  private readonly path: string;

  constructor(token: string) {
    this.path = `/api/v1/s/${encodeURIComponent(token)}`;
  }

  open(): Promise<Answer<SharedPage>> {
    return ask(this.path, { method: 'GET' });
  }

  /** The shared report as a page: a whole document of its own. */
  report(): Promise<Answer<string>> {
    return ask(`${this.path}/report`, { method: 'GET' }, (answer) => answer.text());
  }

  paper(paper: Paper): Promise<Answer<Blob>> {
    return ask(`${this.path}/report?as=pdf&paper=${paper}`, { method: 'GET' }, (answer) =>
      answer.blob(),
    );
  }

  send(round: SentPractice): Promise<Answer<KeptPractice>> {
    return ask(`${this.path}/practice`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(round),
    });
  }

  clip(homeworkId: string): string {
    return `${this.path}/clip?homework=${encodeURIComponent(homeworkId)}`;
  }
}

async function ask<T>(
  path: string,
  request: RequestInit,
  read: (answer: Response) => Promise<T> = (answer) => answer.json() as Promise<T>,
): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, {
      ...request,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return { is: 'answered', value: await read(answer) };
    // Only the registry's own words count: a network that asks for a log-in, or a proxy, says 404 too.
    if (!answer.headers.get('Content-Type')?.startsWith(PROBLEM)) return { is: 'later' };
    if (answer.status === 404) return { is: 'gone' };
    if (answer.status >= 500 || answer.status === 429) return { is: 'later' };
    const problem = (await answer.json()) as { detail?: string };
    return { is: 'refused', sentence: problem.detail ?? 'This was not taken.' };
  } catch {
    return { is: 'later' };
  }
}
