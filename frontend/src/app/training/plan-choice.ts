import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Plan } from '../api/training-types';
import { Icon } from '../shared/icon/icon';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { LiveSession } from './live-session';
import { currentStep, dsOf } from './set-under-step';
import { dsWords } from './step-words';

/** How a session begins: one tap on a plan, or a skill typed. */
@Component({
  selector: 'll-plan-choice',
  imports: [Failure, Icon, Skeleton],
  template: `
    <section class="plan-choice" aria-label="What to train">
      @switch (plans.state()) {
        @case ('loading') {
          <ll-skeleton what="the plans" [rows]="3" />
        }
        @case ('failed') {
          <ll-failure [problem]="plans.problem()!" (again)="plans.retry()" />
        }
        @default {
          @for (plan of plans.value(); track plan.id) {
            <button type="button" class="plan-pick" (click)="chosen.emit({ plan, skill: '' })">
              <strong>{{ plan.name }}</strong>
              <span>{{ stepOf(plan) }}</span>
              <ll-icon name="next" />
            </button>
          } @empty {
            <p class="plan-none">No plan yet. Type what you train; the plan can come later.</p>
          }
        }
      }
      <form class="plan-skill" (submit)="$event.preventDefault(); begin()">
        <label class="field-label" for="skill">Or another skill</label>
        <div class="row">
          <span class="field">
            <input
              #field
              id="skill"
              type="text"
              maxlength="100"
              placeholder="down stay"
              autocomplete="off"
              [value]="skill()"
              (input)="skill.set(field.value)"
            />
          </span>
          <button type="submit" class="button" [disabled]="skill().trim() === ''">Start</button>
        </div>
      </form>
    </section>
  `,
})
export class PlanChoice {
  readonly dogId = input.required<string>();
  readonly chosen = output<{ plan: Plan | null; skill: string }>();

  private readonly live = inject(LiveSession);
  protected readonly plans = new Remote<readonly Plan[]>();
  protected readonly skill = signal('');

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.plans.load((signal) => this.live.plans(id, signal)));
    });
  }

  protected stepOf(plan: Plan): string {
    const step = currentStep(plan);
    if (!step) return 'No steps yet';
    const place = `Step ${plan.steps.indexOf(step) + 1} of ${plan.steps.length}`;
    return [place, step.text || dsWords(dsOf(step), this.live.units())].join(': ');
  }

  protected begin(): void {
    const skill = this.skill().trim();
    if (skill !== '') this.chosen.emit({ plan: null, skill });
  }
}
