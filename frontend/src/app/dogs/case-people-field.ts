import { Component, computed, inject, input, model } from '@angular/core';
import { roleLabel } from '../accounts/roles';
import { TeamStore } from '../accounts/team-store';
import { Dog, Member } from '../api/types';
import { Page } from '../shared/state/paged';
import { Remote } from '../shared/state/remote';

/** Who is on a dog's case: the members to tick, and who has left but is still named there. */
@Component({
  selector: 'll-case-people-field',
  template: `
    <fieldset class="form-group" aria-describedby="dog-people-hint">
      <legend class="field-label">People on the case</legend>
      @for (member of offered(); track member.id) {
        <label class="choice">
          <input
            type="checkbox"
            [checked]="ids().includes(member.person_id)"
            (change)="toggle(member.person_id)"
          />
          <span>
            {{ member.name }}
            <span class="flag">{{
              member.status === 'ended' ? 'has left' : roleLabel(member.role)
            }}</span>
          </span>
        </label>
      } @empty {
        <p class="quiet">{{ members.problem()?.detail ?? 'Looking …' }}</p>
      }
      <p class="field-hint" id="dog-people-hint">Assistants see only the dogs they are on.</p>
    </fieldset>
  `,
  host: { class: 'field' },
})
export class CasePeopleField {
  readonly dog = input.required<Dog | null>();
  readonly ids = model.required<readonly string[]>();

  private readonly team = inject(TeamStore);
  protected readonly members = new Remote<Page<Member>>();
  protected readonly roleLabel = roleLabel;
  protected readonly offered = computed(() => {
    const before = this.dog()?.assigned_person_ids ?? [];
    const all = this.members.value()?.items ?? [];
    return all.filter((one) => one.status === 'active' || before.includes(one.person_id));
  });

  constructor() {
    void this.members.load((signal) => this.team.members(null, signal));
  }

  protected toggle(personId: string): void {
    this.ids.update((ids) =>
      ids.includes(personId) ? ids.filter((id) => id !== personId) : [...ids, personId],
    );
  }
}
