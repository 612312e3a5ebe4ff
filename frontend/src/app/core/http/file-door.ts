import { Injectable, inject } from '@angular/core';
import { ApiClient } from './api-client';
import { Problem, problemOf, unreachable } from './problem';

/**
 * The way of large files to and from the registry. They take as long as they take, so nothing here
 * gives up after a while; what comes is gathered piece by piece and what goes is read from the disk
 * by the browser, so neither is ever held in the page's memory as a whole.
 */
export interface TakenFile {
  readonly name: string;
  readonly content: Blob;
}

const BASE = '/api/v1';
/** Pieces of this size are handed to the browser, which puts them on the disk when they grow many. */
const GATHERED_BYTES = 8_000_000;

@Injectable({ providedIn: 'root' })
export class FileDoor {
  private readonly api = inject(ApiClient);

  /** The whole file or none; null when it was stopped. `told` hears how many bytes have come. */
  async take(
    path: string,
    mediaType: string,
    told: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<TakenFile | null> {
    const headers = this.api.headers('GET');
    headers.set('Accept', mediaType);
    try {
      const response = await fetch(BASE + path, { headers, credentials: 'same-origin', signal });
      await this.refuse(response);
      return { name: nameOf(response), content: await gathered(response, mediaType, told) };
    } catch (thrown) {
      if (signal.aborted) return null;
      throw thrown instanceof Problem ? thrown : unreachable();
    }
  }

  /** Sends a file and answers what the registry says of it. */
  async bring<T>(path: string, file: File, mediaType: string): Promise<T> {
    try {
      return await this.send<T>(path, file, mediaType);
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.code.startsWith('csrf'))) throw thrown;
      // Another tab signed in again and the token changed: take the new one, once.
      await this.api.refreshCsrfToken();
      return await this.send<T>(path, file, mediaType);
    }
  }

  private async send<T>(path: string, file: File, mediaType: string): Promise<T> {
    const headers = this.api.headers('POST');
    headers.set('Content-Type', mediaType);
    const asked = fetch(BASE + path, {
      method: 'POST',
      headers,
      body: file,
      credentials: 'same-origin',
    });
    const response = await asked.catch(async () => {
      throw (await isReadable(file)) ? unreachable() : changedSince(file);
    });
    await this.refuse(response);
    this.api.writes.update((count) => count + 1);
    return (await response.json()) as T;
  }

  private async refuse(response: Response): Promise<void> {
    if (response.ok) return;
    const problem = await problemOf(response);
    if (problem.signedOut) this.api.signedOut.update((count) => count + 1);
    throw problem;
  }
}

async function gathered(
  response: Response,
  type: string,
  told: (bytes: number) => void,
): Promise<Blob> {
  const reader = response.body?.getReader();
  const whole: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let bytes = 0;
  const layDown = (): void => {
    whole.push(new Blob(pieces));
    pieces = [];
    held = 0;
  };
  for (;;) {
    const piece = await reader?.read().catch(cutOff);
    if (!piece || piece.done) break;
    pieces.push(piece.value);
    held += piece.value.byteLength;
    bytes += piece.value.byteLength;
    told(bytes);
    if (held >= GATHERED_BYTES) layDown();
  }
  layDown();
  return new Blob(whole, { type });
}

function nameOf(response: Response): string {
  const said = response.headers.get('Content-Disposition') ?? '';
  return /filename="([^"]+)"/.exec(said)?.[1] ?? 'longline';
}

/** A browser refuses to read a file that became another one since it was chosen. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function cutOff(): never {
  throw new Problem({
    code: 'cut-off',
    status: 0,
    title: 'Not the whole file',
    detail: 'The connection was lost before the file was whole. Nothing was saved; try again.',
  });
}

function changedSince(file: File): Problem {
  return new Problem({
    code: 'file-changed',
    status: -1,
    title: 'Another file by now',
    detail: `“${file.name}” was changed or moved since you chose it. Choose it again.`,
  });
}
