import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { CalendarEntry } from '../api/types';
import { Zone } from '../measures/days';
import { Icon } from '../shared/icon/icon';
import { timeOf } from '../shared/text/moments';
import { hoursOf, Slot, slotsOf } from './week-grid';
import { hourName, longDay, spoken, timesName } from './week-words';

/** The height of an hour, as in week.css. */
const HOUR_REM = 3.5;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const USUAL_HOUR = 9;

/** An hour of a day, by the clock on the practice's wall. */
export interface Hour {
  readonly day: number;
  readonly hour: number;
}

const WAYS: Readonly<Record<string, { readonly days: number; readonly hours: number }>> = {
  ArrowUp: { days: 0, hours: -1 },
  ArrowDown: { days: 0, hours: 1 },
  ArrowLeft: { days: -1, hours: 0 },
  ArrowRight: { days: 1, hours: 0 },
};

/** The hours of some days with their appointments; an empty hour is a button that plans one there. */
@Component({
  selector: 'll-week-hours',
  imports: [Icon],
  template: `
    <div class="hours-names" aria-hidden="true">
      @for (hour of rows(); track hour) {
        <span>{{ hourName(hour) }}</span>
      }
    </div>
    @for (day of days(); track day) {
      <div
        class="hours-day"
        role="group"
        [class.hours-today]="day === today()"
        [attr.aria-label]="longDay(day)"
      >
        @for (hour of rows(); track hour) {
          @if (mayPlan() && isThere(day, hour)) {
            <button
              type="button"
              class="hours-empty"
              [attr.data-hour]="day + '-' + hour"
              [attr.aria-label]="'Plan something on ' + longDay(day) + ' at ' + hourName(hour)"
              [tabindex]="isCurrent(day, hour) ? 0 : -1"
              (focus)="current.set({ day, hour })"
              (keydown)="go($event, { day, hour })"
              (click)="this.hour.emit({ day, hour })"
            ></button>
          } @else {
            <span
              class="hours-empty"
              [class.hours-skipped]="!isThere(day, hour)"
              [attr.title]="isThere(day, hour) ? null : 'The clocks skip this hour'"
            ></span>
          }
        }
        @for (slot of slots(); track slot.entry.id + slot.entry.on + slot.day) {
          @if (slot.day === day) {
            <button
              type="button"
              class="hours-slot"
              [style.top.rem]="top(slot)"
              [style.height.rem]="height(slot)"
              [style.left.%]="(100 * slot.lane) / slot.lanes"
              [style.width.%]="100 / slot.lanes"
              [attr.aria-label]="spoken(slot.entry)"
              (click)="chosen.emit(slot.entry)"
            >
              <strong>{{ begins(slot.entry) }} {{ slot.entry.dog }}</strong>
              <span>{{ slot.entry.title }}{{ slot.entry.place && ', ' + slot.entry.place }}</span>
              <span>{{ timesName(slot.entry) }}</span>
              @if (slot.entry.repeats) {
                <ll-icon name="history" />
              }
            </button>
          }
        }
      </div>
    }
  `,
  host: { class: 'hours', '[style.--days]': 'days().length' },
})
export class WeekHours {
  readonly days = input.required<readonly number[]>();
  readonly today = input.required<number>();
  readonly entries = input.required<readonly CalendarEntry[]>();
  readonly zone = input.required<Zone>();
  readonly whole = input(false);
  readonly mayPlan = input(false);
  readonly hour = output<Hour>();
  readonly chosen = output<CalendarEntry>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The one empty hour that the tab key reaches; the arrows lead to the others. */
  protected readonly current = signal<Hour | null>(null);
  protected readonly slots = computed(() =>
    this.days().flatMap((day) => slotsOf(this.entries(), day)),
  );
  private readonly range = computed(() => hoursOf(this.slots(), this.whole()));
  protected readonly rows = computed(() => {
    const { first, last } = this.range();
    return Array.from({ length: last - first }, (_, n) => first + n);
  });

  protected readonly hourName = hourName;
  protected readonly longDay = longDay;
  protected readonly spoken = spoken;
  protected readonly timesName = timesName;

  protected begins({ starts_at: start }: CalendarEntry): string {
    return start ? timeOf(start) : '';
  }

  protected top({ start }: Slot): number {
    return (start / 60 - this.range().first) * HOUR_REM;
  }

  protected height({ start, end }: Slot): number {
    return ((end - start) / 60) * HOUR_REM;
  }

  /** Twice a year the clocks skip an hour: nothing can be planned in it. */
  protected isThere(day: number, hour: number): boolean {
    return this.zone().shows(day * DAY_MS + hour * HOUR_MS);
  }

  protected isCurrent(day: number, hour: number): boolean {
    const current = this.current();
    if (current && this.days().includes(current.day) && this.rows().includes(current.hour)) {
      return current.day === day && current.hour === hour;
    }
    return day === this.days()[0] && hour === USUAL_HOUR;
  }

  protected go(event: KeyboardEvent, { day, hour }: Hour): void {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const there = (at: Hour): HTMLElement | null =>
      this.host.nativeElement.querySelector(`[data-hour='${at.day}-${at.hour}']`);
    let at = { day: day + way.days, hour: hour + way.hours };
    // An hour that the clocks skip has no button: the one behind it is next.
    if (!there(at)) at = { day: at.day + way.days, hour: at.hour + way.hours };
    there(at)?.focus();
  }
}
