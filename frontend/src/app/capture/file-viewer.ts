import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FileView } from '../offline/files/file-view';
import { valueOf } from '../shared/forms/value-of';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { momentName } from '../shared/text/moments';
import { sizeName } from '../shared/text/sizes';
import { Capture } from './capture';
import { saveCopy } from './copy';
import { addressOf, FileBytes, Shown } from './file-bytes';
import { labelOf, nameOf, standingWords } from './file-words';
import { mayHavePlace } from './limits';
import { Zoom } from './zoom';

const NOTHING: Readonly<Record<string, string>> = {
  awaited: 'It has not arrived yet: it is still on the device that made it.',
  'no-network': 'It is not on this device, and there is no connection to fetch it.',
  none: 'It cannot be shown here. Keep a copy and open it with another app.',
};

/** One file, whole: seen, heard, described, copied or taken away. */
@Component({
  selector: 'll-file-viewer',
  templateUrl: './file-viewer.html',
  imports: [Dialog, Icon, Zoom],
})
export class FileViewer {
  readonly file = input.required<FileView>();
  readonly sent = input<number | null>(null);
  readonly mayChange = input(false);
  readonly closed = output();
  readonly removed = output();

  protected readonly capture = inject(Capture);
  private readonly bytes = inject(FileBytes);
  protected readonly shown = signal<Shown | null>(null);
  protected readonly address = signal<string | null>(null);
  protected readonly copyFailed = signal(false);

  protected readonly name = computed(() => nameOf(this.file()));
  protected readonly label = computed(() => labelOf(this.file()));
  protected readonly state = computed(() => standingWords(this.file(), this.sent()));
  protected readonly nothing = computed(() => {
    const shown = this.shown();
    return typeof shown === 'string' ? NOTHING[shown] : null;
  });
  /** The registry takes the place out when the bytes arrive; before that it can still be kept. */
  protected readonly mayKeepPlace = computed(() => {
    const { mediaType, standing } = this.file();
    return mayHavePlace(mediaType) && (standing === 'drafted' || standing === 'on-device');
  });
  protected readonly momentName = momentName;
  protected readonly sizeName = sizeName;

  constructor() {
    effect((onCleanup) => {
      const { id } = this.file();
      const stale = new AbortController();
      onCleanup(() => stale.abort());
      if (untracked(this.shownOf) !== id) untracked(() => void this.load(id, stale.signal));
    });
    effect((onCleanup) => {
      const address = this.address();
      onCleanup(() => {
        if (address?.startsWith('blob:')) URL.revokeObjectURL(address);
      });
    });
  }

  private readonly shownOf = signal<string | null>(null);

  protected describe(event: Event): void {
    const caption = valueOf(event).trim();
    if (caption !== this.file().caption) void this.capture.describe(this.file().id, { caption });
  }

  protected keepPlace(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    void this.capture.describe(this.file().id, { keepPlace: checked });
  }

  protected async copy(): Promise<void> {
    const content = await this.bytes.copy(this.file());
    this.copyFailed.set(content === null);
    if (content) saveCopy(content, this.file());
  }

  protected async remove(): Promise<void> {
    await this.capture.remove(this.file());
    this.removed.emit();
  }

  private async load(id: string, stale: AbortSignal): Promise<void> {
    const found = await this.bytes.whole(this.file(), stale);
    if (stale.aborted) return;
    this.shownOf.set(id);
    this.shown.set(found);
    this.address.set(addressOf(found));
  }
}
