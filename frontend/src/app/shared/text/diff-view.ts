import { Component, computed, input } from '@angular/core';
import { counted } from './moments';
import { countWords, wordDiff } from './word-diff';

/** Two texts in one: what went is struck out, what came is underlined; colour only helps. */
@Component({
  selector: 'll-diff-view',
  template: `
    <p class="diff-count">{{ summary() }}</p>
    <p class="diff">
      @for (change of changes(); track $index) {
        @switch (change.kind) {
          @case ('added') {
            <ins><span class="visually-hidden">added: </span>{{ change.text }}</ins>
          }
          @case ('removed') {
            <del><span class="visually-hidden">removed: </span>{{ change.text }}</del>
          }
          @default {
            <span>{{ change.text }}</span>
          }
        }
      }
    </p>
  `,
})
export class DiffView {
  readonly before = input.required<string>();
  readonly after = input.required<string>();

  protected readonly changes = computed(() => wordDiff(this.before(), this.after()));
  protected readonly summary = computed(() => {
    const { added, removed } = countWords(this.changes());
    if (this.before() === this.after()) return 'The text is the same.';
    if (added === 0 && removed === 0) return 'Only blanks or marks changed.';
    return `${counted(added, 'word')} added, ${counted(removed, 'word')} removed`;
  });
}
