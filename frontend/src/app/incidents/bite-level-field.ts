import { Component, computed, model } from '@angular/core';
import { BiteLevel } from '../api/types';
import { BITE_SCALE } from './bite-scale';

export interface ChosenLevel {
  readonly level: number | null;
  readonly level3b: boolean;
}

/** Dunbar's bite scale as cards with their definitions, and the decimal between two of them. */
@Component({
  selector: 'll-bite-level-field',
  template: `
    <fieldset class="form-group bite-levels" aria-describedby="bite-source">
      <legend class="field-label">How bad: {{ scale.title }}</legend>
      <label class="bite-level">
        <input
          type="radio"
          name="bite-level"
          [checked]="chosen().level === null"
          (change)="clear()"
        />
        <span
          ><strong>Not said</strong> <small>No bite, or nobody has seen the wound yet.</small></span
        >
      </label>
      @for (one of scale.levels; track one.name) {
        <label class="bite-level">
          <input type="radio" name="bite-level" [checked]="isChosen(one)" (change)="choose(one)" />
          <span
            ><strong>{{ numberOf(one) }} {{ one.name }}</strong>
            <small>{{ one.definition }}</small></span
          >
        </label>
        @if (isChosen(one) && decimals().length > 1) {
          <div class="field bite-exactly">
            <label class="field-label" for="bite-decimal">Exactly</label>
            <select
              id="bite-decimal"
              aria-describedby="bite-decimal-hint"
              (change)="refine($event)"
            >
              @for (each of decimals(); track each) {
                <option [value]="each" [selected]="each === chosen().level">{{ each }}</option>
              }
            </select>
            <p class="field-hint" id="bite-decimal-hint">{{ scale.decimals }}</p>
          </div>
        }
      }
    </fieldset>
    <p class="field-hint" id="bite-source">{{ scale.source }}</p>
  `,
})
export class BiteLevelField {
  readonly chosen = model.required<ChosenLevel>();
  protected readonly scale = BITE_SCALE;

  /** What the chosen card's definition covers: 2.0 to 2.9 for a 2. */
  protected readonly decimals = computed(() => {
    const first = Math.floor(this.chosen().level ?? 1) * 10;
    const last = Math.min(60, first + 9);
    return Array.from({ length: last - first + 1 }, (_, place) => (first + place) / 10);
  });

  protected isChosen({ level, level_3b }: BiteLevel): boolean {
    const { level: now, level3b } = this.chosen();
    return now !== null && Math.floor(now) === level && level3b === level_3b;
  }

  protected numberOf({ level, level_3b }: BiteLevel): string {
    return level_3b ? '3b' : String(level);
  }

  protected choose({ level, level_3b }: BiteLevel): void {
    this.chosen.set({ level, level3b: level_3b });
  }

  protected clear(): void {
    this.chosen.set({ level: null, level3b: false });
  }

  protected refine(event: Event): void {
    const level = Number((event.target as HTMLSelectElement).value);
    this.chosen.update((before) => ({ ...before, level }));
  }
}
