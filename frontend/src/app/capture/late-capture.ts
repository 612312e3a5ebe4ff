import { Injectable, Injector, inject } from '@angular/core';
import type { Capture } from './capture';

/** What the composer asks of its files; the rest of this room is loaded when it is needed. */
@Injectable({ providedIn: 'root' })
export class LateCapture {
  private readonly injector = inject(Injector);

  async follow(from: string, to: string): Promise<void> {
    if (from !== to) await (await this.load()).follow(from, to);
  }

  /** Takes away what was taken for a draft; answers how to bring it back. */
  async discard(noteId: string): Promise<() => Promise<void>> {
    return (await this.load()).discard(noteId);
  }

  private async load(): Promise<Capture> {
    const { Capture } = await import('./capture');
    return this.injector.get(Capture);
  }
}
