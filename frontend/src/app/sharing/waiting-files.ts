import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Session } from '../core/session/session';
import { SharedFile, SharedThing, Shelf } from './shelf';

/**
 * Shared files of the person who is signed in. The registry takes no files yet, so they wait on
 * this device, each with the note that it was shared for.
 */
@Injectable({ providedIn: 'root' })
export class WaitingFiles {
  private readonly shelf = inject(Shelf);
  private readonly session = inject(Session);
  private readonly held = signal<readonly SharedFile[]>([]);

  readonly all = this.held.asReadonly();
  readonly count = computed(() => this.held().length);
  /** True when the device would not show or change what it keeps: then the page must say so. */
  readonly failed = signal(false);

  constructor() {
    effect(() => {
      const person = this.session.person();
      if (person === null && this.session.problem()) return; // it is not known who it is
      void this.try(() => this.shelf.belongTo(person?.id ?? null));
      void this.load();
    });
  }

  of(noteId: string): readonly SharedFile[] {
    return this.held().filter((file) => file.noteId === noteId);
  }

  /** Reads anew what waits; answers what no note was begun with yet. */
  async load(): Promise<readonly SharedThing[]> {
    const mine = (await this.try(() => this.mine())) ?? [];
    this.held.set(mine.filter((thing) => thing.kind === 'file'));
    return mine.filter((thing) => thing.kind === 'text' || thing.noteId === null);
  }

  /** What was shared has found its note: its words are in the draft, its files wait with it. */
  async settle(things: readonly SharedThing[], noteId: string): Promise<void> {
    const files = things.filter((thing) => thing.kind === 'file');
    const words = things.filter((thing) => thing.kind === 'text').map((thing) => thing.id);
    const personId = this.session.person()?.id ?? null;
    await this.change(
      files.map((file) => ({ ...file, personId, noteId, noteSaved: false })),
      words,
    );
  }

  /** A draft was put together with another: what waits with it goes along. */
  async follow(from: string, to: string): Promise<void> {
    if (from !== to) await this.change(this.of(from).map((file) => ({ ...file, noteId: to })));
  }

  async noteSaved(noteId: string): Promise<void> {
    await this.change(this.of(noteId).map((file) => ({ ...file, noteSaved: true })));
  }

  async discard(file: SharedFile): Promise<void> {
    await this.change([], [file.id]);
  }

  private async change(put: readonly SharedFile[], remove: readonly string[] = []): Promise<void> {
    if (put.length === 0 && remove.length === 0) return;
    await this.try(() => this.shelf.change(put, remove));
    await this.load();
  }

  private async mine(): Promise<readonly SharedThing[]> {
    const me = this.session.person()?.id ?? null;
    if (me === null) return [];
    return (await this.shelf.all()).filter(
      (thing) => thing.personId === null || thing.personId === me,
    );
  }

  private async try<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const done = await act();
      this.failed.set(false);
      return done;
    } catch {
      this.failed.set(true); // storage is closed to this page, or full
      return null;
    }
  }
}
