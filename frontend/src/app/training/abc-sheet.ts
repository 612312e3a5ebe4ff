import { Component, computed, output, signal } from '@angular/core';
import { Abc } from '../api/training-types';

type Before = Abc['antecedent']['category'];
type After = Abc['consequence']['category'];

/** What came before, what the dog did, what came after. */
@Component({
  selector: 'll-abc-sheet',
  template: `
    <form class="abc" (submit)="$event.preventDefault(); save()">
      <label class="field-label" for="abc-a">Before</label>
      <select #before aria-label="Kind of antecedent" (change)="setBefore(before.value)">
        @for (one of befores; track one) {
          <option [value]="one" [selected]="one === antecedent()">{{ say(one) }}</option>
        }
      </select>
      <input #a id="abc-a" type="text" maxlength="200" (input)="beforeText.set(a.value)" />
      <label class="field-label" for="abc-b">Behaviour</label>
      <input #b id="abc-b" type="text" maxlength="100" (input)="behavior.set(b.value)" />
      <label class="field-label" for="abc-c">After</label>
      <select #after aria-label="Kind of consequence" (change)="setAfter(after.value)">
        @for (one of afters; track one) {
          <option [value]="one" [selected]="one === consequence()">{{ say(one) }}</option>
        }
      </select>
      <input #c id="abc-c" type="text" maxlength="200" (input)="afterText.set(c.value)" />
      <button type="submit" class="button button-main" [disabled]="empty()">Note it</button>
    </form>
  `,
})
export class AbcSheet {
  readonly wrote = output<{ behavior: string; abc: Abc }>();

  protected readonly befores: readonly Before[] = [
    'person',
    'dog',
    'noise',
    'handling',
    'object',
    'movement',
    'being_left',
    'food',
    'place',
    'other',
  ];
  protected readonly afters: readonly After[] = [
    'attention',
    'food',
    'access',
    'distance',
    'removed',
    'nothing',
    'other',
  ];
  protected readonly antecedent = signal<Before>('other');
  protected readonly consequence = signal<After>('other');
  protected readonly beforeText = signal('');
  protected readonly afterText = signal('');
  protected readonly behavior = signal('');
  protected readonly empty = computed(() => this.behavior().trim() === '');

  protected say(word: string): string {
    return word.replace('_', ' ');
  }

  protected setBefore(value: string): void {
    this.antecedent.set(this.befores.find((one) => one === value) ?? 'other');
  }

  protected setAfter(value: string): void {
    this.consequence.set(this.afters.find((one) => one === value) ?? 'other');
  }

  protected save(): void {
    this.wrote.emit({
      behavior: this.behavior().trim(),
      abc: {
        antecedent: { category: this.antecedent(), text: this.beforeText().trim() },
        consequence: { category: this.consequence(), by_whom: '', text: this.afterText().trim() },
        setting_events: [],
        place: '',
      },
    });
  }
}
