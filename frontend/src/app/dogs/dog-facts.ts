import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roleLabel } from '../accounts/roles';
import { TeamStore } from '../accounts/team-store';
import { Dog, Guardian, Member } from '../api/types';
import { GuardianStore } from '../guardians/guardian-store';
import { Icon } from '../shared/icon/icon';
import { Page } from '../shared/state/paged';
import { Remote } from '../shared/state/remote';
import { dateName } from '../shared/text/moments';
import { DogInView } from './dog-in-view';
import { ageOf, breedOf, sexOf, statusLabel } from './dog-words';

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What is known of the dog beside its notes, and whom it belongs to. */
@Component({
  selector: 'll-dog-facts',
  imports: [Icon, RouterLink],
  template: `
    @if (dog.value(); as who) {
      <aside class="facts" [attr.aria-label]="'About ' + who.call_name">
        <h2>At a glance</h2>
        @if (facts().length > 0) {
          <dl>
            @for (fact of facts(); track fact.name) {
              <div>
                <dt>{{ fact.name }}</dt>
                <dd>{{ fact.value }}</dd>
              </div>
            }
          </dl>
        } @else {
          <p class="quiet">Only the name is known yet.</p>
        }
        <h2>Guardians</h2>
        @for (guardian of guardians.value() ?? []; track guardian.id) {
          <div class="facts-guardian">
            <a [routerLink]="['/guardians', guardian.id]">{{ guardian.name }}</a>
            @if (guardian.phone; as phone) {
              <a class="contact" [href]="'tel:' + phone"><ll-icon name="phone" /> {{ phone }}</a>
            }
            @if (guardian.email; as email) {
              <a class="contact" [href]="'mailto:' + email"><ll-icon name="mail" /> {{ email }}</a>
            }
          </div>
        } @empty {
          <p class="quiet">
            {{
              guardians.problem()?.detail ??
                (guardians.busy() ? 'Looking …' : 'Nobody entered yet. Edit the dog to name one.')
            }}
          </p>
        }
        <h2>People on the case</h2>
        @for (member of people(); track member.id) {
          <p class="facts-person">
            {{ member.name }}
            <span class="flag">{{
              member.status === 'ended' ? 'has left' : roleLabel(member.role)
            }}</span>
          </p>
        } @empty {
          <p class="quiet">
            {{
              members.problem()?.detail ??
                (members.busy() ? 'Looking …' : 'Nobody is assigned yet.')
            }}
          </p>
        }
      </aside>
    }
  `,
})
export class DogFacts {
  private readonly guardianStore = inject(GuardianStore);
  protected readonly dog = inject(DogInView).dog;
  protected readonly guardians = new Remote<readonly Guardian[]>();
  private readonly team = inject(TeamStore);
  protected readonly members = new Remote<Page<Member>>();
  protected readonly roleLabel = roleLabel;
  protected readonly people = computed(() => {
    const ids = this.dog.value()?.assigned_person_ids ?? [];
    return (this.members.value()?.items ?? []).filter((one) => ids.includes(one.person_id));
  });
  protected readonly facts = computed<readonly Fact[]>(() => {
    const dog = this.dog.value();
    return dog ? factsOf(dog) : [];
  });

  constructor() {
    void this.members.load((signal) => this.team.members(null, signal));
    effect(() => {
      const ids = this.dog.value()?.guardian_ids ?? [];
      untracked(
        () =>
          void this.guardians.load((signal) =>
            Promise.all(ids.map((id) => this.guardianStore.read(id, signal))),
          ),
      );
    });
  }
}

function factsOf(dog: Dog): readonly Fact[] {
  const age = ageOf(dog);
  const born = dog.birth_date === null ? '' : bornLine(dog, age);
  const facts: Fact[] = [
    { name: 'Status', value: statusLabel(dog.status) },
    { name: 'Breed', value: breedOf(dog) },
    { name: 'Sex', value: sexOf(dog) },
    { name: 'Born', value: born },
    { name: 'Colour', value: dog.colour ?? '' },
    { name: 'Registered', value: dog.registered_name ?? '' },
    { name: 'Microchip', value: dog.microchip ?? '' },
  ];
  return facts.filter((fact) => fact.value !== '');
}

function bornLine(dog: Dog, age: string): string {
  const date = dog.birth_date ?? '';
  if (dog.birth_date_precision === 'day') return `${dateName(date)} (${age})`;
  if (dog.birth_date_precision === 'month')
    return `${dateName(date).replace(/^\d+ /, '')} (${age})`;
  return `${date.slice(0, 4)} (${age})`;
}
