import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Dog, Reinforcer } from '../api/types';
import { Session } from '../core/session/session';
import { DogStore } from '../dogs/dog-store';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { dateName } from '../shared/text/moments';
import { ReinforcerForm } from './reinforcer-form';
import {
  METHODS,
  REINFORCER_KINDS,
  forbidden,
  moved,
  offered,
  withReinforcer,
  without,
} from './reinforcer-ranks';

/** What the dog works for, best first, and apart from it what it must never get. */
@Component({
  selector: 'll-reinforcer-list',
  templateUrl: './reinforcer-list.html',
  imports: [Icon, Refusal, ReinforcerForm],
})
export class ReinforcerList {
  readonly dog = input.required<Dog>();
  readonly changed = output<Dog>();

  private readonly store = inject(DogStore);
  protected readonly session = inject(Session);
  protected readonly saving = new Deed();
  protected readonly open = signal<Reinforcer | 'new' | null>(null);
  protected readonly openOne = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });
  protected readonly ranked = computed(() => offered(this.dog().reinforcers));
  protected readonly never = computed(() => forbidden(this.dog().reinforcers));
  protected readonly said = signal('');

  protected kindOf(one: Reinforcer): string {
    return REINFORCER_KINDS.find((kind) => kind.value === one.kind)?.label ?? one.kind;
  }

  protected basisOf(one: Reinforcer): string {
    const method = METHODS.find((way) => way.value === one.method)?.label ?? one.method;
    return one.last_assessed_on === null ? method : `${method}, ${dateName(one.last_assessed_on)}`;
  }

  protected async move(one: Reinforcer, by: -1 | 1): Promise<void> {
    if (!(await this.save(moved(this.dog().reinforcers, one.item, by)))) return;
    const place = this.ranked().findIndex((other) => other.item === one.item) + 1;
    this.said.set(`${one.item} is number ${String(place)} now.`);
  }

  protected async keep(one: Reinforcer): Promise<void> {
    const before = this.openOne()?.item ?? null;
    if (await this.save(withReinforcer(this.dog().reinforcers, one, before))) this.open.set(null);
  }

  protected async drop(one: Reinforcer): Promise<void> {
    if (await this.save(without(this.dog().reinforcers, one.item))) this.open.set(null);
  }

  private async save(reinforcers: Reinforcer[]): Promise<boolean> {
    const saved = await this.saving.get(() => this.store.change(this.dog(), { reinforcers }));
    if (saved) this.changed.emit(saved);
    return saved !== null;
  }
}
