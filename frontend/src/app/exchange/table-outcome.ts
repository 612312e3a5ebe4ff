import { Component, computed, input, output } from '@angular/core';
import { TableReport } from '../api/types';
import { valueOf } from '../shared/forms/value-of';
import { FIELD_WORDS, TABLE_WORDS, rowsInWords } from './exchange-words';
import { Column } from './import-draft';

/** One CSV: what it is, what each column is taken for, and the rows that cannot be taken, with the reason. */
@Component({
  selector: 'll-table-outcome',
  templateUrl: './table-outcome.html',
})
export class TableOutcome {
  readonly table = input.required<TableReport>();
  readonly columns = input.required<readonly Column[]>();
  readonly number = input.required<number>();
  readonly applied = input(false);
  readonly changed = output<Column>();

  protected readonly valueOf = valueOf;
  protected readonly title = computed(() => {
    const { table, file } = this.table();
    return table === null ? file : `${TABLE_WORDS[table]}, from ${file}`;
  });
  protected readonly rows = computed(() => rowsInWords(this.table(), this.applied()));
  protected readonly more = computed(() => this.table().refused_rows - this.table().refused.length);
  protected readonly fields = computed(() => {
    const { table } = this.table();
    return table === null ? [] : Object.entries(FIELD_WORDS[table]);
  });
}
