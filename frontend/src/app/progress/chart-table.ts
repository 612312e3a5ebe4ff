import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface TableRow {
  /** What heads the row: mostly its day. */
  readonly head: string;
  readonly cells: readonly string[];
  /** Where a tap on the row leads; null: nowhere. */
  readonly link?: string | null;
}

/** The data of a chart as a table, for who can not see the drawing or wants the numbers. */
@Component({
  selector: 'll-chart-table',
  imports: [RouterLink],
  template: `
    <details class="chart-table">
      <summary>{{ summary() }}</summary>
      <div class="table-scroll" tabindex="0" role="region" [attr.aria-label]="'Table: ' + label()">
        <table>
          <thead>
            <tr>
              @for (column of columns(); track column) {
                <th scope="col">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr [class.row-leads]="row.link">
                <th scope="row">
                  @if (row.link; as link) {
                    <a class="row-link" [routerLink]="link">{{ row.head }}</a>
                  } @else {
                    {{ row.head }}
                  }
                </th>
                @for (cell of row.cells; track $index) {
                  <td [attr.colspan]="row.cells.length === 1 && wide() > 1 ? wide() : null">
                    {{ cell }}
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
})
export class ChartTable {
  readonly summary = input('As a table');
  readonly label = input.required<string>();
  /** The first column heads the rows. */
  readonly columns = input.required<readonly string[]>();
  /** A row with a single cell runs across all columns. */
  readonly rows = input.required<readonly TableRow[]>();
  protected readonly wide = computed(() => this.columns().length - 1);
}
