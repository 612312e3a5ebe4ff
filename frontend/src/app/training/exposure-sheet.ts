import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Exposure } from '../api/training-types';
import { UnitSystem } from '../measures/facts';
import { distance } from '../measures/wording';
import { RecoveryField, secondsSince } from './recovery-field';
import { RESPONSES } from './step-words';

export type Trigger = Exposure['trigger'];
type Food = NonNullable<Exposure['took_food']>;

export const TRIGGERS: readonly Trigger[] = [
  'dog',
  'person',
  'child',
  'bike',
  'vehicle',
  'noise',
  'handling',
  'wildlife',
  'other',
];

const METRES_PER_FOOT = 0.3048;
/** From this response on it was a reaction, and the distance is the one it happened at. */
const REACTION_FROM = 3;

/** A meeting with a trigger in two taps: which, and how the dog answered. The rest is optional. */
@Component({
  selector: 'll-exposure-sheet',
  imports: [RecoveryField],
  template: `
    <div class="anchors anchors-small" role="group" aria-label="Trigger">
      @for (one of triggers; track one) {
        <button
          type="button"
          class="chip"
          [class.chip-on]="trigger() === one"
          [attr.aria-pressed]="trigger() === one"
          (click)="trigger.set(one)"
        >
          {{ one }}
        </button>
      }
    </div>
    <details class="unfold">
      <summary>Distance, food, recovery</summary>
      <label class="field-label" for="far">Distance: {{ far() ?? 'not noted' }}</label>
      <input
        #slider
        id="far"
        type="range"
        min="0"
        max="100"
        [value]="shown() ?? 0"
        (input)="shown.set(+slider.value)"
      />
      <div class="row" role="group" aria-label="Took food">
        @for (one of foods; track one.value) {
          <button
            type="button"
            class="chip"
            [class.chip-on]="food() === one.value"
            [attr.aria-pressed]="food() === one.value"
            (click)="food.set(one.value)"
          >
            {{ one.label }}
          </button>
        }
      </div>
      <ll-recovery-field [(seconds)]="recovery" [(since)]="recovering" />
    </details>
    <div class="anchors" role="group" aria-label="Response">
      @for (word of responses; track $index) {
        <button type="button" class="button" [disabled]="trigger() === null" (click)="tap($index)">
          <strong>{{ $index }}</strong> {{ word }}
        </button>
      }
    </div>
  `,
})
export class ExposureSheet {
  readonly units = input.required<UnitSystem>();
  /** The trigger that was tapped before the sheet opened. */
  readonly known = input<Trigger | null>(null);
  readonly met = output<Exposure>();

  protected readonly triggers = TRIGGERS;
  protected readonly foods: readonly { readonly value: Food; readonly label: string }[] = [
    { value: 'yes', label: 'Took food' },
    { value: 'snatched', label: 'Snatched' },
    { value: 'refused', label: 'Refused' },
    { value: 'not_offered', label: 'None offered' },
  ];
  protected readonly responses = RESPONSES;
  protected readonly trigger = linkedSignal<Trigger | null>(() => this.known());
  protected readonly food = signal<Food | null>(null);
  protected readonly recovery = signal<number | null>(null);
  /** When the recovery's stopwatch was started. */
  protected readonly recovering = signal<number | null>(null);
  /** As the slider shows it, in metres or feet; null: not noted, which is not 0. */
  protected readonly shown = signal<number | null>(null);
  private readonly metres = computed(() => {
    const shown = this.shown();
    if (shown === null) return null;
    return this.units() === 'metric' ? shown : Math.round(shown * METRES_PER_FOOT * 1e4) / 1e4;
  });
  protected readonly far = computed(() => {
    const metres = this.metres();
    return metres === null ? null : distance(metres, this.units());
  });

  protected tap(response: number): void {
    const trigger = this.trigger();
    if (trigger === null) return;
    const metres = this.metres();
    this.met.emit({
      trigger,
      trigger_text: '',
      distance_first_m: null,
      distance_min_m: metres,
      distance_reaction_m: response >= REACTION_FROM ? metres : null,
      exposure_s: null,
      response,
      took_food: this.food(),
      // The tap that notes the meeting stops the stopwatch.
      recovery_s: secondsSince(this.recovering(), Date.now()) ?? this.recovery(),
      escape_possible: null,
      planned: true,
    });
  }
}
