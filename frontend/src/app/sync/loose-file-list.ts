import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { saveCopy } from '../capture/copy';
import { nameOf } from '../capture/file-words';
import { Toasts } from '../core/toasts/toasts';
import { Desk } from '../notes/desk';
import { DraftBox } from '../notes/draft-box';
import { Files } from '../offline/files/files';
import { classOf } from '../offline/files/file-view';
import { KeptFile } from '../offline/files/kept-file';
import { LOOSE_DAYS } from '../offline/files/loose-days';
import { LooseFiles } from '../offline/files/loose-files';
import { momentName, nowWithOffset } from '../shared/text/moments';
import { sizeName } from '../shared/text/sizes';

/** Files that no note will take along, each with a way out before it goes. */
@Component({
  selector: 'll-loose-file-list',
  template: `
    @if (shown().length > 0) {
      <section aria-labelledby="sync-loose">
        <h2 id="sync-loose">Files without a note</h2>
        <p class="quiet">
          The note that they were taken for was never saved, or is gone. Write one or keep a copy:
          after {{ days }} days they go.
        </p>
        <ul class="sync-list">
          @for (one of shown(); track one.id) {
            <li>
              <p>
                <strong>{{ one.name }}</strong> {{ one.taken }}
                <span class="quiet">{{ one.size }}</span>
              </p>
              <div class="row">
                <button type="button" class="button" (click)="write(one.file)">
                  Write a note<span class="visually-hidden"> for {{ one.name }}</span>
                </button>
                <button type="button" class="button" (click)="copy(one.file)">
                  Keep a copy<span class="visually-hidden"> of {{ one.name }}</span>
                </button>
                <button type="button" class="button-quiet" (click)="remove(one.file)">
                  Throw away<span class="visually-hidden"> {{ one.name }}</span>
                </button>
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class LooseFileList {
  private readonly files = inject(Files);
  private readonly drafts = inject(DraftBox);
  private readonly desk = inject(Desk);
  private readonly toasts = inject(Toasts);
  private readonly loose = signal<readonly KeptFile[]>([]);
  protected readonly days = LOOSE_DAYS;
  protected readonly shown = computed(() =>
    this.loose().map((file) => ({
      ...{ file, id: file.id, size: sizeName(file.bytes) },
      name: nameOf({ ...file, fileClass: classOf(file.mediaType) }),
      taken: momentName(file.capturedAt),
    })),
  );

  constructor() {
    effect(() => {
      const loose = this.files.loose();
      untracked(() => void this.look(loose));
    });
  }

  /** Puts it with what is written without a dog, and lets the writer choose the dog. */
  protected async write({ id }: KeptFile): Promise<void> {
    const draft = this.drafts.read('nowhere') ?? this.drafts.fresh(null);
    this.drafts.keep('nowhere', { ...draft, occurredAt: draft.occurredAt ?? nowWithOffset() });
    if (!this.drafts.keeps()) {
      this.toasts.say('This device is full. Free some space, then try again');
      return;
    }
    await this.files.loose()?.takeAlong(id, draft.noteId);
    await this.look(this.files.loose());
    this.desk.begin(null);
  }

  protected async copy(file: KeptFile): Promise<void> {
    const content = await this.files.kept()?.content(file.id);
    if (content) saveCopy(content, { ...file, fileClass: classOf(file.mediaType) });
  }

  protected async remove(file: KeptFile): Promise<void> {
    const kept = this.files.kept();
    await kept?.remove(file.id);
    await this.look(this.files.loose());
    this.toasts.say('Thrown away', {
      label: 'Undo',
      run: () => void kept?.bringBack(file.id, null).then(() => this.look(this.files.loose())),
    });
  }

  private async look(loose: LooseFiles | null): Promise<void> {
    this.loose.set((await loose?.all()) ?? []);
    await this.files.run(); // so that the line over every page says the same
  }
}
