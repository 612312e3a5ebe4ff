import { Component, computed, input, signal } from '@angular/core';
import { Series, UnitSystem } from '../api/types';
import { celerationPlot, celerationSentences, changeSentence } from './chart/more-plots';
import { PlotView } from './chart/plot-view';
import { seriesPlot } from './chart/series-plot';
import { measureLabel, phaseLabel, shownIn } from './measures';
import { breakWords, dayWord, summary, valueWords } from './words';
import { sessionLink } from './session-link';

/** One series: its sentence, its chart, what the phases say, and all of it as a table. */
@Component({
  selector: 'll-series-chart',
  imports: [PlotView],
  templateUrl: './series-chart.html',
})
export class SeriesChart {
  readonly series = input.required<Series>();
  readonly name = input.required<string>();
  readonly dogId = input.required<string>();
  readonly system = input.required<UnitSystem>();

  protected readonly width = signal(320);
  protected readonly title = computed(() => measureLabel(this.series().measure));
  protected readonly sentence = computed(() => summary(this.name(), this.series(), this.system()));
  protected readonly plot = computed(() =>
    seriesPlot(this.series(), {
      width: this.width(),
      system: this.system(),
      link: sessionLink(this.dogId()),
    }),
  );
  protected readonly ratio = computed(() =>
    this.series().trends.some((trend) => trend.celeration) && this.series().points.length > 1
      ? celerationPlot(this.series(), { width: this.width(), link: sessionLink(this.dogId()) })
      : null,
  );
  protected readonly trends = computed(() => celerationSentences(this.series()));
  protected readonly rows = computed(() => {
    const shown = shownIn(this.series(), this.system());
    return this.series().points.map((point) => ({
      day: dayWord(point.at),
      value: valueWords(point.value, shown),
      behind:
        point.scorable === null ? '' : `${String(point.correct)} of ${String(point.scorable)}`,
      likely:
        point.lower === null || point.upper === null
          ? ''
          : `${valueWords(point.lower, shown)} to ${valueWords(point.upper, shown)}`,
      remark: [point.thin ? 'Few trials.' : '', breakWords(point)].filter(Boolean).join(' '),
    }));
  });
  protected readonly hasThin = computed(() => this.series().points.some((point) => point.thin));
  protected readonly dayWord = dayWord;
  protected readonly phaseLabel = phaseLabel;
  protected readonly changeSentence = changeSentence;
}
