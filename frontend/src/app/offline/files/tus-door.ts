import { Injectable, inject } from '@angular/core';
import type { DetailedError, Upload as TusUpload, UploadOptions } from 'tus-js-client';
import { ApiClient } from '../../core/http/api-client';
import { Problem, problemOf, unreachable } from '../../core/http/problem';
import { Upload, UploadDoor } from './upload-door';

/** Small enough that a weak network loses little with one; the registry takes up to 8 MiB. */
const PIECE_BYTES = 1_048_576;
/** The upload stands elsewhere, is held by another tab, or a piece was damaged: asking anew helps. */
const PASSING = new Set([409, 423, 460]);

/** Sends in pieces by the tus protocol; the library is loaded with the first file that is sent. */
@Injectable({ providedIn: 'root' })
export class TusDoor implements UploadDoor {
  private readonly api = inject(ApiClient);

  async send(upload: Upload): Promise<void> {
    try {
      if (upload.url !== null && (await this.resumed(upload, upload.url))) return;
      await this.attempt(upload, { endpoint: `/api/v1/attachments/${upload.id}/uploads` });
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === 'already-stored') return;
      throw await this.judged(thrown);
    }
  }

  /**
   * Goes on with an upload; false when the registry no longer knows it. The library would begin
   * anew whatever the registry answers, also when it only asks to come again later.
   */
  private async resumed(upload: Upload, uploadUrl: string): Promise<boolean> {
    try {
      await this.attempt(upload, { uploadUrl });
      return true;
    } catch (thrown) {
      const over = thrown instanceof Problem && [403, 404, 410, 422].includes(thrown.status);
      if (!over || thrown.code.startsWith('csrf')) throw thrown;
      await upload.begun(null);
      return false;
    }
  }

  private async attempt(upload: Upload, way: UploadOptions): Promise<void> {
    if (!this.api.csrfToken()) throw unreachable(); // this device only remembers who it is
    const headers = Object.fromEntries(this.api.headers('POST'));
    const tus = await import('tus-js-client');
    await new Promise<void>((resolve, reject) => {
      const sending: TusUpload = new tus.Upload(upload.content, {
        ...way,
        headers,
        chunkSize: PIECE_BYTES,
        retryDelays: null,
        storeFingerprintForResuming: false,
        onUploadUrlAvailable: () => {
          if (sending.url !== null && sending.url !== upload.url) {
            upload.begun(sending.url).catch(reject);
          }
        },
        onProgress: (sent) => upload.sent(sent),
        onSuccess: () => resolve(),
        onError: (error) => void problemIn(error).then(reject),
      });
      upload.signal.addEventListener('abort', () => {
        void sending.abort().then(() => reject(unreachable()));
      });
      sending.start();
    });
  }

  /** What a refusal of the protocol means here. */
  private async judged(thrown: unknown): Promise<unknown> {
    if (!(thrown instanceof Problem)) return thrown;
    if (thrown.code.startsWith('csrf')) {
      await this.api.refreshCsrfToken();
      return later(thrown);
    }
    return PASSING.has(thrown.status) ? later(thrown) : thrown;
  }
}

function later({ code, title, detail }: Problem): Problem {
  return new Problem({ code, title, detail, status: 0 });
}

async function problemIn(error: Error | DetailedError): Promise<Problem> {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  const status = answer?.getStatus() ?? 0;
  if (!answer || status === 0) return unreachable();
  const wait = answer.getHeader('Retry-After');
  const headers = new Headers(wait ? { 'Retry-After': wait } : undefined);
  return problemOf(new Response(answer.getBody(), { status, headers }));
}
