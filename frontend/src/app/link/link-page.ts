import { Component, DestroyRef, DOCUMENT, effect, inject, input, untracked } from '@angular/core';
import { PageTitle } from '../core/shell/page-title';
import { HomeworkPad } from './homework-pad';
import { LinkStore } from './link-store';

const AGAIN_MS = 30_000;

/** What a trainer shared with somebody who has no account: a dog's homework, on the owner's phone. */
@Component({
  selector: 'll-link-page',
  templateUrl: './link-page.html',
  imports: [HomeworkPad],
  providers: [LinkStore],
})
export class LinkPage {
  readonly token = input.required<string>();

  protected readonly store = inject(LinkStore);
  private readonly title = inject(PageTitle);

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const again = (): void => void this.store.refresh();
    effect(() => {
      const token = this.token();
      untracked(() => {
        this.store.open(token);
        again();
      });
    });
    effect(() => {
      const page = this.store.page();
      if (page) this.title.set(`Homework for ${page.shown.dog}`);
    });
    window?.addEventListener('online', again);
    const timer = setInterval(() => {
      if (this.store.waiting().length > 0) again();
    }, AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', again);
      clearInterval(timer);
    });
  }
}
