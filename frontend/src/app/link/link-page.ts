import {
  Component,
  DestroyRef,
  DOCUMENT,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { PageTitle } from '../core/shell/page-title';
import { tapsWords } from '../homework/homework-words';
import { Icon } from '../shared/icon/icon';
import { HomeworkPad } from './homework-pad';
import { keepPage } from './keep-page';
import { LinkStore } from './link-store';
import { homeworkOf } from './link-types';
import { ReportLink } from './report-link';

const AGAIN_MS = 30_000;
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** What a trainer shared with somebody who has no account: a dog's homework or a report, on a phone. */
@Component({
  selector: 'll-link-page',
  templateUrl: './link-page.html',
  imports: [HomeworkPad, Icon, ReportLink],
  providers: [LinkStore],
})
export class LinkPage {
  readonly token = input.required<string>();

  protected readonly store = inject(LinkStore);
  protected readonly report = computed(() => {
    const shown = this.store.page()?.shown;
    return shown?.scope === 'report' ? shown : null;
  });
  protected readonly homework = computed(() => {
    const page = this.store.page();
    return page ? homeworkOf(page) : [];
  });
  /** Until the first round the page says what it is for. */
  protected readonly isNew = computed(() => this.homework().every((one) => one.rounds === 0));
  protected readonly endsOn = computed(() => {
    const page = this.store.page();
    return page ? DAY.format(new Date(page.expires_at)) : '';
  });
  protected readonly tapsWords = tapsWords;
  private readonly title = inject(PageTitle);

  constructor() {
    const document = inject(DOCUMENT);
    const window = document.defaultView;
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
      if (page) this.title.set(this.report()?.title ?? `Homework for ${page.shown.dog}`);
    });
    const kept = effect(() => {
      if (!this.store.looked() || !this.store.online() || !this.store.page()) return;
      if (this.report()) return; // it needs a network anyway
      kept.destroy();
      untracked(() => void keepPage());
    });
    const seen = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    window?.addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    const timer = setInterval(() => {
      if (this.store.waiting().length > 0) again();
    }, AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
      clearInterval(timer);
    });
  }
}
