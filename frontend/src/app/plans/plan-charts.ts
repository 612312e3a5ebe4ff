import { Component, computed, input, model } from '@angular/core';
import { Measure, PlanFields } from '../api/types';
import { MEASURES } from '../progress/measures';
import { Field } from '../shared/forms/field';

/** What is charted beside the measure, and what makes a point. */
@Component({
  selector: 'll-plan-charts',
  imports: [Field],
  template: `
    <ll-field label="A point for each" for="plan-charts-per">
      <select #way id="plan-charts-per" (change)="choose(way.value)">
        @for (one of ways; track one) {
          <option [value]="one" [selected]="one === per()">{{ one }}</option>
        }
      </select>
    </ll-field>
    <div role="group" aria-labelledby="plan-also">
      <p class="field-label" id="plan-also">Also chart</p>
      <div class="measure-choices">
        @for (one of others(); track one.value) {
          <label class="choice">
            <input
              #wanted
              type="checkbox"
              [checked]="also().includes(one.value)"
              (change)="toggle(one.value, wanted.checked)"
            />
            {{ one.label }}
          </label>
        }
      </div>
    </div>
  `,
})
export class PlanCharts {
  readonly measure = input.required<Measure>();
  readonly also = model.required<Measure[]>();
  readonly per = model.required<PlanFields['charts_per']>();

  protected readonly ways: readonly PlanFields['charts_per'][] = ['session', 'day'];
  protected readonly others = computed(() =>
    MEASURES.filter((one) => one.value !== this.measure()),
  );

  protected choose(value: string): void {
    this.per.set(value === 'day' ? 'day' : 'session');
  }

  protected toggle(measure: Measure, wanted: boolean): void {
    const kept = this.also().filter((one) => one !== measure);
    this.also.set(wanted ? [...kept, measure] : kept);
  }
}
