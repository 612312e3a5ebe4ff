import { Component, computed, input } from '@angular/core';
import { RuleState } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { MaintenanceView } from './maintenance-view';

const ADVICE: Record<NonNullable<RuleState['advice']>, string> = {
  push: 'Push: go to the next step',
  stick: 'Stick: stay on this step',
  drop: 'Drop: go back to an easier step',
  split: 'Split: put a step in between',
};

/** What a target's rules say now: the next step with its reason, mastery or what it still takes. */
@Component({
  selector: 'll-rule-card',
  imports: [Icon, MaintenanceView],
  template: `
    <section class="rule-card" aria-label="What the rules say">
      <h3><ll-icon name="plan" /> {{ advice() }}</h3>
      <p>{{ rule().reason }}</p>
      @for (warning of rule().warnings; track warning) {
        <p class="rule-warning"><ll-icon name="incident" /> {{ warning }}</p>
      }
      @if (rule().end_easy) {
        <p class="rule-warning"><ll-icon name="incident" /> End with something easy.</p>
      }
      @if (rule().mastery; as mastery) {
        @if (mastery.met && !rule().maintenance?.reopen) {
          <p class="rule-met"><ll-icon name="check" /> Mastered by “{{ mastery.rule.name }}”.</p>
        } @else if (mastery.missing.length > 0) {
          <p class="rule-missing">Still missing for “{{ mastery.rule.name }}”:</p>
          <ul>
            @for (gap of mastery.missing; track gap) {
              <li>{{ gap }}</li>
            }
          </ul>
        }
      }
      @if (rule().maintenance; as upkeep) {
        <ll-maintenance [maintenance]="upkeep" [name]="name()" />
      }
    </section>
  `,
})
export class RuleCard {
  readonly rule = input.required<RuleState>();
  readonly name = input.required<string>();
  protected readonly advice = computed(() => {
    const advice = this.rule().advice;
    return advice ? ADVICE[advice] : 'No advice yet';
  });
}
