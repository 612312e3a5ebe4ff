import { Component, computed, input, signal } from '@angular/core';
import { CumulativePoint } from '../api/types';
import { cumulativeRows } from './chart-rows';
import { ChartTable } from './chart-table';
import { cumulativePlot, isTimed } from './chart/cumulative-plot';
import { PlotView } from './chart/plot-view';
import { LinkTo } from './chart/series-plot';
import { dayWord } from './words';

/** The cumulative record: the running total over the time that was watched, so that its slope is the rate. */
@Component({
  selector: 'll-cumulative-view',
  imports: [ChartTable, PlotView],
  template: `
    <details class="chart-table">
      <summary>Cumulative record</summary>
      <p class="chart-sentence">{{ sentence() }}</p>
      <ll-plot [plot]="plot()" [label]="name() + ': ' + sentence()" (wide)="width.set($event)" />
      <ll-chart-table
        summary="Cumulative record as a table"
        [label]="name() + ', cumulative record'"
        [columns]="['Day', 'Seen', 'Total', 'Watched so far', 'Remark']"
        [rows]="rows()"
      />
    </details>
  `,
})
export class CumulativeView {
  readonly name = input.required<string>();
  readonly link = input.required<LinkTo>();
  readonly points = input.required<readonly CumulativePoint[]>();

  protected readonly width = signal(320);
  protected readonly plot = computed(() =>
    cumulativePlot(this.points(), { width: this.width(), link: this.link() }),
  );
  protected readonly rows = computed(() => cumulativeRows(this.points(), this.link()));
  protected readonly sentence = computed(() => {
    const last = this.points().at(-1);
    if (!last) return '';
    const steep = isTimed(this.points())
      ? 'a steeper line is a higher rate'
      : 'a steeper line is more in a session, and no rate: not every time was measured';
    return `${String(last.total)} in all up to ${dayWord(last.at)}; ${steep}.`;
  });
}
