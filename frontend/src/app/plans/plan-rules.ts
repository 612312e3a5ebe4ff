import { Component, input, model } from '@angular/core';
import { AdvanceRule, MasteryRule, RuleBook } from '../api/types';
import { Problem } from '../core/http/problem';
import { PromiseView } from './promise-view';

interface Part<R> {
  readonly field: keyof R & string;
  readonly label: string;
}

/** How to move on, and when teaching stops: chosen from the ready-made rules, changed at will. */
@Component({
  selector: 'll-plan-rules',
  imports: [PromiseView],
  templateUrl: './plan-rules.html',
})
export class PlanRules {
  readonly book = input.required<RuleBook>();
  readonly advance = model.required<AdvanceRule | null>();
  readonly mastery = model.required<MasteryRule | null>();
  readonly problem = input<Problem | null>(null);

  protected readonly advanceParts: readonly Part<AdvanceRule>[] = [
    { field: 'set_size', label: 'Trials in a set' },
    { field: 'push_min', label: 'Push at or above' },
    { field: 'drop_max', label: 'Drop at or below' },
    { field: 'consecutive_sets', label: 'Sets in a row' },
  ];
  protected readonly masteryParts: readonly Part<MasteryRule>[] = [
    { field: 'level_percent', label: 'Percent correct' },
    { field: 'min_trials', label: 'Trials in a session' },
    { field: 'sessions', label: 'Sessions in a row' },
    { field: 'distinct_days', label: 'Different days' },
    { field: 'distinct_people', label: 'Different people' },
    { field: 'distinct_places', label: 'Different places' },
  ];

  protected chooseAdvance(id: string): void {
    this.advance.set(this.book().advance.find((rule) => rule.id === id) ?? null);
  }

  protected chooseMastery(id: string): void {
    this.mastery.set(this.book().mastery.find((rule) => rule.id === id) ?? null);
  }

  protected setAdvance(field: keyof AdvanceRule, typed: string): void {
    const rule = this.advance();
    if (rule && typed !== '') this.advance.set({ ...rule, [field]: Number(typed) });
  }

  protected setMastery(field: keyof MasteryRule, typed: string): void {
    const rule = this.mastery();
    if (rule && typed !== '') this.mastery.set({ ...rule, [field]: Number(typed) });
  }

  protected problemAt(rule: string, field: string): string | null {
    return this.problem()?.about(`${rule}/${field}`) ?? null;
  }
}
