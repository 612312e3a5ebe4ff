import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ReportCard, ReportKind } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Coil } from '../shared/marks/coil';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName } from '../shared/text/moments';
import { ReportStore } from './report-store';
import { kindLabel, kindsFor } from './report-words';

/** The reports on a dog, and the way to a new one: for whom, and over which days. */
@Component({
  selector: 'll-reports-page',
  templateUrl: './reports-page.html',
  imports: [Coil, DogFrame, Failure, Field, Refusal, RouterLink, Skeleton, TextValue],
  providers: [DogInView],
})
export class ReportsPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(ReportStore);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly reports = new Remote<readonly ReportCard[]>();
  protected readonly composing = new Deed();
  protected readonly kinds = computed(() => kindsFor(this.session.role()));
  protected readonly kind = signal<string>('owner_progress');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly about = computed(
    () => this.kinds().find((one) => one.kind === this.kind())?.about ?? '',
  );
  /** One id for one wish: pressing again after a lost answer makes no second report. */
  private wish = { of: '', id: '' };

  protected readonly kindLabel = kindLabel;
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.reports.load((signal) => this.store.list(id, signal)));
    });
  }

  protected async compose(): Promise<void> {
    const dogId = this.dogId();
    const days = { ...(this.from() && { from: this.from() }), ...(this.to() && { to: this.to() }) };
    const of = JSON.stringify([dogId, this.kind(), days]);
    if (this.wish.of !== of) this.wish = { of, id: uuid7() };
    const wanted = { kind: this.kind() as ReportKind, id: this.wish.id, ...days };
    const made = await this.composing.get(() => this.store.compose(dogId, wanted));
    if (!made) return;
    this.wish = { of: '', id: '' };
    await this.router.navigate(['/dogs', dogId, 'reports', made.id]);
  }

  protected problemOf(field: 'from' | 'to'): string | null {
    return this.composing.problem()?.about(field) ?? null;
  }
}
