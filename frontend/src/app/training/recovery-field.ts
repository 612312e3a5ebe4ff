import { Component, DestroyRef, computed, inject, model, signal } from '@angular/core';
import { duration } from '../measures/wording';

/** A day; longer recoveries are told in the note's words. */
const MOST_S = 86_400;

/**
 * How long the dog took to recover: one tap on a usual time, a stopwatch, or the number itself. A
 * stopwatch that runs says how long it has run; whoever takes the number stops it.
 */
@Component({
  selector: 'll-recovery-field',
  template: `
    <fieldset class="recovery">
      <legend class="field-label">Recovered after: {{ told() }}</legend>
      <button
        type="button"
        class="button button-wide"
        [attr.aria-pressed]="since() !== null"
        (click)="startOrStop()"
      >
        {{ since() === null ? 'Start the stopwatch' : 'Recovered now · ' + passed() + ' s' }}
      </button>
      <div class="anchors-small" role="group" aria-label="Usual times">
        @for (one of usual; track one) {
          <button
            type="button"
            class="chip"
            [class.chip-on]="seconds() === one"
            [attr.aria-pressed]="seconds() === one"
            (click)="choose(seconds() === one ? null : one)"
          >
            {{ say(one) }}
          </button>
        }
      </div>
      <label class="field-label" for="recovery">Exactly, in seconds</label>
      <input
        #field
        id="recovery"
        type="number"
        inputmode="numeric"
        min="0"
        [max]="most"
        [value]="seconds() ?? ''"
        (input)="type(field.value)"
      />
    </fieldset>
  `,
})
export class RecoveryField {
  /** null: not noted, which is not 0. */
  readonly seconds = model.required<number | null>();
  /** When the stopwatch was started, milliseconds since 1970; null while it stands still. */
  readonly since = model.required<number | null>();

  protected readonly usual: readonly number[] = [0, 5, 10, 30, 60, 120, 300];
  protected readonly most = MOST_S;
  private readonly now = signal(Date.now());
  protected readonly passed = computed(() => secondsSince(this.since(), this.now()) ?? 0);
  protected readonly told = computed(() => {
    if (this.since() !== null) return 'the stopwatch runs';
    const seconds = this.seconds();
    return seconds === null ? 'not noted' : this.say(seconds);
  });

  constructor() {
    const clock = setInterval(() => this.now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected say(seconds: number): string {
    return seconds === 0 ? 'at once' : duration(seconds);
  }

  protected startOrStop(): void {
    const since = this.since();
    const now = Date.now();
    this.now.set(now);
    if (since === null) {
      this.seconds.set(null);
      this.since.set(now);
    } else {
      this.choose(secondsSince(since, now));
    }
  }

  protected type(value: string): void {
    const seconds = Number(value);
    const known = value.trim() !== '' && Number.isFinite(seconds);
    this.choose(known ? Math.min(MOST_S, Math.max(0, seconds)) : null);
  }

  protected choose(seconds: number | null): void {
    this.since.set(null);
    this.seconds.set(seconds);
  }
}

/** Whole seconds since a moment, or null when there is none; a clock that went back gives 0. */
export function secondsSince(since: number | null, now: number): number | null {
  if (since === null) return null;
  return Math.min(MOST_S, Math.max(0, Math.round((now - since) / 1000)));
}
