import { Component, computed, input, signal } from '@angular/core';
import { CumulativePoint } from '../api/types';
import { cumulativePlot } from './chart/more-plots';
import { PlotView } from './chart/plot-view';
import { sessionLink } from './session-link';
import { dayWord } from './words';

/** The cumulative record: the running total, whose slope is the rate. */
@Component({
  selector: 'll-cumulative-view',
  imports: [PlotView],
  template: `
    <details class="chart-table">
      <summary>Cumulative record</summary>
      <p class="chart-sentence">{{ sentence() }}</p>
      <ll-plot [plot]="plot()" [label]="name() + ': ' + sentence()" (wide)="width.set($event)" />
    </details>
  `,
})
export class CumulativeView {
  readonly name = input.required<string>();
  readonly dogId = input.required<string>();
  readonly points = input.required<readonly CumulativePoint[]>();

  protected readonly width = signal(320);
  protected readonly plot = computed(() =>
    cumulativePlot(this.points(), { width: this.width(), link: sessionLink(this.dogId()) }),
  );
  protected readonly sentence = computed(() => {
    const last = this.points().at(-1);
    return last
      ? `${String(last.total)} in all up to ${dayWord(last.at)}; a steeper line is a higher rate.`
      : '';
  });
}
