import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Files } from '../offline/files/files';
import { filesAbout, FileView } from '../offline/files/file-view';
import { Icon } from '../shared/icon/icon';
import { About, Capture, HeldFile } from './capture';
import { saveCopy } from './copy';
import { FileThumb } from './file-thumb';
import { FileViewer } from './file-viewer';
import { classOf } from '../offline/files/file-view';
import { nameOf, noteOfFiles, standingWords } from './file-words';
import { watched } from './watched';

/** The files of one record: each with its picture, its words and how far it has come. */
@Component({
  selector: 'll-file-list',
  templateUrl: './file-list.html',
  imports: [FileThumb, FileViewer, Icon],
})
export class FileList {
  readonly about = input.required<About>();
  readonly dogId = input<string | null>(null);
  readonly mayChange = input(false);
  /** What a note says that has files and no words; empty while there are none. */
  readonly says = output<string>();

  private readonly store = inject(Files);
  protected readonly capture = inject(Capture);
  protected readonly files = watched<readonly FileView[]>(() => {
    const [database, { id }, dogId] = [this.store.database(), this.about(), this.dogId()];
    return database && (() => filesAbout(database, id, dogId));
  }, []);
  protected readonly held = computed(() =>
    this.capture.held().filter((one) => one.start.aboutId === this.about().id),
  );
  private readonly openId = signal<string | null>(null);
  protected readonly open = computed(() => this.files().find((file) => file.id === this.openId()));
  /** Files only wait for a log-in, or for room at the registry, when somebody is told. */
  protected readonly trouble = computed(() => {
    const problem = this.store.problem();
    const waits = this.files().some((file) => file.standing === 'on-device');
    return waits && problem && !problem.offline ? problem : null;
  });
  protected readonly nameOf = nameOf;

  constructor() {
    effect(() => this.says.emit(noteOfFiles(this.files())));
  }

  protected words(file: FileView): string {
    return standingWords(file, this.sentOf(file));
  }

  protected sentOf(file: FileView): number | null {
    return this.store.sent().get(file.id) ?? null;
  }

  protected show(file: FileView | null): void {
    this.openId.set(file?.id ?? null);
  }

  protected copyHeld(held: HeldFile): void {
    const { mediaType, capturedAt } = held.start;
    saveCopy(held.content, { fileClass: classOf(mediaType), mediaType, capturedAt });
  }
}
