import { Component, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Report, SectionEdit } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { counted, dateName } from '../shared/text/moments';
import { ReportLinks } from './report-links';
import { ReportPaper } from './report-paper';
import { ReportPart } from './report-part';
import { ReportStore } from './report-store';
import { editsOf, isForOwner, kindLabel } from './report-words';

/** One report: its words are edited, its numbers are what the records say. */
@Component({
  selector: 'll-report-page',
  templateUrl: './report-page.html',
  imports: [
    DogFrame,
    Failure,
    Field,
    Icon,
    Refusal,
    ReportLinks,
    ReportPaper,
    ReportPart,
    RouterLink,
    Skeleton,
    TextValue,
  ],
  providers: [DogInView],
})
export class ReportPage {
  readonly dogId = input.required<string>();
  readonly reportId = input.required<string>();

  private readonly store = inject(ReportStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly report = new Remote<Report>();
  protected readonly saving = new Deed();
  protected readonly title = linkedSignal(() => this.report.value()?.content.title ?? '');
  protected readonly words = linkedSignal(() => this.report.value()?.content.words ?? '');
  protected readonly edits = linkedSignal<readonly SectionEdit[]>(() => {
    const report = this.report.value();
    return report ? editsOf(report) : [];
  });
  /** Whether the links to it are in view. */
  protected readonly sharing = signal(false);
  protected readonly isForOwner = isForOwner;
  protected readonly kindLabel = kindLabel;
  protected readonly counted = counted;
  protected readonly dateName = dateName;

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => {
        this.sharing.set(false);
        void this.report.load((signal) => this.store.read(id, signal));
      });
    });
  }

  protected change(place: number, edit: SectionEdit): void {
    this.edits.update((edits) => edits.with(place, edit));
  }

  protected async save(report: Report): Promise<void> {
    const edit = {
      title: this.title().trim(),
      words: this.words(),
      paper: report.content.paper,
      sections: [...this.edits()],
    };
    const saved = await this.saving.get(() => this.store.edit(report.id, edit, report.version));
    if (!saved) return;
    await this.report.load(() => Promise.resolve(saved), true);
    this.toasts.say(`Saved as version ${String(saved.version)}`);
  }
}
