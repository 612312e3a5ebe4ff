import { Component, computed, inject, input, model } from '@angular/core';
import { Member } from '../api/types';
import { TeamStore } from '../accounts/team-store';
import { Remote } from '../shared/state/remote';

/** Whom an incident is opened to, besides its author and the owners, who read it anyway. */
@Component({
  selector: 'll-readers-field',
  template: `
    <fieldset class="form-group" aria-describedby="incident-readers-hint">
      <legend class="field-label">Who else reads it</legend>
      @for (member of offered(); track member.id) {
        <label class="choice">
          <input
            type="checkbox"
            [checked]="readers().includes(member.person_id)"
            (change)="toggle(member.person_id)"
          />
          <span>{{ member.name }}</span>
        </label>
      } @empty {
        <p class="quiet">{{ members.problem()?.detail ?? 'Nobody else to choose.' }}</p>
      }
      <p class="field-hint" id="incident-readers-hint">
        Whoever wrote it and the owner read it anyway. Nobody else sees that it exists. Two people
        sign it, so somebody else has to read it.
      </p>
    </fieldset>
  `,
})
export class ReadersField {
  readonly readers = model.required<readonly string[]>();
  readonly authorId = input<string>();

  private readonly team = inject(TeamStore);
  protected readonly members = new Remote<readonly Member[]>();
  protected readonly offered = computed(() =>
    (this.members.value() ?? []).filter(
      ({ status, role, person_id: id }) =>
        status === 'active' && role !== 'owner' && id !== this.authorId(),
    ),
  );

  constructor() {
    void this.members.load(async (signal) => (await this.team.members(null, signal)).items);
  }

  protected toggle(personId: string): void {
    const rest = this.readers().filter((one) => one !== personId);
    this.readers.update((before) => (rest.length === before.length ? [...before, personId] : rest));
  }
}
