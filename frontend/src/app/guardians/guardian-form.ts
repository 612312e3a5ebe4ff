import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Guardian, GuardianFields, HouseholdPerson, Relation } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { GuardianStore } from './guardian-store';
import { RELATIONS } from './relations';

@Component({
  selector: 'll-guardian-form',
  templateUrl: './guardian-form.html',
  imports: [Dialog, Field, Icon, Refusal, TextValue],
})
export class GuardianForm {
  readonly guardian = input<Guardian | null>(null);
  readonly done = output<Guardian>();
  readonly closed = output();

  private readonly store = inject(GuardianStore);
  private readonly newId = uuid7();

  protected readonly saving = new Deed();
  protected readonly relations = RELATIONS;
  protected readonly name = linkedSignal(() => this.guardian()?.name ?? '');
  protected readonly email = linkedSignal(() => this.guardian()?.email ?? '');
  protected readonly phone = linkedSignal(() => this.guardian()?.phone ?? '');
  protected readonly address = linkedSignal(() => this.guardian()?.address ?? '');
  protected readonly about = linkedSignal(() => this.guardian()?.about ?? '');
  protected readonly people = linkedSignal<readonly HouseholdPerson[]>(
    () => this.guardian()?.people ?? [],
  );
  protected readonly heading = computed(() => {
    const guardian = this.guardian();
    return guardian ? `Edit ${guardian.name}` : 'Add guardian';
  });

  protected problemOf(field: keyof GuardianFields): string | null {
    return this.saving.problem()?.about(field) ?? null;
  }

  protected addPerson(): void {
    const person: HouseholdPerson = { name: '', relation: 'owner', email: null, phone: null };
    this.people.update((people) => [...people, person]);
  }

  protected changePerson(place: number, part: Partial<HouseholdPerson>): void {
    this.people.update((people) =>
      people.map((person, at) => (at === place ? { ...person, ...part } : person)),
    );
  }

  protected setRelation(place: number, relation: string): void {
    this.changePerson(place, { relation: relation as Relation });
  }

  protected dropPerson(place: number): void {
    this.people.update((people) => people.filter((_, at) => at !== place));
  }

  protected async save(): Promise<void> {
    const before = this.guardian();
    const saved = await this.saving.get(() =>
      before
        ? this.store.change(before, this.fields())
        : this.store.create(this.newId, this.fields()),
    );
    if (saved) this.done.emit(saved);
  }

  private fields(): Pick<
    GuardianFields,
    'name' | 'email' | 'phone' | 'address' | 'about' | 'people'
  > {
    const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    return {
      name: this.name().trim(),
      email: orNull(this.email()),
      phone: orNull(this.phone()),
      address: orNull(this.address()),
      about: orNull(this.about()),
      people: this.people().filter((person) => person.name.trim() !== ''),
    };
  }
}
