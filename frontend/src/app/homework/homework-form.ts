import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { Homework, Plan } from '../api/types';
import { DogFiles } from '../capture/dog-files';
import { uuid7 } from '../core/uuid7';
import { FileView } from '../offline/files/file-view';
import { PlanStore } from '../plans/plan-store';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { nowWithOffset } from '../shared/text/moments';
import { currentStep, stepSnapshot } from '../training/set-under-step';
import { ClipLocked } from './clip-locked';
import { clipsToChoose } from './clips';
import { GivenHomework, HomeworkStore } from './homework-store';
import { titleOf } from './homework-words';

const MOST_TRIES = 100;

/** Homework, given or changed: everything in it but the plan is read by the owner. */
@Component({
  selector: 'll-homework-form',
  templateUrl: './homework-form.html',
  imports: [ClipLocked, Dialog, DogFiles, Field, Refusal, TextValue],
})
export class HomeworkForm {
  readonly dogId = input.required<string>();
  /** What to change; null for a new one. */
  readonly homework = input<Homework | null>(null);
  readonly done = output<string>();
  readonly removed = output<Homework>();
  readonly closed = output();

  private readonly store = inject(HomeworkStore);
  private readonly newId = uuid7();
  protected readonly plans = new Remote<readonly Plan[]>();
  protected readonly saving = new Deed();
  protected readonly removing = new Deed();
  protected readonly unsaid = signal(false);
  private readonly files = signal<ReadonlyMap<string, readonly FileView[]>>(new Map());

  protected readonly title = linkedSignal(() => this.homework()?.title ?? '');
  protected readonly instruction = linkedSignal(() => this.homework()?.instruction ?? '');
  protected readonly stopRule = linkedSignal(() => this.homework()?.stop_rule ?? '');
  protected readonly times = linkedSignal(() => String(this.homework()?.times_per_day ?? 2));
  protected readonly reps = linkedSignal(() => String(this.homework()?.reps ?? ''));
  protected readonly startsOn = linkedSignal(
    () => this.homework()?.starts_on ?? nowWithOffset().slice(0, 10),
  );
  protected readonly days = linkedSignal(() => String(this.homework()?.days ?? 7));
  protected readonly planId = linkedSignal(() => this.homework()?.plan_id ?? '');
  protected readonly clipId = linkedSignal(() => this.homework()?.clip_id ?? '');
  protected readonly timesToChoose = computed(() => withHeld([1, 2, 3, 4, 5, 6], this.times()));
  protected readonly daysToChoose = computed(() => withHeld([1, 3, 5, 7, 10, 14, 28], this.days()));
  protected readonly clips = computed(() => clipsToChoose(this.files(), this.clipId()));

  constructor() {
    const plans = inject(PlanStore);
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.plans.load((signal) => plans.ofDog(id, signal)));
    });
  }

  protected found(files: ReadonlyMap<string, readonly FileView[]>): void {
    this.files.set(files);
  }

  /** A plan gives the homework its name, where it has none yet. */
  protected choosePlan(planId: string): void {
    this.planId.set(planId);
    if (this.title().trim() === '') this.title.set(this.planOf(planId)?.name ?? '');
  }

  protected async save(): Promise<void> {
    this.unsaid.set(this.instruction().trim() === '');
    if (this.unsaid()) return;
    const [before, given] = [this.homework(), this.given()];
    const saved = await this.saving.get(() =>
      before ? this.store.change(before, given) : this.store.give(this.newId, this.dogId(), given),
    );
    if (saved) this.done.emit(`${titleOf(saved)} saved`);
  }

  protected async remove(): Promise<void> {
    const before = this.homework();
    if (before && (await this.removing.run(() => this.store.remove(before)))) {
      this.removed.emit(before);
    }
  }

  private given(): GivenHomework {
    return {
      title: this.title().trim(),
      instruction: this.instruction().trim(),
      stop_rule: this.stopRule().trim(),
      times_per_day: Number(this.times()),
      reps: triesOf(this.reps()),
      starts_on: this.startsOn(),
      days: Number(this.days()),
      clip_id: this.clipId() || null,
      ...this.underPlan(),
    };
  }

  /** The plan with a copy of its step as it is now; what was copied before stays with its plan. */
  private underPlan(): Pick<GivenHomework, 'plan_id' | 'step'> {
    const [before, planId] = [this.homework(), this.planId() || null];
    if (before?.plan_id === planId) return { plan_id: planId, step: before.step };
    const plan = planId === null ? null : this.planOf(planId);
    const step = plan ? currentStep(plan) : null;
    return { plan_id: planId, step: plan && step ? stepSnapshot(plan, step) : null };
  }

  private planOf(planId: string): Plan | null {
    return this.plans.value()?.find((plan) => plan.id === planId) ?? null;
  }
}

/** The usual choices, and the one that is held already. */
function withHeld(usual: readonly number[], held: string): readonly number[] {
  const number = Number(held);
  return usual.includes(number) ? usual : [...usual, number].sort((one, other) => one - other);
}

/** How many tries; null where none, or nothing that is a number of tries, was typed. */
function triesOf(typed: string): number | null {
  const tries = Math.round(Number(typed));
  return tries >= 1 ? Math.min(tries, MOST_TRIES) : null;
}
