import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TeamStore } from '../accounts/team-store';
import { Calendar, CalendarEntry, Organization } from '../api/types';
import { Shortcuts } from '../core/keyboard/shortcuts';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { dayOf, dayText, Zone } from '../measures/days';
import { Icon } from '../shared/icon/icon';
import { roomy } from '../shared/roomy';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { AppointmentDialog, Done } from './appointment-dialog';
import { Wanted } from './appointment-draft';
import { CalendarStore } from './calendar-store';
import { firstWeekday, weekOf } from './week';
import { WeekHours } from './week-hours';
import { dateNumber, longDay, shortDay, weekName } from './week-words';

const DAYS = 7;
/** A day that was asked for in the address. */
const A_DAY = /^\d{4}-\d\d-\d\d$/;

/** A week of appointments and of what is due: seven days beside each other, on a phone one of them. */
@Component({
  selector: 'll-week-page',
  templateUrl: './week-page.html',
  imports: [AppointmentDialog, Failure, Icon, RouterLink, Skeleton, WeekHours],
})
export class WeekPage {
  /** `?day=2026-11-23`: the day in view, and with it the week. */
  readonly day = input<string>();

  private readonly store = inject(CalendarStore);
  private readonly team = inject(TeamStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly wide = roomy('(min-width: 48rem)');
  protected readonly practice = new Remote<Organization>();
  protected readonly calendar = new Remote<Calendar>();
  protected readonly looks = new Remote<readonly CalendarEntry[] | null>();
  protected readonly wanted = signal<Wanted | null>(null);
  protected readonly whole = signal(false);
  /** Only what the person who looks takes part in. */
  protected readonly mine = signal(false);
  private readonly nowMs = signal(Date.now());

  protected readonly zone = computed(() => {
    const practice = this.practice.value();
    return practice ? new Zone(practice.time_zone) : null;
  });
  protected readonly today = computed(() => this.zone()?.localDay(this.nowMs() * 1000) ?? 0);
  protected readonly selected = computed(() => {
    const asked = this.day() ?? '';
    const day = A_DAY.test(asked) ? dayOf(asked) : NaN;
    return Number.isNaN(day) ? this.today() : day;
  });
  protected readonly week = computed(
    () => {
      const first = firstWeekday(this.practice.value()?.locale ?? '', navigator.language);
      return weekOf(this.selected(), first);
    },
    { equal: (one, other) => one[0] === other[0] },
  );
  protected readonly shown = computed(() => (this.wide() ? this.week() : [this.selected()]));
  protected readonly name = computed(() => weekName(this.week()));
  protected readonly items = computed(() => {
    const [all, me] = [this.calendar.value()?.items ?? [], this.session.person()?.id ?? ''];
    const isShown = ({ kind, person_ids: who }: CalendarEntry): boolean =>
      kind !== 'appointment' || !this.mine() || who.includes(me);
    return all.filter(isShown);
  });

  protected readonly dateNumber = dateNumber;
  protected readonly longDay = longDay;
  protected readonly shortDay = shortDay;

  constructor() {
    void this.practice.load((signal) => this.team.organization(signal));
    effect(() => {
      const known = this.zone() !== null;
      const days = this.week();
      if (known) untracked(() => this.read(days));
    });
    inStepWithDevice(() => this.calendar.reread());
    const keys = inject(Shortcuts).add([
      { key: 'j', says: 'Next week (calendar)', run: () => this.move(DAYS) },
      { key: 'k', says: 'Previous week (calendar)', run: () => this.move(-DAYS) },
      { key: 't', says: 'This week (calendar)', run: () => this.show(this.today()) },
    ]);
    const clock = setInterval(() => this.nowMs.set(Date.now()), 60_000);
    inject(DestroyRef).onDestroy(() => {
      keys();
      clearInterval(clock);
    });
  }

  protected move(days: number): void {
    this.show(this.selected() + days);
  }

  protected show(day: number): void {
    void this.router.navigate([], { queryParams: { day: dayText(day) } });
  }

  /** How many appointments a day has, for the strip of days on a phone. */
  protected count(day: number): number {
    const on = dayText(day);
    return this.items().filter(({ starts_at: start }) => start?.slice(0, 10) === on).length;
  }

  protected dueOn(day: number): readonly CalendarEntry[] {
    const on = dayText(day);
    const due = this.items().filter(({ kind }) => kind === 'health');
    return [...due, ...(this.looks.value() ?? [])].filter((one) => one.on === on);
  }

  protected way({ kind, dog_id: dogId, id }: CalendarEntry): readonly string[] {
    return ['/dogs', dogId, ...(kind === 'probe' ? ['plans', id] : ['care'])];
  }

  /** The first hour of the day that is still to come, else nine o'clock. */
  protected begin(): void {
    const [day, today] = [this.selected(), this.today()];
    const now =
      this.zone()
        ?.localTime(this.nowMs() * 1000)
        .slice(11, 13) ?? '09';
    this.wanted.set({ day, hour: day === today ? Math.min(Number(now) + 1, 23) : 9 });
  }

  protected done(said: Done): void {
    this.wanted.set(null);
    const { undo } = said;
    const back = (): void =>
      void undo?.()
        .catch(() => this.toasts.say('That could not be taken back.'))
        .then(() => this.calendar.reread());
    this.toasts.say(said.sentence, undo && { label: 'Undo', run: back });
    void this.calendar.reread();
  }

  private read(days: readonly number[]): void {
    void this.calendar.load((signal) => this.store.read(days, signal));
    void this.looks.load((signal) => this.store.looks(days, signal));
  }
}
