import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Guardian } from '../api/types';
import { GuardianStore } from '../guardians/guardian-store';
import { Field } from '../shared/forms/field';
import { Icon } from '../shared/icon/icon';
import { Remote } from '../shared/state/remote';
import { counted } from '../shared/text/moments';

/**
 * The households of a dog: chips to take away and one list to pick from. What is picked counts at
 * once, so that nobody has to confirm it; "Add another" makes it a chip and frees the list.
 */
@Component({
  selector: 'll-guardians-field',
  imports: [Field, Icon],
  template: `
    <fieldset class="form-group">
      <legend class="field-label">Guardians</legend>
      @if (chips().length > 0) {
        <ul class="chips" role="list">
          @for (id of chips(); track id) {
            <li>
              <button
                type="button"
                class="chip chip-set"
                [attr.aria-label]="'Remove guardian ' + nameOf(id)"
                (click)="drop(id)"
              >
                {{ nameOf(id) }} <ll-icon name="close" />
              </button>
            </li>
          }
        </ul>
      }
      <ll-field label="Guardian" for="dog-guardian" [problem]="guardians.problem()?.detail ?? null">
        <select
          #list
          id="dog-guardian"
          aria-describedby="dog-guardian-problem"
          (change)="pick(list.value)"
        >
          <option value="" [selected]="picked() === ''">
            {{ chips().length > 0 ? 'No other' : 'None' }}
          </option>
          @for (one of choices(); track one.id) {
            <option [value]="one.id" [selected]="one.id === picked()">{{ one.name }}</option>
          }
        </select>
      </ll-field>
      @if (picked() !== '') {
        <button type="button" class="button-tool" (click)="addAnother()">
          <ll-icon name="plus" /> Add another
        </button>
      }
      <button type="button" class="button-tool" (click)="missing.emit()">
        <ll-icon name="household" /> New guardian
      </button>
      <p class="visually-hidden" aria-live="polite">{{ count() }}</p>
    </fieldset>
  `,
  host: { class: 'field' },
})
export class GuardiansField {
  readonly ids = model.required<readonly string[]>();
  /** The household is not in the list yet. */
  readonly missing = output();

  private readonly store = inject(GuardianStore);
  private readonly list = viewChild.required<ElementRef<HTMLSelectElement>>('list');
  protected readonly guardians = new Remote<readonly Guardian[]>();
  protected readonly picked = signal('');
  protected readonly chips = computed(() => this.ids().filter((id) => id !== this.picked()));
  protected readonly choices = computed(() =>
    (this.guardians.value() ?? []).filter((one) => !this.chips().includes(one.id)),
  );
  protected readonly count = computed(() => counted(this.ids().length, 'guardian'));

  constructor() {
    effect(() => {
      this.store.changed();
      untracked(() => void this.guardians.load((signal) => this.store.all(signal), true));
    });
  }

  protected nameOf(id: string): string {
    const known = this.guardians.value()?.find((one) => one.id === id);
    return known?.name ?? (this.guardians.busy() ? '…' : 'not in view');
  }

  protected pick(id: string): void {
    const others = this.chips();
    this.picked.set(id);
    this.ids.set(id === '' ? others : [...others, id]);
  }

  protected addAnother(): void {
    this.picked.set('');
    this.list().nativeElement.focus();
  }

  protected drop(id: string): void {
    this.ids.update((ids) => ids.filter((one) => one !== id));
    this.list().nativeElement.focus();
  }
}
