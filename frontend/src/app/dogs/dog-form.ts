import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { BirthPrecision, Dog, DogFields, DogStatus, Guardian, Neuter, Sex } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { GuardianForm } from '../guardians/guardian-form';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { CasePeopleField } from './case-people-field';
import { DogStore } from './dog-store';
import { DOG_STATUSES } from './dog-words';
import { GuardiansField } from './guardians-field';

/** A new dog or changes to one: the call name, and behind one tap all that may be known. */
@Component({
  selector: 'll-dog-form',
  templateUrl: './dog-form.html',
  imports: [CasePeopleField, Dialog, Field, GuardianForm, GuardiansField, Refusal, TextValue],
})
export class DogForm {
  readonly dog = input<Dog | null>(null);
  readonly done = output<Dog>();
  readonly closed = output();

  private readonly store = inject(DogStore);
  private readonly newId = uuid7();

  protected readonly session = inject(Session);
  protected readonly saving = new Deed();
  protected readonly statuses = DOG_STATUSES;
  protected readonly addingGuardian = signal(false);

  protected readonly callName = this.text('call_name');
  protected readonly registeredName = this.text('registered_name');
  protected readonly breed1 = this.text('breed_1');
  protected readonly breed2 = this.text('breed_2');
  protected readonly colour = this.text('colour');
  protected readonly microchip = this.text('microchip');
  protected readonly birthDate = this.text('birth_date');
  protected readonly about = this.text('about');
  protected readonly sex = linkedSignal<string>(() => this.dog()?.sex ?? 'unknown');
  protected readonly neuter = linkedSignal<string>(() => this.dog()?.neuter ?? 'unknown');
  protected readonly status = linkedSignal<string>(() => this.dog()?.status ?? 'active');
  protected readonly precision = linkedSignal<string>(
    () => this.dog()?.birth_date_precision ?? 'day',
  );
  protected readonly guardianIds = linkedSignal<readonly string[]>(
    () => this.dog()?.guardian_ids ?? [],
  );
  protected readonly personIds = linkedSignal<readonly string[]>(
    () => this.dog()?.assigned_person_ids ?? [],
  );
  protected readonly isNew = computed(() => this.dog() === null);

  protected problemOf(field: keyof DogFields): string | null {
    return this.saving.problem()?.about(field) ?? null;
  }

  protected guardianAdded(guardian: Guardian): void {
    this.addingGuardian.set(false);
    this.guardianIds.update((ids) => [...ids, guardian.id]);
  }

  protected async save(): Promise<void> {
    const before = this.dog();
    const saved = await this.saving.get(() =>
      before
        ? this.store.change(before, this.fields())
        : this.store.create(this.newId, this.fields()),
    );
    if (saved) this.done.emit(saved);
  }

  private fields(): Partial<DogFields> & { call_name: string } {
    const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    return {
      call_name: this.callName().trim(),
      registered_name: orNull(this.registeredName()),
      breed_1: orNull(this.breed1()),
      breed_2: orNull(this.breed2()),
      colour: orNull(this.colour()),
      microchip: orNull(this.microchip()),
      birth_date: orNull(this.birthDate()),
      birth_date_precision:
        orNull(this.birthDate()) === null ? null : (this.precision() as BirthPrecision),
      about: orNull(this.about()),
      sex: this.sex() as Sex,
      neuter: this.neuter() as Neuter,
      status: this.status() as DogStatus,
      guardian_ids: [...this.guardianIds()],
      ...(this.session.mayKeepDogs() && { assigned_person_ids: [...this.personIds()] }),
    };
  }

  private text(
    field: Exclude<keyof DogFields, 'reinforcers'>,
  ): ReturnType<typeof linkedSignal<string>> {
    return linkedSignal(() => String(this.dog()?.[field] ?? ''));
  }
}
