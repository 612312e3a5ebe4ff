import { Component, inject, input } from '@angular/core';
import { Toasts } from '../core/toasts/toasts';
import { Icon } from './icon/icon';

/** A text to be taken elsewhere: shown in full, copied with one tap. */
@Component({
  selector: 'll-copy-text',
  imports: [Icon],
  template: `
    <code>{{ text() }}</code>
    <button type="button" class="button" (click)="copy()"><ll-icon name="copy" /> Copy</button>
  `,
  host: { class: 'copy-text' },
})
export class CopyText {
  readonly text = input.required<string>();
  readonly what = input.required<string>();
  private readonly toasts = inject(Toasts);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.toasts.say(`Copied the ${this.what()}`);
    } catch {
      this.toasts.say(
        'This browser does not let the page copy. Mark the text and copy it by hand.',
      );
    }
  }
}
