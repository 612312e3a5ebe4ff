import { Component, computed, inject, input } from '@angular/core';
import { FilePicture } from './file-picture';
import { WaitingFiles } from './waiting-files';

/** What was shared for a note and waits on this device, shown while the note is written. */
@Component({
  selector: 'll-files-with-note',
  imports: [FilePicture],
  template: `
    @if (files().length > 0) {
      <section class="files-with-note" aria-label="Shared for this note">
        <ul>
          @for (file of files(); track file.id) {
            <li><ll-file-picture [file]="file" /></li>
          }
        </ul>
        <p>
          {{ files().length === 1 ? 'This file waits' : files().length + ' files wait' }} on this
          device: notes cannot carry files yet.
        </p>
      </section>
    }
  `,
})
export class FilesWithNote {
  readonly noteId = input.required<string>();
  private readonly waiting = inject(WaitingFiles);
  protected readonly files = computed(() => this.waiting.of(this.noteId()));
}
