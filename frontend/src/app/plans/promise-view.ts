import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { AdvanceRule, MasteryRule, RulePromise } from '../api/types';
import { paperOf, Plot, through } from '../progress/chart/plot';
import { PlotView } from '../progress/chart/plot-view';
import { linear } from '../progress/chart/scales';
import { Remote } from '../shared/state/remote';
import { PlanStore } from './plan-store';

const WAIT_MS = 250;
export type Promised = { advance_rule: AdvanceRule } | { mastery_rule: MasteryRule };

/** What a rule really promises, beside the rule, while it is edited. */
@Component({
  selector: 'll-promise-view',
  imports: [PlotView],
  template: `
    <aside class="promise" aria-live="polite">
      <h3>What this rule really promises</h3>
      @if (promise.value(); as told) {
        <p>
          <strong>{{ headline() }}</strong>
        </p>
        <ll-plot
          [plot]="plot()"
          label="Chance to pass by how reliable the dog is"
          (wide)="width.set($event)"
        />
        @for (sentence of told.sentences; track sentence) {
          <p class="quiet">{{ sentence }}</p>
        }
      } @else if (promise.problem(); as problem) {
        <p class="quiet">{{ problem.detail }}</p>
      }
    </aside>
  `,
})
export class PromiseView {
  readonly rule = input.required<Promised>();
  private readonly store = inject(PlanStore);
  protected readonly promise = new Remote<RulePromise>();
  protected readonly width = signal(320);
  protected readonly headline = computed(() => promiseHeadline(this.promise.value()));
  protected readonly plot = computed(() => promisePlot(this.promise.value(), this.width()));

  constructor() {
    effect((onCleanup) => {
      const rule = this.rule();
      const asked = setTimeout(
        () => untracked(() => void this.promise.load(() => this.store.promise(rule), true)),
        WAIT_MS,
      );
      onCleanup(() => clearTimeout(asked));
    });
  }
}

/** `A 70 % dog passes this 53 % of the time.` */
export function promiseHeadline(promise: RulePromise | undefined): string {
  const chance = promise?.chances.find((one) => Math.abs(one.reliability - 0.7) < 0.001);
  if (!chance) return '';
  return `A 70 % dog passes this ${String(Math.round(chance.passes * 100))} % of the time.`;
}

export function promisePlot(promise: RulePromise | undefined, width: number): Plot {
  const paper = paperOf(width, 0, 170);
  const across = linear([40, 100], [paper.left, paper.right]);
  const up = linear([0, 100], [paper.bottom, paper.top]);
  const places = (promise?.chances ?? []).map(
    (one) => [across(one.reliability * 100), up(one.passes * 100)] as const,
  );
  return {
    width,
    height: paper.height,
    paper,
    xTicks: [40, 60, 80, 100].map((value) => ({ at: across(value), label: String(value) })),
    yTicks: [0, 50, 100].map((value) => ({ at: up(value), label: String(value) })),
    xTitle: 'How reliable the dog is, %',
    yTitle: 'Passes, %',
    strokes: [{ kind: 'curve', d: through(places) }],
    uprights: [],
    labels: [],
    marks: [],
    gaps: [],
  };
}
