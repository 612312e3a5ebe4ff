import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Session } from '../core/session/session';
import { InTheMaking } from '../core/updates/in-the-making';
import { Toasts } from '../core/toasts/toasts';
import { uuid7 } from '../core/uuid7';
import { Files } from '../offline/files/files';
import { KeptFiles } from '../offline/files/kept-files';
import { AboutKind, Description, FileStart } from '../offline/files/kept-file';
import { classOf, FileView } from '../offline/files/file-view';
import { FileSigns } from '../offline/file-signs';
import { Replication } from '../offline/replication';
import { isFull, StorageRoom } from '../offline/storage-room';
import { nowWithOffset } from '../shared/text/moments';
import { nameOf } from './file-words';
import { mediaTypeOf } from './limits';

/** The record that something is taken for. */
export interface About {
  readonly kind: AboutKind;
  readonly id: string;
}

/** What the device could not keep: it is in this page's memory until the person has chosen. */
export interface HeldFile {
  readonly id: string;
  readonly start: FileStart;
  readonly content: Blob;
  readonly name: string;
}

/** Where a file comes from that was not taken in the page. */
export interface Origin {
  readonly keepPlace?: boolean;
  readonly capturedAt?: string;
  /** Names it, so that it is kept a single time. */
  readonly once?: string;
}

/** What a person does with files: keep, describe, take away, bring back. */
@Injectable({ providedIn: 'root' })
export class Capture {
  private readonly files = inject(Files);
  private readonly replication = inject(Replication);
  private readonly session = inject(Session);
  private readonly room = inject(StorageRoom);
  private readonly toasts = inject(Toasts);
  private readonly signs = inject(FileSigns);
  private readonly inMemory = signal<readonly HeldFile[]>([]);

  readonly kept = this.files.kept;
  readonly held = this.inMemory.asReadonly();

  constructor() {
    this.openPlace();
    effect(() => this.openPlace());
    const making = inject(InTheMaking);
    effect((onCleanup) => {
      if (this.held().length === 0) return;
      const ask = (event: Event): void => event.preventDefault();
      window.addEventListener('beforeunload', ask);
      const over = making.begin();
      onCleanup(() => {
        window.removeEventListener('beforeunload', ask);
        over();
      });
    });
  }

  /** What is taken has a place at once, also where the records' part of the page is not loaded yet. */
  private openPlace(): void {
    const [person, membership] = [this.session.person(), this.session.membership()];
    if (!person || !membership) return;
    const owner = { personId: person.id, organizationId: membership.organization.id };
    untracked(() => this.replication.open(owner));
  }

  /** How a file that is taken now begins. */
  startOf(about: About, type: string, { keepPlace = false, capturedAt }: Origin = {}): FileStart {
    return {
      aboutKind: about.kind,
      aboutId: about.id,
      mediaType: mediaTypeOf(type) ?? type,
      capturedAt: capturedAt ?? nowWithOffset(),
      keepPlace,
    };
  }

  /** Keeps a file on the device; one that finds no room stays in memory. True when it is kept. */
  async keep(start: FileStart, content: Blob, once?: string): Promise<boolean> {
    try {
      await this.withRoom((kept) => kept.keep(start, content, once));
      void this.room.ask();
      return true;
    } catch (thrown) {
      if (!isFull(thrown) && !(thrown instanceof NowhereToKeep)) throw thrown;
      this.hold(start, content);
      return false;
    }
  }

  /** Does it; where the device is full, once more without the bytes that the registry has. */
  async withRoom<T>(act: (kept: KeptFiles) => Promise<T>): Promise<T> {
    const kept = this.kept();
    if (!kept) throw new NowhereToKeep();
    try {
      return await act(kept);
    } catch (thrown) {
      if (!isFull(thrown)) throw thrown;
      await kept.makeRoom(0);
      return await act(kept);
    }
  }

  hold(start: FileStart, content: Blob): void {
    this.signs.any.set(true); // what is in memory is shown with the files
    const fileClass = classOf(start.mediaType);
    const name = nameOf({ fileClass, durationS: start.durationS ?? null, caption: '' });
    this.inMemory.update((old) => [...old, { id: uuid7(), start, content, name }]);
  }

  /** Tries again to keep what is in memory. */
  async tryToKeep(held: HeldFile): Promise<void> {
    this.letGo(held);
    await this.keep(held.start, held.content);
  }

  letGo(held: HeldFile): void {
    this.inMemory.update((old) => old.filter((one) => one.id !== held.id));
  }

  async describe(id: string, part: Description): Promise<void> {
    await this.kept()?.describe(id, part);
    void this.replication.run();
  }

  async remove(file: FileView): Promise<void> {
    const kept = this.kept();
    await kept?.remove(file.id);
    void this.replication.run();
    this.toasts.say(`${nameOf(file)} deleted`, {
      label: 'Undo',
      run: () => {
        void kept?.bringBack(file.id, file.body).then(() => this.replication.run());
      },
    });
  }

  async tryAgain(id: string): Promise<void> {
    await this.kept()?.tryAgain(id);
    await this.replication.run();
    await this.files.run();
  }

  /** A draft was put together with another. */
  async follow(from: string, to: string): Promise<void> {
    if (from !== to) await this.kept()?.follow(from, to);
  }

  /** Takes away what was taken for a draft that is thrown away; answers how to bring it back. */
  async discard(noteId: string): Promise<() => Promise<void>> {
    const kept = this.kept();
    const ids = (await kept?.drafted(noteId)) ?? [];
    for (const id of ids) await kept?.remove(id);
    return async () => {
      for (const id of ids) await kept?.bringBack(id, null);
    };
  }
}

/** Nobody is known, or this browser opens no database to the page. */
export class NowhereToKeep extends Error {}
