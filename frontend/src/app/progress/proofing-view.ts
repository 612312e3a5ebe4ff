import { Component, computed, input } from '@angular/core';
import { ProofingMap } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { counted } from '../shared/text/moments';
import { mapSentence, mapTables } from './proofing';

/** Where a skill is proven, where it is weak, where nobody tried it: by words and pattern. */
@Component({
  selector: 'll-proofing-view',
  imports: [Icon],
  template: `
    <h3>Proofing map</h3>
    <p class="chart-sentence">{{ sentence() }}</p>
    @if (map().next_cell; as next) {
      <p class="proof-next">
        <ll-icon name="next" /> <span>Next: {{ next.reason }}</span>
      </p>
    } @else {
      <p class="proof-next"><ll-icon name="check" /> Everything up to the goal is proven.</p>
    }
    <div class="proof-tables">
      @for (table of tables(); track table.title) {
        <div
          class="table-scroll"
          tabindex="0"
          role="region"
          [attr.aria-label]="'Proofing map ' + table.title"
        >
          <table class="proof">
            @if (table.title) {
              <caption>
                {{
                  table.title
                }}
              </caption>
            }
            @if (table.columns.length > 1 || table.columns[0]) {
              <thead>
                <tr>
                  @if (sided()) {
                    <td></td>
                  }
                  @for (column of table.columns; track column) {
                    <th scope="col">{{ column }}</th>
                  }
                </tr>
              </thead>
            }
            <tbody>
              @for (row of table.rows; track row.head) {
                <tr>
                  @if (sided()) {
                    <th scope="row">{{ row.head }}</th>
                  }
                  @for (one of row.cells; track $index) {
                    <td
                      [attr.data-state]="one.cell?.state"
                      [class.proof-here]="one.next"
                      [attr.title]="one.cell?.reason ?? null"
                    >
                      <span
                        >{{ one.words }} <small>{{ one.detail }}</small></span
                      >
                      @if (one.next) {
                        <strong>Next</strong>
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </div>
    @if (map().unplaced > 0) {
      <p class="quiet">{{ unplaced() }}</p>
    }
  `,
})
export class ProofingView {
  readonly map = input.required<ProofingMap>();
  protected readonly tables = computed(() => mapTables(this.map()));
  protected readonly sentence = computed(() => mapSentence(this.map()));
  protected readonly sided = computed(() => this.map().sides.includes('duration'));
  protected readonly unplaced = computed(
    () =>
      `${counted(this.map().unplaced, 'set')} left open how long, how far or against what, and stand nowhere on the map.`,
  );
}
