import { Component, input, model } from '@angular/core';
import { PhaseKind, PlanCondition, PlanPhase } from '../api/types';
import { Problem } from '../core/http/problem';
import { PHASE_KINDS, phaseLabel } from '../progress/measures';
import { Icon } from '../shared/icon/icon';
import { fromLocalInput, momentName, nowWithOffset } from '../shared/text/moments';
import { entered, withoutPhase } from './plan-draft';

/** The stretches of a plan's life, and what changed within them. */
@Component({
  selector: 'll-plan-phases',
  imports: [Icon],
  template: `
    <ul class="rows">
      @for (phase of phases(); track $index; let place = $index) {
        <li class="rows-item">
          <span
            ><strong>{{ phaseLabel(phase.kind) }}</strong> {{ momentName(phase.from) }} to
            {{ phase.to ? momentName(phase.to) : 'now' }}
            @if (problem()?.about('phases/' + place); as words) {
              <span class="field-problem">{{ words }}</span>
            }
          </span>
          <button
            type="button"
            class="button-icon"
            [attr.aria-label]="'Remove phase ' + phaseLabel(phase.kind)"
            (click)="dropPhase(place)"
          >
            <ll-icon name="trash" />
          </button>
        </li>
      }
      @for (one of conditions(); track $index; let place = $index) {
        <li class="rows-item">
          <span>{{ momentName(one.at) }}: {{ one.label }}</span>
          <button
            type="button"
            class="button-icon"
            [attr.aria-label]="'Remove change ' + one.label"
            (click)="dropCondition(place)"
          >
            <ll-icon name="trash" />
          </button>
        </li>
      }
    </ul>
    @if (problem()?.about('phases'); as words) {
      <p class="field-problem">{{ words }}</p>
    }
    <div class="phase-add">
      <div class="field">
        <label class="field-label" for="phase-kind">Phase</label>
        <select #kind id="phase-kind">
          @for (one of kinds; track one.value) {
            <option [value]="one.value">{{ one.label }}</option>
          }
        </select>
      </div>
      <div class="field">
        <label class="field-label" for="phase-from">From (empty: now)</label>
        <input #from id="phase-from" type="datetime-local" />
      </div>
      <button type="button" class="button" (click)="enter(kind.value, from.value)">
        Enter phase
      </button>
    </div>
    <div class="phase-add">
      <div class="field">
        <label class="field-label" for="condition-label">Change of condition</label>
        <input
          #label
          id="condition-label"
          type="text"
          maxlength="120"
          placeholder="new handler, medication …"
        />
      </div>
      <div class="field">
        <label class="field-label" for="condition-at">At (empty: now)</label>
        <input #at id="condition-at" type="datetime-local" />
      </div>
      <button type="button" class="button" (click)="note(label.value, at.value); label.value = ''">
        Add change
      </button>
    </div>
  `,
})
export class PlanPhases {
  readonly phases = model.required<PlanPhase[]>();
  readonly conditions = model.required<PlanCondition[]>();
  readonly problem = input<Problem | null>(null);

  protected readonly kinds = PHASE_KINDS;
  protected readonly phaseLabel = phaseLabel;
  protected readonly momentName = momentName;

  protected enter(kind: string, from: string): void {
    this.phases.update((phases) => entered(phases, kind as PhaseKind, momentOf(from)));
  }

  protected note(label: string, at: string): void {
    if (label.trim() === '') return;
    this.conditions.update((held) => [...held, { at: momentOf(at), label: label.trim() }]);
  }

  protected dropPhase(place: number): void {
    this.phases.update((phases) => withoutPhase(phases, place));
  }

  protected dropCondition(place: number): void {
    this.conditions.update((held) => held.filter((_, i) => i !== place));
  }
}

function momentOf(local: string): string {
  return local === '' ? nowWithOffset() : fromLocalInput(local);
}
