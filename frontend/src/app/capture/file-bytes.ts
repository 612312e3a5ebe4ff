import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { Session } from '../core/session/session';
import { Files } from '../offline/files/files';
import { FileView } from '../offline/files/file-view';
import { registryFile, Thumbnail } from '../offline/files/registry-file';
import { smallPicture } from './small-picture';

/** What there is to show of a file. `awaited`: it is still on the device that made it. */
export type Shown =
  { readonly content: Blob } | { readonly address: string } | 'awaited' | 'no-network' | 'none';

/** Where the bytes of a file come from: this device first, the registry where it has none. */
@Injectable({ providedIn: 'root' })
export class FileBytes {
  private readonly files = inject(Files);
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);

  /** A small picture; made once, and then kept on this device. */
  async small(file: FileView, signal: AbortSignal): Promise<Shown> {
    const database = this.files.database();
    const kept = await database?.previews.get(file.id);
    if (kept) return { content: kept.content };
    const content = await this.files.kept()?.content(file.id);
    const made = content ? await smallPicture(content) : null;
    const found = made ? { content: made } : await this.smallOfRegistry(file, signal);
    if (typeof found === 'object' && 'content' in found) {
      await database?.previews.put({ id: file.id, content: found.content }).catch(() => undefined);
    }
    return found;
  }

  /** The whole file: its bytes here, an address to play it from, or a large picture of it. */
  async whole(file: FileView, signal: AbortSignal): Promise<Shown> {
    const content = await this.files.kept()?.content(file.id);
    if (content) return { content };
    if (file.fileClass === 'picture') return this.ask(file, 'large', signal);
    // An address says nothing of the practice, so whoever works in several fetches it whole.
    const one = this.session.me()?.memberships.length === 1;
    const path = `/api/v1/attachments/${file.id}/content`;
    return one && navigator.onLine ? { address: path } : this.ask(file, null, signal);
  }

  /** The bytes as they are kept, for a copy in the device's own folders. */
  async copy(file: FileView): Promise<Blob | null> {
    const content = await this.files.kept()?.content(file.id);
    if (content) return content;
    const found = await this.ask(file, null, new AbortController().signal);
    return typeof found === 'object' && 'content' in found ? found.content : null;
  }

  private smallOfRegistry(file: FileView, signal: AbortSignal): Promise<Shown> {
    if (file.here || file.fileClass !== 'picture') return Promise.resolve('none');
    return this.ask(file, 'small', signal);
  }

  private async ask(
    file: FileView,
    thumbnail: Thumbnail | null,
    signal: AbortSignal,
  ): Promise<Shown> {
    try {
      return { content: await registryFile(this.api, file.id, { thumbnail, signal }) };
    } catch (thrown) {
      if (!(thrown instanceof Problem)) return 'none'; // nobody waits for it any more
      if (thrown.code === 'file-awaited') return 'awaited';
      return thrown.offline ? 'no-network' : 'none';
    }
  }
}

/** An address for what is shown, and how to give it up again. */
export function addressOf(shown: Shown): string | null {
  if (typeof shown === 'string') return null;
  return 'content' in shown ? URL.createObjectURL(shown.content) : shown.address;
}
