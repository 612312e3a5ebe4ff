import { Component, computed, input, signal } from '@angular/core';
import { ThresholdCurve, UnitSystem } from '../api/types';
import { counted } from '../shared/text/moments';
import { ChartTable } from './chart-table';
import { PlotView } from './chart/plot-view';
import { chanceOfCalm, thresholdPlot } from './chart/more-plots';
import { distanceWords } from './measures';

const DISTANCES_M = [2, 5, 10, 15, 20, 30, 50, 80];

/** How near is too near, for one kind of trigger. */
@Component({
  selector: 'll-threshold-view',
  imports: [ChartTable, PlotView],
  template: `
    <figure class="chart">
      <figcaption>
        <h3>{{ trigger() }}</h3>
        <p class="chart-sentence">{{ sentence() }}</p>
      </figcaption>
      <ll-plot [plot]="plot()" [label]="trigger() + ': ' + sentence()" (wide)="width.set($event)" />
      @for (caveat of curve().caveats; track caveat) {
        <p class="quiet">{{ caveat }}</p>
      }
      <ll-chart-table
        [label]="trigger() + ', chance of staying calm'"
        [columns]="['Distance', 'Chance of staying calm']"
        [rows]="rows()"
      />
    </figure>
  `,
})
export class ThresholdView {
  readonly trigger = input.required<string>();
  readonly curve = input.required<ThresholdCurve>();
  readonly system = input.required<UnitSystem>();

  protected readonly width = signal(320);
  protected readonly plot = computed(() =>
    thresholdPlot(this.curve(), this.width(), this.system()),
  );
  protected readonly sentence = computed(() => {
    const curve = this.curve();
    const met = `calm in ${String(curve.calm)} of ${counted(curve.exposures, 'meeting')}`;
    const calm = curve.mostly_calm;
    if (!calm) return `80 % calm distance not known yet: ${met}.`;
    const words = (metres: number): string => distanceWords(metres, this.system());
    return `80 % calm distance ${words(calm.metres)} (likely ${words(calm.lower)} to ${words(calm.upper)}), ${met}.`;
  });
  protected readonly rows = computed(() =>
    DISTANCES_M.map((metres) => ({
      head: distanceWords(metres, this.system()),
      cells: [`${String(Math.round(100 * chanceOfCalm(this.curve(), metres)))} %`],
    })),
  );
}
