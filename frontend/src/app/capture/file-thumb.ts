import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { FileView } from '../offline/files/file-view';
import { Icon } from '../shared/icon/icon';
import { IconName } from '../shared/icon/icons';
import { addressOf, FileBytes } from './file-bytes';
import { clockOf, labelOf } from './file-words';

const ICONS: Readonly<Record<FileView['fileClass'], IconName>> = {
  picture: 'camera',
  video: 'film',
  sound: 'microphone',
  paper: 'general',
};

/** A file as a small picture, or as an icon where there is none to show. */
@Component({
  selector: 'll-file-thumb',
  imports: [Icon],
  template: `
    @if (address(); as source) {
      <img [src]="source" [alt]="label()" />
    } @else {
      <ll-icon [name]="icon()" />
      <span class="visually-hidden">{{ label() }}</span>
    }
    @if (clock(); as length) {
      <span class="file-length" aria-hidden="true"><ll-icon name="play" />{{ length }}</span>
    }
  `,
})
export class FileThumb {
  readonly file = input.required<FileView>();
  private readonly bytes = inject(FileBytes);
  /** What the picture is of: it changes with the file, not with its caption or how far it is. */
  private readonly id = computed(() => {
    const { id, here, standing } = this.file();
    return standing === 'recording' ? null : `${id} ${String(here)}`;
  });

  protected readonly address = signal<string | null>(null);
  protected readonly label = computed(() => labelOf(this.file()));
  protected readonly icon = computed(() => ICONS[this.file().fileClass]);
  protected readonly clock = computed(() => {
    const { durationS } = this.file();
    return durationS === null ? null : clockOf(durationS);
  });

  constructor() {
    let file: FileView | null = null;
    effect(() => (file = this.file()));
    effect((onCleanup) => {
      const whole = this.id() !== null;
      const stale = new AbortController();
      let shown: string | null = null;
      onCleanup(() => {
        stale.abort();
        if (shown !== null) URL.revokeObjectURL(shown);
      });
      if (!file || !whole) return;
      void this.bytes.small(file, stale.signal).then((found) => {
        if (stale.signal.aborted) return;
        shown = addressOf(found);
        this.address.set(shown);
      });
    });
  }
}
