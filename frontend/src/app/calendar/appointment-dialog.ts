import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  OnInit,
  output,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TeamStore } from '../accounts/team-store';
import { CalendarEntry, Member } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { KnownDog } from '../dogs/dog-store';
import { Zone } from '../measures/days';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { nowWithOffset } from '../shared/text/moments';
import {
  beginsAbout,
  Draft,
  draftOf,
  fieldsOf,
  newDraft,
  Wanted,
  wrongIn,
} from './appointment-draft';
import { Appointment, CalendarStore } from './calendar-store';

const KINDS: readonly (readonly [Draft['kind'], string])[] = [
  ['training', 'Training'],
  ['class', 'Class'],
  ['assessment', 'Assessment'],
  ['probe', 'Look after mastery'],
  ['observation', 'Observation'],
  ['certification', 'Certification'],
  ['care', 'Care'],
];
const LENGTHS = [15, 30, 45, 60, 75, 90, 120, 180, 240, 360, 480];

/** What was done, and how it is taken back. */
export interface Done {
  readonly sentence: string;
  readonly undo?: () => Promise<unknown>;
}

/** An appointment: planned anew at an hour, changed, cancelled, or begun. */
@Component({
  selector: 'll-appointment-dialog',
  templateUrl: './appointment-dialog.html',
  imports: [Dialog, Failure, Field, Refusal, RouterLink, Skeleton, TextValue],
})
export class AppointmentDialog implements OnInit {
  readonly wanted = input.required<Wanted>();
  /** The practice's clocks: a new appointment is by them. */
  readonly zone = input.required<Zone>();
  readonly zoneName = input.required<string>();
  readonly today = input.required<number>();
  readonly done = output<Done>();
  readonly closed = output();

  private readonly store = inject(CalendarStore);
  private readonly team = inject(TeamStore);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  private readonly newId = uuid7();
  protected readonly kinds = KINDS;
  protected readonly kept = new Remote<Appointment>();
  protected readonly dogs = new Remote<readonly KnownDog[]>();
  protected readonly members = new Remote<readonly Member[]>();
  protected readonly saving = new Deed();
  protected readonly leaving = new Deed();
  protected readonly asked = signal(false);

  protected readonly entry = computed<CalendarEntry | null>(() => {
    const wanted = this.wanted();
    return 'entry' in wanted ? wanted.entry : null;
  });
  private readonly before = computed(() => this.kept.value() ?? null);
  private readonly own = computed<readonly [Zone, string]>(() => {
    const name = this.before()?.time_zone;
    return name ? [new Zone(name), name] : [this.zone(), this.zoneName()];
  });
  private readonly start = computed<Draft | null>(() => {
    const wanted = this.wanted();
    const before = this.before();
    if (before) return draftOf(before);
    return 'entry' in wanted ? null : newDraft(wanted, this.session.person()?.id ?? '');
  });
  protected readonly elsewhere = computed(() => {
    const name = this.before()?.time_zone;
    return name && name !== this.zoneName() ? name : null;
  });
  protected readonly ready = computed(() => this.start() !== null);
  protected readonly dogId = linkedSignal(() => this.start()?.dogId ?? '');
  protected readonly kind = linkedSignal<string>(() => this.start()?.kind ?? 'training');
  protected readonly day = linkedSignal(() => this.start()?.day ?? '');
  protected readonly time = linkedSignal(() => this.start()?.time ?? '');
  protected readonly minutes = linkedSignal(() => String(this.start()?.minutes ?? 60));
  protected readonly place = linkedSignal(() => this.start()?.place ?? '');
  protected readonly personId = linkedSignal(() => this.start()?.personId ?? '');
  protected readonly everyWeeks = linkedSignal(() => String(this.start()?.everyWeeks ?? 0));
  protected readonly times = linkedSignal(() => String(this.start()?.times ?? 8));
  /** A series that was planned to end with a day is not counted. */
  protected readonly until = computed(() => this.before()?.repeats?.until ?? null);
  protected readonly lengths = computed(() => {
    const held = Number(this.minutes());
    return LENGTHS.includes(held) ? LENGTHS : [...LENGTHS, held].sort((a, b) => a - b);
  });
  protected readonly wrong = computed<ReadonlyMap<string, string>>(() => {
    const [zone, name] = this.own();
    return this.asked() ? wrongIn(this.draft(), zone, name) : new Map();
  });
  /** One begins what one planned; what a colleague planned stays theirs. */
  protected readonly mayBegin = computed(() => {
    const [entry, before] = [this.entry(), this.before()];
    if (!entry || !before || before.author_id !== this.session.person()?.id) return false;
    return beginsAbout(entry, Date.now());
  });

  ngOnInit(): void {
    const entry = this.entry();
    if (entry) void this.kept.load((signal) => this.store.appointment(entry.id, signal));
    void this.dogs.load(async (signal) => {
      const active = await this.store.dogs(signal);
      // A dog that is not active any more may still have something planned.
      const held = entry && !active.some(({ id }) => id === entry.dog_id);
      return held ? [{ id: entry.dog_id, name: entry.dog }, ...active] : active;
    });
    void this.members.load(async (signal) => {
      const page = await this.team.members(null, signal);
      return page.items.filter(({ status }) => status === 'active');
    });
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    if (this.wrong().size > 0) return;
    const [zone, zoneName] = this.own();
    const before = this.before();
    const fields = fieldsOf(this.draft(), zone, { zoneName, before });
    const saved = await this.saving.run(() =>
      before ? this.store.change(before, fields) : this.store.plan(this.newId, fields),
    );
    if (saved) this.done.emit({ sentence: before ? 'Appointment changed' : 'Appointment planned' });
  }

  protected async cancelAll(): Promise<void> {
    const before = this.before();
    if (!before || !(await this.leaving.run(() => this.store.cancel(before)))) return;
    const undo = (): Promise<unknown> => this.store.restore(before.id);
    this.done.emit({ sentence: 'Appointment cancelled', undo });
  }

  protected async cancelThis(): Promise<void> {
    const [before, entry] = [this.before(), this.entry()];
    if (!before || !entry) return;
    const after = await this.leaving.get(() => this.store.skip(before, entry.on));
    if (!after) return;
    const undo = (): Promise<unknown> => this.store.change(after, { repeats: before.repeats });
    this.done.emit({ sentence: 'This time is cancelled', undo });
  }

  protected async begin(): Promise<void> {
    const [before, entry] = [this.before(), this.entry()];
    if (!before || !entry) return;
    const now = nowWithOffset();
    if (!(await this.leaving.run(() => this.store.begin(before, { on: entry.on, now })))) return;
    await this.router.navigate(['/dogs', before.dog_id, 'session']);
  }

  private draft(): Draft {
    return {
      ...{ dogId: this.dogId(), kind: this.kind() as Draft['kind'] },
      ...{ day: this.day(), time: this.time(), minutes: Number(this.minutes()) },
      ...{ place: this.place(), personId: this.personId() },
      ...{ everyWeeks: Number(this.everyWeeks()), times: Number(this.times()) },
    };
  }
}
