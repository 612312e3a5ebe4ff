import { Component, computed, input } from '@angular/core';
import { Weight } from '../api/types';
import { dateName, dayOf } from '../shared/text/moments';
import { WeightUnit, inUnit, weightName } from './units';

const WIDE = 320;
const HIGH = 110;
const EDGE = { left: 8, right: 8, top: 14, bottom: 12 };

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/**
 * Places weighings by their real time. The scale spans at least a tenth of the weight, so that
 * the wobble of a bathroom scale does not look like an illness.
 */
export function placed(weights: readonly Weight[], unit: WeightUnit): readonly ChartPoint[] {
  const times = weights.map((one) => Date.parse(one.at));
  const kgs = weights.map((one) => one.kg);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const middle = (Math.min(...kgs) + Math.max(...kgs)) / 2;
  const span = Math.max(Math.max(...kgs) - Math.min(...kgs), middle * 0.1);
  const across = WIDE - EDGE.left - EDGE.right;
  const down = HIGH - EDGE.top - EDGE.bottom;
  return weights.map((one, index) => ({
    x: EDGE.left + (last === first ? 0.5 : ((times[index] ?? 0) - first) / (last - first)) * across,
    y: EDGE.top + (0.5 - (one.kg - middle) / span) * down,
    name: `${weightName(one.kg, unit)}, ${dateName(dayOf(one.at))}`,
  }));
}

/** Weighings as a small line: enough to see which way it goes; the table beside it has the figures. */
@Component({
  selector: 'll-weight-chart',
  template: `
    <svg
      class="weight-chart"
      [attr.viewBox]="'0 0 ${WIDE} ${HIGH}'"
      role="img"
      [attr.aria-label]="says()"
    >
      <polyline class="weight-line" [attr.points]="line()" />
      @for (point of points(); track $index) {
        <circle class="weight-point" [attr.cx]="point.x" [attr.cy]="point.y" r="4">
          <title>{{ point.name }}</title>
        </circle>
      }
    </svg>
  `,
})
export class WeightChart {
  readonly weights = input.required<readonly Weight[]>();
  readonly unit = input.required<WeightUnit>();

  protected readonly points = computed(() => placed(this.weights(), this.unit()));
  protected readonly line = computed(() =>
    this.points()
      .map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`)
      .join(' '),
  );
  protected readonly says = computed(() => {
    const [first, last] = [this.weights()[0], this.weights().at(-1)];
    if (!first || !last) return 'No weighings';
    const from = inUnit(first.kg, this.unit());
    return `${String(this.weights().length)} weighings, from ${from} to ${weightName(last.kg, this.unit())}`;
  });
}
