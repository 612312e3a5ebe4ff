import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Incident, Member } from '../api/types';
import { TeamStore } from '../accounts/team-store';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { IncidentStore } from './incident-store';
import { ReadersField } from './readers-field';

/** Who reads an incident, by name; its author and the owners open it to others, also once it is signed. */
@Component({
  selector: 'll-incident-readers',
  imports: [Icon, ReadersField, Refusal],
  template: `
    <section class="incident-readers" aria-labelledby="incident-readers">
      <h3 id="incident-readers"><ll-icon name="lock" /> Who reads it</h3>
      <p>{{ line() }}</p>
      @if (choosing()) {
        <form class="form" novalidate (submit)="$event.preventDefault(); keep()">
          <ll-readers-field [(readers)]="readers" [authorId]="incident().author_id" />
          <ll-refusal [problem]="saving.problem()" />
          <footer class="form-foot">
            <button type="button" class="button-quiet" (click)="choosing.set(false)">Cancel</button>
            <button type="submit" class="button" [disabled]="saving.busy()">Keep readers</button>
          </footer>
        </form>
      } @else if (mayChoose()) {
        <button type="button" class="button" (click)="choose()">Change who reads it</button>
      }
    </section>
  `,
})
export class IncidentReaders {
  readonly incident = input.required<Incident>();
  readonly changed = output<Incident>();

  private readonly store = inject(IncidentStore);
  private readonly team = inject(TeamStore);
  private readonly session = inject(Session);
  private readonly members = new Remote<readonly Member[]>();
  protected readonly saving = new Deed();
  protected readonly choosing = signal(false);
  protected readonly readers = linkedSignal<readonly string[]>(() => this.incident().readers);

  protected readonly mayChoose = computed(
    () =>
      this.session.mayWrite() &&
      (this.session.mayManage() || this.incident().author_id === this.session.person()?.id),
  );
  protected readonly line = computed(() => {
    const { author_id: author, readers } = this.incident();
    const named = readers.map((one) => this.nameOf(one)).filter((name) => name !== '');
    const others = ['the owner', ...named];
    const last = others.pop() ?? '';
    const list = others.length > 0 ? `${others.join(', ')} and ${last}` : last;
    const writer = this.nameOf(author) || 'Whoever wrote it';
    return `${writer} wrote it. Besides, ${list} may read it. Who reads it is kept in the audit log.`;
  });

  constructor() {
    void this.members.load(async (signal) => (await this.team.members(null, signal)).items);
  }

  protected choose(): void {
    this.readers.set(this.incident().readers);
    this.choosing.set(true);
  }

  protected async keep(): Promise<void> {
    const readers = [...this.readers()];
    const after = await this.saving.get(() => this.store.change(this.incident(), { readers }));
    if (!after) return;
    this.choosing.set(false);
    this.changed.emit(after);
  }

  private nameOf(personId: string): string {
    if (personId === this.session.person()?.id) return this.session.person()?.name ?? '';
    return (this.members.value() ?? []).find((one) => one.person_id === personId)?.name ?? '';
  }
}
