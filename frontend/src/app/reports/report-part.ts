import { Component, input, model } from '@angular/core';
import { ReportSection, SectionEdit } from '../api/types';
import { Field } from '../shared/forms/field';
import { blockText, withBlock } from './report-words';

/** A section of a report while it is edited: its title, the trainer's words, and what is left out. */
@Component({
  selector: 'll-report-part',
  imports: [Field],
  template: `
    <fieldset class="report-part" [disabled]="!mayChange()">
      <legend class="visually-hidden">{{ section().title }}</legend>
      <ll-field label="Heading" [for]="'title-' + section().key">
        <input
          type="text"
          maxlength="200"
          [id]="'title-' + section().key"
          [value]="edit().title ?? ''"
          (input)="change({ title: textOf($event) })"
        />
      </ll-field>
      <label class="choice">
        <input
          type="checkbox"
          [checked]="!edit().left_out"
          (change)="change({ left_out: !isOn($event) })"
        />
        This part is in the report
      </label>
      @if (!edit().left_out) {
        <ll-field label="Your words" [for]="'words-' + section().key" [optional]="true">
          <textarea
            rows="3"
            maxlength="10000"
            [id]="'words-' + section().key"
            [value]="edit().words"
            (input)="change({ words: textOf($event) })"
          ></textarea>
        </ll-field>
        <ul class="report-blocks">
          @for (block of section().blocks; track block.id) {
            <li>
              <label class="choice">
                <input
                  type="checkbox"
                  [checked]="!edit().left_out_blocks.includes(block.id)"
                  (change)="edit.set(withBlock(edit(), block.id, isOn($event)))"
                />
                {{ blockText(block) }}
              </label>
            </li>
          }
        </ul>
      }
    </fieldset>
  `,
})
export class ReportPart {
  readonly section = input.required<ReportSection>();
  readonly edit = model.required<SectionEdit>();
  readonly mayChange = input(true);

  protected readonly blockText = blockText;
  protected readonly withBlock = withBlock;

  protected change(part: Partial<SectionEdit>): void {
    this.edit.update((edit) => ({ ...edit, ...part }));
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected isOn(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
