import { Component, input, model } from '@angular/core';
import { PlanStep, UnitSystem } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { Problem } from '../core/http/problem';
import { distanceUnit, metresIn, toMetres } from '../progress/measures';
import { Icon } from '../shared/icon/icon';
import { between, freshStep, moved, raised } from './plan-draft';

type Difficulty = 'duration_s' | 'distance_m' | 'distraction';

/** The criteria steps from easy to hard, each by duration, distance and distraction. */
@Component({
  selector: 'll-plan-steps',
  imports: [Icon],
  templateUrl: './plan-steps.html',
})
export class PlanSteps {
  readonly steps = model.required<PlanStep[]>();
  readonly current = model.required<string | null>();
  readonly goal = model.required<string | null>();
  readonly system = input.required<UnitSystem>();
  readonly problem = input<Problem | null>(null);

  protected readonly levels = ['D0 none', 'D1 mild', 'D2 moderate', 'D3 high'];
  protected readonly unit = (): string => distanceUnit(this.system());

  protected shown(step: PlanStep, field: Difficulty): string {
    const value = step[field];
    if (value === null) return '';
    return String(
      field === 'distance_m' ? Math.round(metresIn(value, this.system()) * 10) / 10 : value,
    );
  }

  protected setNumber(place: number, field: Difficulty, typed: string): void {
    const number = typed.trim() === '' ? null : Number(typed);
    if (number !== null && Number.isNaN(number)) return;
    const value =
      number !== null && field === 'distance_m' ? toMetres(number, this.system()) : number;
    this.change(place, { [field]: value });
  }

  protected change(place: number, part: Partial<PlanStep>): void {
    this.steps.update((steps) =>
      steps.map((step, i) => (i === place ? { ...step, ...part } : step)),
    );
  }

  protected add(): void {
    this.steps.update((steps) => [...steps, freshStep(uuid7(), steps.at(-1))]);
  }

  protected insertAfter(place: number): void {
    this.steps.update((steps) => {
      const easier = steps[place];
      if (!easier) return steps;
      return steps.toSpliced(place + 1, 0, between(uuid7(), easier, steps[place + 1]));
    });
  }

  protected move(place: number, by: number): void {
    this.steps.update((steps) => moved(steps, place, place + by));
  }

  protected drop(step: PlanStep): void {
    this.steps.update((steps) => steps.filter((one) => one.id !== step.id));
    if (this.current() === step.id) this.current.set(null);
    if (this.goal() === step.id) this.goal.set(null);
  }

  protected warning(place: number): string | null {
    const step = this.steps()[place];
    const ds = step ? raised(this.steps()[place - 1], step) : [];
    if (ds.length < 2) return null;
    return `This step raises ${ds.join(' and ')} at once: if it fails, nobody can tell which one was too much.`;
  }

  protected problemAt(place: number): string | null {
    return this.problem()?.about(`steps/${String(place)}`) ?? null;
  }
}
