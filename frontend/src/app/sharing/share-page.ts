import { Component, afterNextRender, inject, input, signal } from '@angular/core';
import { Capture, NowhereToKeep } from '../capture/capture';
import { mayHavePlace, mediaTypeOf, whyNot } from '../capture/limits';
import { Session } from '../core/session/session';
import { Desk } from '../notes/desk';
import { DraftBox } from '../notes/draft-box';
import { isFull } from '../offline/storage-room';
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
 * words and the files, and asks for the dog. What no note can carry waits here with the reason.
 */
@Component({
  selector: 'll-share-page',
  templateUrl: './share-page.html',
  imports: [Coil, Confirm, CopyLink, FilePicture, Icon],
})
export class SharePage {
  /** Why something that was shared could not be kept. */
  readonly missed = input<string>();

  protected readonly waiting = inject(WaitingFiles);
  protected readonly session = inject(Session);
  private readonly drafts = inject(DraftBox);
  private readonly desk = inject(Desk);
  private readonly capture = inject(Capture);

  protected readonly discarding = signal<SharedFile | null>(null);
  protected readonly deviceFull = signal(false);
  protected readonly keepPlace = signal(false);
  protected readonly ago = ago;
  protected readonly sizeName = sizeName;
  protected readonly whyNot = whyNotShared;

  constructor() {
    afterNextRender(() => void this.arrive());
  }

  protected whyMissed(why: string): string {
    return MISSED[why] ?? 'Nothing of it was kept. Share it again.';
  }

  protected placed(): boolean {
    return this.waiting.all().some((file) => mayHavePlace(mediaTypeOf(file.type, file.name) ?? ''));
  }

  protected async discard(file: SharedFile): Promise<void> {
    this.discarding.set(null);
    await this.waiting.takeAway([file]);
  }

  private async arrive(): Promise<void> {
    const things = (await this.waiting.load()).filter(
      (thing) => thing.kind === 'text' || whyNotShared(thing) === null,
    );
    if (things.length > 0 && this.session.mayWrite()) await this.begin(things);
  }

  /** Puts the words below what was begun without a dog, and the files with it. */
  protected async begin(things: readonly SharedThing[]): Promise<void> {
    const draft = this.drafts.read('nowhere') ?? this.drafts.fresh(null);
    const texts = things.filter((thing) => thing.kind === 'text');
    // Kept before it leaves the shelf: closed in between, the words are met a second time and are there already.
    const added = texts.map((thing) => thing.text).filter((text) => !draft.body.includes(text));
    const body = [draft.body.trim(), ...added].filter((text) => text !== '').join('\n\n');
    const occurredAt = draft.occurredAt ?? nowWithOffset();
    this.drafts.keep('nowhere', { ...draft, body, occurredAt });
    this.deviceFull.set(!this.drafts.keeps());
    if (this.deviceFull()) return;
    await this.waiting.takeAway(texts);
    for (const file of things.filter((thing) => thing.kind === 'file')) {
      if (!(await this.put(file, draft.noteId))) return;
    }
    this.desk.begin(null);
  }

  /** Puts a file with a note, once however often it is tried; false when there is no room for it. */
  private async put(file: SharedFile, noteId: string): Promise<boolean> {
    const type = mediaTypeOf(file.type, file.name) ?? '';
    const from = {
      keepPlace: this.keepPlace(),
      capturedAt: nowWithOffset(new Date(file.sharedAt)),
    };
    const start = this.capture.startOf({ kind: 'note', id: noteId }, type, from);
    try {
      await this.capture.withRoom((kept) => kept.keep(start, file.content, `shared:${file.id}`));
    } catch (thrown) {
      if (!isFull(thrown) && !(thrown instanceof NowhereToKeep)) throw thrown;
      this.deviceFull.set(true);
      return false;
    }
    await this.waiting.takeAway([file]);
    return true;
  }
}

function whyNotShared({ type, name, content }: SharedFile): string | null {
  return whyNot({ type, name, size: content.size });
}
