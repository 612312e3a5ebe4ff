import { Component, computed, input } from '@angular/core';
import { Trial } from '../api/training-types';
import { ERROR_KINDS, OUTCOME_MARKS, OUTCOME_WORDS } from './step-words';

/** Trials as marks in a row; an undone one is struck through, one to come is a dot. */
@Component({
  selector: 'll-trial-marks',
  template: `
    <ol class="marks" aria-label="Trials">
      @for (one of marks(); track one.id) {
        <li [class]="'mark mark-' + one.outcome" [class.mark-undone]="one.undone">
          <span aria-hidden="true">{{ one.mark }}</span>
          <span class="visually-hidden">{{ one.says }}</span>
        </li>
      }
      @for (place of toCome(); track place) {
        <li class="mark mark-open" aria-hidden="true">·</li>
      }
    </ol>
  `,
})
export class TrialMarks {
  readonly trials = input.required<readonly Trial[]>();
  readonly planned = input(0);

  protected readonly marks = computed(() =>
    this.trials().map((one) => ({
      id: one.id,
      outcome: one.outcome,
      undone: one.undone_at !== null,
      mark: OUTCOME_MARKS[one.outcome],
      says: sayTrial(one),
    })),
  );
  protected readonly toCome = computed(() => {
    const done = this.trials().filter((one) => one.undone_at === null).length;
    return Array.from({ length: Math.max(0, this.planned() - done) }, (_, place) => place);
  });
}

function sayTrial(one: Trial): string {
  const words: string[] = [OUTCOME_WORDS[one.outcome]];
  const kind = ERROR_KINDS.find((known) => known.value === one.error_kind);
  if (kind) words.push(kind.label);
  if (one.latency_ms !== null) words.push(`${(one.latency_ms / 1000).toFixed(1)} s`);
  if (one.undone_at !== null) words.push('undone');
  return words.join(', ');
}
