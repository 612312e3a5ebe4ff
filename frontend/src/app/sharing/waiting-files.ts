import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Session } from '../core/session/session';
import { SharedFile, SharedThing, Shelf } from './shelf';

/** Shared files of the person who is signed in; they wait on this device until a note has them. */
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

  /** Reads anew what waits; answers all of it, the words too. */
  async load(): Promise<readonly SharedThing[]> {
    const mine = (await this.try(() => this.mine())) ?? [];
    this.held.set(mine.filter((thing) => thing.kind === 'file'));
    return mine;
  }

  /** It has found its note, or nobody wants it. */
  async takeAway(things: readonly SharedThing[]): Promise<void> {
    if (things.length === 0) return;
    const ids = things.map((thing) => thing.id);
    await this.try(() => this.shelf.change([], ids));
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
