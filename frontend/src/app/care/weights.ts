import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { UnitSystem, Weight } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { uuid7 } from '../core/uuid7';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { dateName, dayOf, nowWithOffset } from '../shared/text/moments';
import { CareStore } from './care-store';
import { changeName, inUnit, kgOf, weightName, weightUnit } from './units';
import { WeightChart } from './weight-chart';

/** A dog's weight: the last one large, the way it goes as a line, each weighing in a table. */
@Component({
  selector: 'll-weights',
  templateUrl: './weights.html',
  imports: [Failure, Field, Icon, Refusal, Skeleton, TextValue, WeightChart],
})
export class Weights {
  readonly dogId = input.required<string>();
  readonly system = input.required<UnitSystem>();

  private readonly store = inject(CareStore);
  private readonly toasts = inject(Toasts);
  private weighingId = uuid7();
  protected readonly session = inject(Session);
  protected readonly weights = new Remote<readonly Weight[]>();
  protected readonly saving = new Deed();
  protected readonly adding = signal(false);
  protected readonly typed = signal('');
  protected readonly bcs = signal('');
  protected readonly wrong = signal(false);
  protected readonly scores = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  protected readonly unit = computed(() => weightUnit(this.system()));
  protected readonly newestFirst = computed(() => [...(this.weights.value() ?? [])].reverse());
  protected readonly last = computed(() => this.weights.value()?.at(-1) ?? null);
  /** A line needs two days: two weighings of one day are a check of the scale. */
  protected readonly hasCourse = computed(() => {
    const days = new Set(this.newestFirst().map((one) => dayOf(one.at)));
    return days.size > 1;
  });
  protected readonly change = computed(() => {
    const last = this.last();
    const before = this.newestFirst().find((one) => dayOf(one.at) !== dayOf(last?.at ?? one.at));
    if (!last || !before) return '';
    const since = dateName(dayOf(before.at));
    return `${changeName(before.kg, last.kg, this.unit())} since ${since}`;
  });
  protected readonly dateName = dateName;
  protected readonly dayOf = dayOf;
  protected readonly inUnit = inUnit;
  protected readonly weightName = weightName;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => this.load(id, false));
    });
    inStepWithDevice(() => this.weights.reread());
  }

  protected async add(): Promise<void> {
    const kg = kgOf(this.typed(), this.unit());
    this.wrong.set(kg === null);
    if (kg === null) return;
    const saved = await this.saving.run(() =>
      this.store.weigh(this.weighingId, {
        dog_id: this.dogId(),
        occurred_at: nowWithOffset(),
        weight_kg: kg,
        bcs: this.bcs() === '' ? null : Number(this.bcs()),
      }),
    );
    if (!saved) return;
    this.weighingId = uuid7();
    this.typed.set('');
    this.bcs.set('');
    this.adding.set(false);
    this.toasts.say(`${weightName(kg, this.unit())} saved`);
    this.load(this.dogId(), true);
  }

  private load(id: string, keep: boolean): void {
    void this.weights.load((signal) => this.store.weights(id, signal), keep);
  }
}
