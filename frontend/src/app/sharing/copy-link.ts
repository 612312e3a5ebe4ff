import { Component, effect, input, signal } from '@angular/core';
import { SharedFile } from './shelf';

/** Gives a file back to the device's own folders. */
@Component({
  selector: 'll-copy-link',
  template: `
    @if (address(); as source) {
      <a class="button-quiet" [href]="source" [download]="file().name">
        Keep a copy<span class="visually-hidden"> of {{ file().name }}</span>
      </a>
    }
  `,
})
export class CopyLink {
  readonly file = input.required<SharedFile>();
  protected readonly address = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const address = URL.createObjectURL(this.file().content);
      this.address.set(address);
      onCleanup(() => URL.revokeObjectURL(address));
    });
  }
}
