import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { HealthCard, HealthCards, HealthItem } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { uuid7 } from '../core/uuid7';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { CareStore } from './care-store';
import { HealthForm } from './health-form';
import { expiryWords, healthKindLabel, needsCare, stateIcon, stateWord } from './health-words';

/** Vaccinations and health, what expires first on top; the two that every dog needs always stand there. */
@Component({
  selector: 'll-health-list',
  templateUrl: './health-list.html',
  imports: [Failure, HealthForm, Icon, Refusal, Skeleton],
})
export class HealthList {
  readonly dogId = input.required<string>();

  private readonly store = inject(CareStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly health = new Remote<HealthCards>();
  protected readonly renewing = new Deed();
  /** The item in the form, `new` for a further one. */
  protected readonly open = signal<HealthCard | 'new' | null>(null);
  protected readonly openCard = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });
  protected readonly urgent = computed(
    () => (this.health.value()?.items ?? []).filter((card) => needsCare(card.state)).length,
  );
  protected readonly expiryWords = expiryWords;
  protected readonly kindLabel = healthKindLabel;
  protected readonly needsCare = needsCare;
  protected readonly stateIcon = stateIcon;
  protected readonly stateWord = stateWord;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => this.load(id, false));
    });
    inStepWithDevice(() => this.health.reread());
  }

  /** One tap: the vaccination was given today, the practice's today, and runs for its usual time from then on. */
  protected async renew(card: HealthCard): Promise<void> {
    const given_on = this.health.value()?.today;
    if (given_on === undefined) return;
    const today = { given_on, expires_on: null };
    if (card.state === 'missing') {
      const id = uuid7();
      const added = await this.renewing.get(() =>
        this.store.addHealthItem(id, { dog_id: this.dogId(), name: card.name, ...today }),
      );
      if (added) this.renewed(card.name, () => this.store.removeHealthItem(added));
      return;
    }
    const changed = await this.renewing.get(async () => {
      const before = await this.store.healthItem(card.id);
      return { before, after: await this.store.changeHealthItem(before, today) };
    });
    if (changed) this.renewed(card.name, () => this.backTo(changed.before, changed.after));
  }

  protected saved(sentence: string): void {
    this.open.set(null);
    this.toasts.say(sentence);
    this.load(this.dogId(), true);
  }

  private backTo(before: HealthItem, after: HealthItem): Promise<HealthItem> {
    const { given_on, expires_on } = before;
    return this.store.changeHealthItem(after, { given_on, expires_on });
  }

  private renewed(name: string, undo: () => Promise<unknown>): void {
    this.load(this.dogId(), true);
    this.toasts.say(`${name} renewed today`, {
      label: 'Undo',
      run: () =>
        void undo()
          .catch(() => this.toasts.say(`${name} could not be set back. Open it and correct it.`))
          .then(() => this.load(this.dogId(), true)),
    });
  }

  private load(id: string, keep: boolean): void {
    void this.health.load((signal) => this.store.health(id, signal), keep);
  }
}
