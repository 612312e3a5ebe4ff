import { Component, afterNextRender, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { DogStore } from '../dogs/dog-store';
import { Desk } from '../notes/desk';
import { DraftBox } from '../notes/draft-box';
import { Confirm } from '../shared/dialog/confirm';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { ago, nowWithOffset } from '../shared/text/moments';
import { sizeName } from '../shared/text/sizes';
import { CopyLink } from './copy-link';
import { FilePicture } from './file-picture';
import { SharedFile, SharedThing } from './shelf';
import { WaitingFiles } from './waiting-files';

const MISSED: Readonly<Record<string, string>> = {
  full: 'This device is full, so nothing of it was kept. Make room, then share it again.',
  unreadable:
    'It arrived in a form that cannot be read, so nothing of it was kept. Share it again.',
  worker:
    'Longline was not ready on this device, so nothing of it was kept. It is now: share it again.',
};

/**
 * Where the system sends a person who shared something with Longline: the composer opens with the
 * words, and asks for the dog. Files wait here, each with its way on.
 */
@Component({
  selector: 'll-share-page',
  templateUrl: './share-page.html',
  imports: [Coil, Confirm, CopyLink, FilePicture, Icon, RouterLink],
})
export class SharePage {
  /** Why something that was shared could not be kept. */
  readonly missed = input<string>();

  protected readonly waiting = inject(WaitingFiles);
  protected readonly session = inject(Session);
  private readonly drafts = inject(DraftBox);
  private readonly desk = inject(Desk);
  private readonly dogs = inject(DogStore);

  protected readonly discarding = signal<SharedFile | null>(null);
  protected readonly deviceFull = signal(false);
  protected readonly ago = ago;
  protected readonly sizeName = sizeName;

  constructor() {
    afterNextRender(() => void this.arrive());
  }

  protected whyMissed(why: string): string {
    return MISSED[why] ?? 'Nothing of it was kept. Share it again.';
  }

  protected isDrafted(file: SharedFile): boolean {
    return file.noteId !== null && this.drafts.holding(file.noteId) !== null;
  }

  /** Goes on with the draft that the file waits with; begins one where there is none. */
  protected async write(file: SharedFile): Promise<void> {
    const draft = file.noteId === null ? null : this.drafts.holding(file.noteId);
    if (!draft) return this.begin([file]);
    const dogId = draft.dogId;
    const known = this.dogs.recent().find((dog) => dog.id === dogId);
    this.desk.begin(dogId === null ? null : { id: dogId, name: known?.name ?? 'the dog' });
  }

  protected async discard(file: SharedFile): Promise<void> {
    this.discarding.set(null);
    await this.waiting.discard(file);
  }

  private async arrive(): Promise<void> {
    const things = await this.waiting.load();
    if (things.length > 0 && this.session.mayWrite()) await this.begin(things);
  }

  /** Puts the words below what was begun without a dog, and lets the files wait with that draft. */
  private async begin(things: readonly SharedThing[]): Promise<void> {
    const draft = this.drafts.read('nowhere') ?? this.drafts.fresh(null);
    const words = things.filter((thing) => thing.kind === 'text').map((thing) => thing.text);
    // Kept before it leaves the shelf: closed in between, the words are met a second time and are there already.
    const added = words.filter((text) => !draft.body.includes(text));
    const body = [draft.body.trim(), ...added].filter((text) => text !== '').join('\n\n');
    const occurredAt = draft.occurredAt ?? (body === '' ? null : nowWithOffset());
    this.drafts.keep('nowhere', { ...draft, body, occurredAt });
    this.deviceFull.set(!this.drafts.keeps());
    if (this.deviceFull()) return;
    await this.waiting.settle(things, draft.noteId);
    this.desk.begin(null);
  }
}
