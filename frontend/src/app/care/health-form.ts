import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { HealthCard, HealthItem, HealthItemFields, HealthKind } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { CareStore } from './care-store';
import { HEALTH_KINDS } from './health-words';

/** A vaccination, a medication, an injury …: entered, changed or taken away. */
@Component({
  selector: 'll-health-form',
  templateUrl: './health-form.html',
  imports: [Dialog, Failure, Field, Refusal, TextValue],
})
export class HealthForm {
  readonly dogId = input.required<string>();
  /** What to change; null for a new one. A missing vaccination is new, but has its name already. */
  readonly card = input<HealthCard | null>(null);
  readonly done = output<string>();
  readonly closed = output();

  private readonly store = inject(CareStore);
  private readonly newId = uuid7();
  protected readonly item = new Remote<HealthItem>();
  protected readonly saving = new Deed();
  protected readonly removing = new Deed();
  protected readonly kinds = HEALTH_KINDS;
  protected readonly isNew = computed(() => {
    const card = this.card();
    return card === null || card.state === 'missing';
  });

  protected readonly kind = linkedSignal<string>(
    () => this.item.value()?.kind ?? this.card()?.kind ?? 'vaccination',
  );
  protected readonly name = linkedSignal(() => this.item.value()?.name ?? this.card()?.name ?? '');
  protected readonly givenOn = this.text('given_on');
  protected readonly expiresOn = this.text('expires_on');
  protected readonly fromOn = this.text('from_on');
  protected readonly toOn = this.text('to_on');
  protected readonly dose = this.text('dose');
  protected readonly comment = this.text('comment');
  protected readonly isVaccination = computed(() => this.kind() === 'vaccination');

  constructor() {
    effect(() => {
      const card = this.card();
      if (card === null || card.state === 'missing') return;
      untracked(() => void this.item.load((signal) => this.store.healthItem(card.id, signal)));
    });
  }

  protected problemOf(field: keyof HealthItemFields): string | null {
    return this.saving.problem()?.about(field) ?? null;
  }

  protected async save(): Promise<void> {
    const before = this.item.value();
    const fields = this.fields();
    const saved = await this.saving.get(() =>
      before
        ? this.store.changeHealthItem(before, fields)
        : this.store.addHealthItem(this.newId, { ...fields, dog_id: this.dogId() }),
    );
    if (saved) this.done.emit(`${saved.name} saved`);
  }

  protected async remove(): Promise<void> {
    const item = this.item.value();
    if (item && (await this.removing.run(() => this.store.removeHealthItem(item)))) {
      this.done.emit(`${item.name} deleted`);
    }
  }

  private fields(): Partial<HealthItemFields> & { name: string } {
    const dateOrNull = (text: string): string | null => (text === '' ? null : text);
    const vaccination = this.isVaccination();
    return {
      kind: this.kind() as HealthKind,
      name: this.name().trim(),
      given_on: dateOrNull(this.givenOn()),
      expires_on: vaccination ? dateOrNull(this.expiresOn()) : null,
      from_on: vaccination ? null : dateOrNull(this.fromOn()),
      to_on: vaccination ? null : dateOrNull(this.toOn()),
      dose: this.dose().trim(),
      comment: this.comment().trim(),
    };
  }

  private text(field: keyof HealthItemFields): ReturnType<typeof linkedSignal<string>> {
    return linkedSignal(() => String(this.item.value()?.[field] ?? ''));
  }
}
