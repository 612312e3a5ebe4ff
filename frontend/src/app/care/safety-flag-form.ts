import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FlagCategory, SafetyCardData, SafetyFlag, Severity } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { nowWithOffset } from '../shared/text/moments';
import { CareStore } from './care-store';
import { CATEGORIES, SEVERITIES } from './safety-words';

const LONGEST = 140;

/** A new safety flag, changes to one, or its end. A change asks everybody to read it again. */
@Component({
  selector: 'll-safety-flag-form',
  templateUrl: './safety-flag-form.html',
  imports: [Dialog, Failure, Field, Icon, Refusal, TextValue],
})
export class SafetyFlagForm {
  readonly dogId = input.required<string>();
  /** The flag to change; null sets a new one. */
  readonly card = input<SafetyCardData | null>(null);
  /** What a new one begins with, such as a note's words. */
  readonly begin = input('');
  readonly evidenceIds = input<readonly string[]>([]);
  /** What was done, as a sentence. */
  readonly done = output<string>();
  readonly closed = output();

  private readonly store = inject(CareStore);
  private readonly newId = uuid7();
  protected readonly flag = new Remote<SafetyFlag>();
  protected readonly saving = new Deed();
  protected readonly ending = new Deed();
  protected readonly severities = SEVERITIES;
  protected readonly categories = CATEGORIES;

  protected readonly instruction = linkedSignal(() => this.startText());
  protected readonly severity = linkedSignal<string>(() => this.card()?.severity ?? 'danger');
  protected readonly category = linkedSignal<string>(() => this.card()?.category ?? 'other');
  protected readonly reviewOn = linkedSignal(() => this.card()?.review_due_on ?? '');
  protected readonly reportedBy = linkedSignal(() => this.flag.value()?.reported_by ?? '');
  protected readonly reason = signal('');
  protected readonly missing = signal<'instruction' | 'reason' | null>(null);
  protected readonly left = computed(() => LONGEST - this.instruction().trim().length);
  protected readonly instructionProblem = computed(() => {
    if (this.missing() === 'instruction' && this.instruction().trim() === '') {
      return 'Say in one sentence what to do or not to do.';
    }
    return this.left() < 0
      ? `${String(-this.left())} characters too many: one sentence is read, two are not.`
      : (this.saving.problem()?.about('instruction') ?? null);
  });

  constructor() {
    effect(() => {
      const card = this.card();
      if (card) untracked(() => void this.flag.load((signal) => this.store.flag(card.id, signal)));
    });
  }

  protected async save(): Promise<void> {
    this.missing.set('instruction');
    if (this.instructionProblem() !== null && !this.saving.failed()) return;
    const before = this.flag.value();
    const saved = await this.saving.get(() =>
      before
        ? this.store.changeFlag(before, this.fields())
        : this.store.setFlag(this.newId, {
            ...this.fields(),
            dog_id: this.dogId(),
            evidence_ids: [...this.evidenceIds()],
          }),
    );
    if (saved) this.done.emit(before ? 'Safety flag changed' : 'Safety flag set');
  }

  protected async end(): Promise<void> {
    const before = this.flag.value();
    if (this.reason().trim() === '' || !before) {
      this.missing.set('reason');
      return;
    }
    const ended = await this.ending.run(() =>
      this.store.changeFlag(before, {
        ended_at: nowWithOffset(),
        ended_reason: this.reason().trim(),
      }),
    );
    if (ended) this.done.emit('Safety flag ended');
  }

  private fields(): {
    instruction: string;
    severity: Severity;
    category: FlagCategory;
    review_due_on: string | null;
    reported_by: string;
  } {
    return {
      instruction: this.instruction().trim(),
      severity: this.severity() as Severity,
      category: this.category() as FlagCategory,
      review_due_on: this.reviewOn() === '' ? null : this.reviewOn(),
      reported_by: this.reportedBy().trim(),
    };
  }

  private startText(): string {
    return this.card()?.instruction ?? this.begin().trim().slice(0, LONGEST);
  }
}
