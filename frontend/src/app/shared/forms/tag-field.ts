import { Component, input, model, signal } from '@angular/core';
import { Icon } from '../icon/icon';
import { counted } from '../text/moments';

/** Tags as removable chips; Enter, comma or blank ends a tag. */
@Component({
  selector: 'll-tag-field',
  imports: [Icon],
  template: `
    <div class="tag-field">
      @for (tag of tags(); track tag) {
        <button
          type="button"
          class="chip chip-set"
          (click)="drop(tag)"
          [attr.aria-label]="'Remove tag ' + tag"
        >
          #{{ tag }} <ll-icon name="close" />
        </button>
      }
      <input
        type="text"
        [id]="fieldId()"
        autocomplete="off"
        autocapitalize="none"
        placeholder="recall, reactivity …"
        [value]="typed()"
        (input)="type($event)"
        (keydown)="key($event)"
        (blur)="add()"
      />
    </div>
    <p class="visually-hidden" aria-live="polite">{{ count() }}</p>
  `,
})
export class TagField {
  readonly fieldId = input.required<string>();
  readonly tags = model.required<readonly string[]>();
  protected readonly typed = signal('');
  protected readonly count = (): string => counted(this.tags().length, 'tag');

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.typed.set(text);
    if (/[\s,]$/.test(text)) this.add();
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.add();
    } else if (event.key === 'Backspace' && this.typed() === '') {
      this.tags.update((tags) => tags.slice(0, -1));
    }
  }

  protected add(): void {
    const tag = this.typed()
      .replace(/^#+|[\s,]+$/g, '')
      .trim()
      .toLowerCase();
    this.typed.set('');
    if (tag !== '' && !this.tags().includes(tag)) this.tags.update((tags) => [...tags, tag]);
  }

  protected drop(tag: string): void {
    this.tags.update((tags) => tags.filter((one) => one !== tag));
  }
}
