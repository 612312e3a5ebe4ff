import { Component, computed, effect, input, signal } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { SharedFile } from './shelf';

/** A file as a small picture, or a sheet where it is none. */
@Component({
  selector: 'll-file-picture',
  imports: [Icon],
  template: `
    @if (address(); as source) {
      <img [src]="source" [alt]="file().name" />
    } @else {
      <ll-icon name="general" />
    }
  `,
})
export class FilePicture {
  readonly file = input.required<SharedFile>();
  private readonly isPicture = computed(() => this.file().type.startsWith('image/'));
  protected readonly address = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      if (!this.isPicture()) return;
      const address = URL.createObjectURL(this.file().content);
      this.address.set(address);
      onCleanup(() => URL.revokeObjectURL(address));
    });
  }
}
