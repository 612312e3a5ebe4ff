import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NewReport, ReportCard, ReportKind } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Coil } from '../shared/marks/coil';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Paged } from '../shared/state/paged';
import { Refusal } from '../shared/state/refusal';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { momentName } from '../shared/text/moments';
import { ReportPaper } from './report-paper';
import { ReportStore } from './report-store';
import { kindLabel, kindsFor } from './report-words';

/** The reports on a dog, and the way to a new one: for whom, and on which days. */
@Component({
  selector: 'll-reports-page',
  templateUrl: './reports-page.html',
  imports: [
    Coil,
    DogFrame,
    Failure,
    Field,
    Refusal,
    ReportPaper,
    RouterLink,
    Sentinel,
    Skeleton,
    TextValue,
  ],
  providers: [DogInView],
})
export class ReportsPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(ReportStore);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly reports = new Paged<ReportCard>();
  protected readonly composing = new Deed();
  protected readonly kind = signal<string>('owner_progress');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly kinds = computed(() => kindsFor(this.session.role()));
  protected readonly kindLabel = kindLabel;
  protected readonly momentName = momentName;
  /** The id that was asked for and what for: asked for twice over a weak network, a report is made once. */
  private asked = { for: '', id: '' };

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(
        () => void this.reports.open((cursor, aborted) => this.store.list(id, cursor, aborted)),
      );
    });
  }

  protected async compose(): Promise<void> {
    const wanted: Partial<NewReport> = { kind: this.kind() as ReportKind };
    if (this.from() !== '') wanted.from = this.from();
    if (this.to() !== '') wanted.to = this.to();
    const wish = JSON.stringify([this.dogId(), wanted]);
    if (this.asked.for !== wish) this.asked = { for: wish, id: uuid7() };
    wanted.id = this.asked.id;
    const made = await this.composing.get(() => this.store.compose(this.dogId(), wanted));
    if (made) await this.router.navigate(['/dogs', this.dogId(), 'reports', made.id]);
  }
}
