import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { BirthPrecision, Dog, DogFields, DogStatus, Guardian, Neuter, Sex } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { GuardianStore } from '../guardians/guardian-store';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { DogStore } from './dog-store';
import { DOG_STATUSES } from './dog-words';

/** A new dog or changes to one: the call name, and behind one tap all that may be known. */
@Component({
  selector: 'll-dog-form',
  templateUrl: './dog-form.html',
  imports: [Dialog, Field, Refusal, TextValue],
})
export class DogForm {
  readonly dog = input<Dog | null>(null);
  readonly done = output<Dog>();
  readonly closed = output();

  private readonly store = inject(DogStore);
  private readonly guardianStore = inject(GuardianStore);
  private readonly newId = uuid7();

  protected readonly saving = new Deed();
  protected readonly statuses = DOG_STATUSES;
  protected readonly guardians = signal<readonly Guardian[]>([]);

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
  protected readonly guardianId = linkedSignal(() => this.dog()?.guardian_ids[0] ?? '');
  protected readonly isNew = computed(() => this.dog() === null);

  constructor() {
    void this.guardianStore
      .list('', null)
      .then((page) => this.guardians.set(page.items))
      .catch(() => this.guardians.set([])); // the rest of the form serves without them
  }

  protected problemOf(field: keyof DogFields): string | null {
    return this.saving.problem()?.about(field) ?? null;
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
    const others = this.dog()?.guardian_ids.slice(1) ?? [];
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
      guardian_ids: [this.guardianId(), ...others].filter((id) => id !== ''),
    };
  }

  private text(field: keyof DogFields): ReturnType<typeof linkedSignal<string>> {
    return linkedSignal(() => String(this.dog()?.[field] ?? ''));
  }
}
