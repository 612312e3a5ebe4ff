import { Component, computed, input } from '@angular/core';
import { FileView } from '../offline/files/file-view';
import { FileThumb } from './file-thumb';

const SHOWN = 4;

/** The files of a timeline's entry as small pictures; the entry itself is the way to them. */
@Component({
  selector: 'll-entry-files',
  imports: [FileThumb],
  template: `
    @for (file of some(); track file.id) {
      <ll-file-thumb [file]="file" />
    }
    @if (others() > 0) {
      <span class="entry-more-files">and {{ others() }} more</span>
    }
  `,
})
export class EntryFiles {
  readonly files = input.required<readonly FileView[]>();
  protected readonly some = computed(() => this.files().slice(0, SHOWN));
  protected readonly others = computed(() => this.files().length - this.some().length);
}
