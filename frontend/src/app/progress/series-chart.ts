import { Component, computed, input, signal } from '@angular/core';
import { Series, UnitSystem } from '../api/types';
import { celerationPlot, celerationSentences, changeSentence } from './chart/more-plots';
import { PlotView } from './chart/plot-view';
import { LinkTo, seriesPlot } from './chart/series-plot';
import { celerationRows, isShare, seriesRows } from './chart-rows';
import { ChartTable } from './chart-table';
import { measureLabel, phaseLabel } from './measures';
import { summary } from './words';

/** One series: its sentence, its chart, what the phases say, and all of it as a table. */
@Component({
  selector: 'll-series-chart',
  imports: [ChartTable, PlotView],
  templateUrl: './series-chart.html',
})
export class SeriesChart {
  readonly series = input.required<Series>();
  readonly name = input.required<string>();
  /** Where a point leads. */
  readonly link = input.required<LinkTo>();
  readonly system = input.required<UnitSystem>();

  protected readonly width = signal(320);
  protected readonly title = computed(() => measureLabel(this.series().measure));
  protected readonly sentence = computed(() => summary(this.name(), this.series(), this.system()));
  protected readonly plot = computed(() =>
    seriesPlot(this.series(), {
      width: this.width(),
      system: this.system(),
      link: this.link(),
    }),
  );
  protected readonly ratio = computed(() =>
    this.series().trends.some((trend) => trend.celeration) && this.series().points.length > 1
      ? celerationPlot(this.series(), { width: this.width(), link: this.link() })
      : null,
  );
  protected readonly trends = computed(() => celerationSentences(this.series()));
  protected readonly rows = computed(() => seriesRows(this.series(), this.system(), this.link()));
  /** A share has what it is a share of; a rate or a distance has not. */
  protected readonly columns = computed(() => [
    'Day',
    this.title(),
    ...(isShare(this.series()) ? ['Correct'] : []),
    'Likely (95 %)',
    'Remark',
  ]);
  protected readonly rates = computed(() => celerationRows(this.series(), this.link()));
  protected readonly unseen = computed(() => this.series().gaps.some((gap) => !gap.observed));
  protected readonly silent = computed(() => this.series().gaps.some((gap) => gap.observed));
  protected readonly hasThin = computed(() => this.series().points.some((point) => point.thin));
  protected readonly phaseLabel = phaseLabel;
  protected readonly changeSentence = changeSentence;
}
