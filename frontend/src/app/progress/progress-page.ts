import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DogProgress, ProgressTarget, UnitSystem } from '../api/types';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { CumulativeView } from './cumulative-view';
import { ProgressStore } from './progress-store';
import { ProofingView } from './proofing-view';
import { RuleCard } from './rule-card';
import { sessionLink } from './session-link';
import { SeriesChart } from './series-chart';
import { ThresholdView } from './threshold-view';

/** How a dog gets on: every target with its charts, its rules and where it is proven. */
@Component({
  selector: 'll-progress-page',
  templateUrl: './progress-page.html',
  imports: [
    Coil,
    CumulativeView,
    DogFrame,
    Failure,
    Icon,
    ProofingView,
    RouterLink,
    RuleCard,
    SeriesChart,
    Skeleton,
    ThresholdView,
  ],
  providers: [DogInView],
})
export class ProgressPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(ProgressStore);
  protected readonly progress = new Remote<DogProgress>();
  protected readonly units = new Remote<UnitSystem>();
  protected readonly system = computed<UnitSystem>(() => this.units.value() ?? 'metric');
  protected readonly per = signal<'' | 'session' | 'day'>('');
  protected readonly ways = [
    { value: '' as const, label: 'As planned' },
    { value: 'session' as const, label: 'By session' },
    { value: 'day' as const, label: 'By day' },
  ];
  protected readonly targets = computed(() => {
    const all = this.progress.value();
    return (all?.targets ?? []).map((target, place) => ({
      target,
      anchor: `target-${String(place)}`,
      series: all?.series.filter((one) => one.target === target.target) ?? [],
      rule: all?.rules.find((one) => one.target === target.target),
      proofing: all?.proofing.find((one) => one.target === target.target)?.map,
      total: all?.cumulative.find((one) => one.target === target.target)?.points ?? [],
    }));
  });
  protected readonly link = computed(() => sessionLink(this.dogId(), this.progress.value()?.loose));
  protected readonly empty = computed(
    () => this.targets().length === 0 && this.progress.value()?.thresholds.length === 0,
  );

  constructor() {
    effect(() => {
      const id = this.dogId();
      const per = this.per();
      untracked(() => {
        void this.progress.load((signal) => this.store.read(id, per, signal), per !== '');
        if (this.units.value() === undefined)
          void this.units.load((signal) => this.store.units(signal));
      });
    });
    inStepWithDevice(() => this.progress.reread());
  }

  protected choosePer(value: string): void {
    this.per.set(value as '' | 'session' | 'day');
  }

  protected jump(anchor: string): void {
    document.getElementById(anchor)?.scrollIntoView({ block: 'start' });
    document.getElementById(anchor)?.focus();
  }

  protected status(target: ProgressTarget): string {
    if (target.plan_id === null) return 'Without a plan';
    return target.status === 'active' ? '' : target.status.replace('_', ' ');
  }
}
