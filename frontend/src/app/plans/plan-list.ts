import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Plan } from '../api/types';
import { Session } from '../core/session/session';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { measureLabel, phaseLabel } from '../progress/measures';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { counted } from '../shared/text/moments';
import { PlanStore } from './plan-store';

/** What is worked on with a dog: the active plans first. */
@Component({
  selector: 'll-plan-list',
  imports: [Coil, DogFrame, Failure, Icon, RouterLink, Skeleton],
  providers: [DogInView],
  template: `
    <ll-dog-frame [dogId]="dogId()" heading="Plans">
      @switch (plans.state()) {
        @case ('loading') {
          <ll-skeleton what="the plans" [rows]="3" />
        }
        @case ('failed') {
          <ll-failure [problem]="plans.problem()!" (again)="plans.retry()" />
        }
        @default {
          <div class="toolbar plan-tools">
            @if (session.mayKeepDogs()) {
              <a class="button button-main" [routerLink]="['/dogs', dogId(), 'plans', 'new']"
                ><ll-icon name="plus" /> New plan</a
              >
            }
            <a class="button" routerLink="/library" [queryParams]="{ dog: dogId() }">Library</a>
          </div>
          <ul class="plans">
            @for (plan of ordered(); track plan.id) {
              <li>
                <a class="plan-card" [routerLink]="['/dogs', dogId(), 'plans', plan.id]">
                  <strong>{{ plan.name }}</strong>
                  @if (plan.status !== 'active') {
                    <span class="flag">{{ plan.status.replace('_', ' ') }}</span>
                  }
                  <span class="quiet">{{ line(plan) }}</span>
                </a>
              </li>
            } @empty {
              <li class="empty">
                <ll-coil />
                <h2>No plan yet</h2>
                <p>Notes chart themselves without one. A plan adds steps, rules and an aim.</p>
              </li>
            }
          </ul>
        }
      }
    </ll-dog-frame>
  `,
})
export class PlanList {
  readonly dogId = input.required<string>();
  private readonly store = inject(PlanStore);
  protected readonly session = inject(Session);
  protected readonly plans = new Remote<readonly Plan[]>();
  protected readonly ordered = computed(() => activeFirst(this.plans.value() ?? []));

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.plans.load((signal) => this.store.ofDog(id, signal)));
    });
    inStepWithDevice(() => this.plans.reread());
  }

  protected line(plan: Plan): string {
    const place = plan.steps.findIndex((step) => step.id === plan.current_step_id);
    const phase = plan.phases.find((one) => one.to === null);
    return [
      measureLabel(plan.measure),
      place < 0
        ? plan.steps.length > 0
          ? counted(plan.steps.length, 'step')
          : ''
        : `step ${String(place + 1)} of ${String(plan.steps.length)}`,
      phase ? phaseLabel(phase.kind).toLowerCase() : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  }
}

export function activeFirst(plans: readonly Plan[]): Plan[] {
  const order: Plan['status'][] = ['active', 'on_hold', 'mastered', 'discontinued'];
  return [...plans].sort(
    (one, other) =>
      order.indexOf(one.status) - order.indexOf(other.status) || one.name.localeCompare(other.name),
  );
}
