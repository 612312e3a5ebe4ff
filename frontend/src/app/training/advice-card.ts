import { Component, computed, inject, signal } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { Verdict } from '../measures/facts';
import { LiveSession } from './live-session';
import { possible, take } from './next-step';
import { VERDICTS } from './step-words';

/** What the set says, why, and the one tap that follows it. The trainer may always do otherwise. */
@Component({
  selector: 'll-advice-card',
  imports: [Icon],
  template: `
    @if (live.advice(); as advice) {
      @if (advice.advice; as verdict) {
        <section class="advice" aria-live="polite" aria-label="Advice">
          <p class="advice-reason">{{ advice.reason }}</p>
          @for (warning of advice.warnings; track warning) {
            <p class="advice-warning"><ll-icon name="incident" /> {{ warning }}</p>
          }
          @if (advice.end_easy) {
            <p class="advice-easy">End with something easy.</p>
          }
          <div class="advice-take">
            <button
              type="button"
              class="button button-main"
              [disabled]="!open(verdict)"
              (click)="take(verdict)"
            >
              {{ labelOf(verdict) }}
            </button>
            <button
              type="button"
              class="button-tool"
              [attr.aria-expanded]="otherwise()"
              (click)="otherwise.set(!otherwise())"
            >
              Otherwise
            </button>
          </div>
          @if (!open(verdict)) {
            <p>The plan ends here: choose another way.</p>
          }
          @if (otherwise()) {
            <div class="advice-other">
              <label class="field-label" for="why">Why (optional)</label>
              <input
                #why
                id="why"
                type="text"
                maxlength="200"
                [value]="reason()"
                (input)="reason.set(why.value)"
              />
              <div class="row">
                @for (one of others(); track one.value) {
                  <button type="button" class="chip" (click)="take(one.value)">
                    {{ one.label }}: {{ one.does }}
                  </button>
                }
              </div>
            </div>
          }
        </section>
      }
    }
  `,
})
export class AdviceCard {
  protected readonly live = inject(LiveSession);
  protected readonly otherwise = signal(false);
  protected readonly reason = signal('');
  protected readonly others = computed(() =>
    VERDICTS.filter((one) => one.value !== this.live.advice()?.advice && this.open(one.value)),
  );

  protected open(verdict: Verdict): boolean {
    return possible(this.live.record()?.plan ?? null, verdict);
  }

  protected labelOf(verdict: Verdict): string {
    const known = VERDICTS.find((one) => one.value === verdict);
    return known ? `${known.label}: ${known.does}` : verdict;
  }

  protected take(verdict: Verdict): void {
    const reason = this.reason().trim();
    this.live.change((record) => take(record, verdict, { units: this.live.units(), reason }));
    this.otherwise.set(false);
    this.reason.set('');
  }
}
