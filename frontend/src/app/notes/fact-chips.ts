import { Component, computed, input, output } from '@angular/core';
import { KeptFact, UnitSystem } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { factIcon, factKind, factWords, lacksSkill } from './fact-words';

interface Chip {
  readonly kept: KeptFact;
  readonly words: string;
  readonly says: string;
  readonly asks: boolean;
}

/** The facts of a note, one chip each: what the text says as data. While writing, each opens. */
@Component({
  selector: 'll-fact-chips',
  imports: [Icon],
  template: `
    @if (chips().length > 0) {
      <ul class="fact-chips" [class.fact-chips-open]="!mayChange()" aria-label="Data in this note">
        @for (chip of chips(); track $index) {
          <li>
            @if (mayChange()) {
              <button
                type="button"
                class="chip fact-chip"
                aria-haspopup="dialog"
                [class.fact-chip-asks]="chip.asks"
                [class.fact-chip-corrected]="chip.kept.origin === 'corrected'"
                [class.fact-chip-dropped]="chip.kept.origin === 'dropped'"
                [attr.aria-label]="chip.says"
                (click)="opened.emit(chip.kept)"
              >
                <ll-icon [name]="chip.asks ? 'help' : icon(chip.kept.fact)" />
                <span class="fact-words">{{ chip.words }}</span>
                @if (chip.kept.origin === 'corrected') {
                  <ll-icon name="pen" />
                }
              </button>
            } @else {
              <span
                class="chip fact-chip fact-chip-still"
                [class.fact-chip-corrected]="chip.kept.origin === 'corrected'"
              >
                <ll-icon [name]="icon(chip.kept.fact)" />
                <span class="visually-hidden">{{ kind(chip.kept.fact) }}:</span>
                <span class="fact-words">{{ chip.words }}</span>
                @if (chip.kept.origin === 'corrected') {
                  <ll-icon name="pen" /><span class="visually-hidden">(put right by hand)</span>
                }
              </span>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class FactChips {
  readonly facts = input.required<readonly KeptFact[]>();
  readonly units = input<UnitSystem>('metric');
  readonly mayChange = input(false);
  readonly opened = output<KeptFact>();

  protected readonly icon = factIcon;
  protected readonly kind = factKind;
  /** Dropped facts stay in reach while writing; a reader of the note is not shown them. */
  protected readonly chips = computed<readonly Chip[]>(() =>
    this.facts()
      .filter((kept) => this.mayChange() || kept.origin !== 'dropped')
      .map((kept) => {
        const words = factWords(kept.fact, this.units());
        const asks = kept.origin !== 'dropped' && lacksSkill(kept.fact);
        return { kept, words, asks, says: `${words}. ${standing(kept, asks)}` };
      }),
  );
}

function standing(kept: KeptFact, asks: boolean): string {
  if (kept.origin === 'dropped') return 'No data. Change';
  if (asks) return 'Which skill? Change';
  return `${factKind(kept.fact)}${kept.origin === 'corrected' ? ', put right by hand' : ''}. Change`;
}
