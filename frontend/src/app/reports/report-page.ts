import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Report, ReportBlock } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { Form, ReportStore } from './report-store';
import {
  ReportDraft,
  SectionDraft,
  blockText,
  draftOf,
  editOf,
  fileName,
  isSame,
  kindLabel,
  withBlock,
  withSection,
} from './report-words';

/** A report before it goes out: its words are edited, sections and lines left out, then it is printed. */
@Component({
  selector: 'll-report-page',
  templateUrl: './report-page.html',
  imports: [DogFrame, Failure, Field, Refusal, Skeleton, TextValue],
  providers: [DogInView],
})
export class ReportPage {
  readonly dogId = input.required<string>();
  readonly reportId = input.required<string>();

  private readonly store = inject(ReportStore);
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly report = new Remote<Report>();
  protected readonly saving = new Deed();
  protected readonly printing = new Deed();
  protected readonly draft = linkedSignal<ReportDraft | null>(() => {
    const report = this.report.value();
    return report ? draftOf(report) : null;
  });
  protected readonly paper = linkedSignal<string>(() => this.report.value()?.content.paper ?? 'a4');
  protected readonly changed = computed(() => {
    const [report, draft] = [this.report.value(), this.draft()];
    return report !== undefined && draft !== null && !isSame(draft, draftOf(report));
  });
  /** The page opens in a tab of its own, which cannot say for which of several practices it asks. */
  protected readonly pageAddress = computed(() => {
    const report = this.report.value();
    const here = this.session.me()?.organization_id === this.api.organizationId();
    return report && here ? `/api/v1/reports/${report.id}` : null;
  });

  protected readonly blockText = blockText;
  protected readonly kindLabel = kindLabel;

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => this.load(id));
    });
  }

  protected blocksOf(report: Report, key: string): readonly ReportBlock[] {
    return report.content.sections.find((one) => one.key === key)?.blocks ?? [];
  }

  protected write(change: Partial<Pick<ReportDraft, 'title' | 'words'>>): void {
    this.draft.update((draft) => draft && { ...draft, ...change });
  }

  protected change(key: string, change: Partial<Omit<SectionDraft, 'key'>>): void {
    this.draft.update((draft) => draft && withSection(draft, key, change));
  }

  protected leaveOut(key: string, id: string, event: Event): void {
    const kept = (event.target as HTMLInputElement).checked;
    this.draft.update((draft) => draft && withBlock(draft, key, id, !kept));
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected async save(): Promise<boolean> {
    const [report, draft] = [this.report.value(), this.draft()];
    if (!report || !draft) return false;
    const saved = await this.saving.get(() => this.store.edit(report, editOf(draft)));
    if (saved) {
      this.report.set(saved);
      this.toasts.say(`Version ${String(saved.version)} saved`);
    }
    return saved !== null;
  }

  /** Takes what somebody else saved meanwhile; what was typed here is given up. */
  protected takeNewest(): void {
    this.saving.clear();
    this.load(this.reportId());
  }

  /** Saves the report's file in the device's own folders, with what was edited just now. */
  protected async print(form: Form): Promise<void> {
    if (this.changed() && !(await this.save())) return;
    const report = this.report.value();
    if (!report) return;
    const file = await this.printing.get(() => this.store.file(report, form, this.paper()));
    if (!file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = fileName(report, form === 'text/html' ? 'html' : 'pdf');
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  private load(id: string): void {
    void this.report.load((signal) => this.store.read(id, signal));
  }
}
