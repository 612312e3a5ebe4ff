import { Component, inject, input } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { saveFile } from '../shared/save-file';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { ReportStore } from './report-store';

/** Takes a report out as a PDF. */
@Component({
  selector: 'll-report-paper',
  imports: [Icon, Refusal],
  template: `
    <button type="button" class="button-quiet" [disabled]="printing.busy()" (click)="print()">
      <ll-icon name="general" /> {{ printing.busy() ? 'Printing …' : 'PDF' }}
      <span class="visually-hidden">of {{ title() }}</span>
    </button>
    <ll-refusal [problem]="printing.problem()" />
  `,
})
export class ReportPaper {
  readonly reportId = input.required<string>();
  readonly title = input.required<string>();

  private readonly store = inject(ReportStore);
  protected readonly printing = new Deed();

  protected async print(): Promise<void> {
    const paper = await this.printing.get(() => this.store.paper(this.reportId()));
    if (paper) saveFile(paper, `${this.title()}.pdf`);
  }
}
