import { Component, computed, input } from '@angular/core';
import { DueProbe, Maintenance } from '../api/types';
import { counted, dateName } from '../shared/text/moments';

const STATES: Record<DueProbe['state'], string> = {
  passed: 'Done, passed',
  failed: 'Done, failed',
  missed: 'Missed',
  overdue: 'Overdue',
  due: 'Due today',
  coming: 'Coming',
};

/** The looks after mastery: on which day each is due, and what became of it. */
@Component({
  selector: 'll-maintenance',
  template: `
    <p>
      Mastered on {{ dateName(maintenance().mastered_on) }}.
      <strong>{{ maintenance().reason }}</strong>
    </p>
    <p>{{ maintenance().what_counts }}</p>
    @if (maintenance().schedule.length > 0) {
      <div class="chart-table">
        <div
          class="table-scroll"
          tabindex="0"
          role="region"
          [attr.aria-label]="'Table: ' + label()"
        >
          <table class="probes">
            <thead>
              <tr>
                <th scope="col">Look again on</th>
                <th scope="col">After</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              @for (probe of maintenance().schedule; track probe.due_on) {
                <tr [attr.data-state]="probe.state">
                  <th scope="row">{{ dateName(probe.due_on) }}</th>
                  <td>{{ counted(probe.days_after, 'day') }}</td>
                  <td [attr.data-state]="probe.state">{{ stateWords(probe) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </div>
    }
  `,
})
export class MaintenanceView {
  readonly maintenance = input.required<Maintenance>();
  readonly name = input.required<string>();
  protected readonly label = computed(() => `${this.name()}, looks after mastery`);
  protected readonly dateName = dateName;
  protected readonly counted = counted;
  protected readonly stateWords = stateWords;
}

/** `Done, passed on 3 March 2026`, or what it waits for. */
export function stateWords(probe: DueProbe): string {
  const on = probe.done_on === null ? '' : ` on ${dateName(probe.done_on)}`;
  return `${STATES[probe.state]}${on}`;
}
