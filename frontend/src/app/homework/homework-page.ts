import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Homework } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Icon } from '../shared/icon/icon';
import { OwnerReminders } from '../reminders/owner-reminders';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { ShareLinks } from '../shares/share-links';
import { HomeworkForm } from './homework-form';
import { HomeworkGiven } from './homework-given';
import { HomeworkStore } from './homework-store';
import { titleOf } from './homework-words';

/** What a dog's owner practises, how that goes by their own count, and the links to it. */
@Component({
  selector: 'll-homework-page',
  templateUrl: './homework-page.html',
  imports: [
    Coil,
    DogFrame,
    Failure,
    HomeworkForm,
    HomeworkGiven,
    Icon,
    OwnerReminders,
    ShareLinks,
    Skeleton,
  ],
  providers: [DogInView],
})
export class HomeworkPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(HomeworkStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly dog = inject(DogInView).dog;
  protected readonly homework = new Remote<readonly Homework[]>();
  /** The homework in the form, `new` for a further one. */
  protected readonly form = signal<Homework | 'new' | null>(null);
  protected readonly changed = computed(() => {
    const form = this.form();
    return form === 'new' ? null : form;
  });
  protected readonly open = computed(() => this.ofStatus(['open']));
  protected readonly past = computed(() => this.ofStatus(['done', 'void']));
  /** What a link may lead to: everything of this dog, or one of its cards. */
  protected readonly shareable = computed(() => [
    { scope: 'dog', aboutId: this.dogId(), label: 'All open homework' },
    ...this.open().map((one) => ({ scope: 'homework', aboutId: one.id, label: titleOf(one) })),
  ]);

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.homework.load((signal) => this.store.ofDog(id, signal)));
    });
    inStepWithDevice(() => this.homework.reread());
  }

  protected saved(sentence: string): void {
    this.form.set(null);
    this.toasts.say(sentence);
    void this.homework.reread();
  }

  /** Deleted by the form; the way back stays open for a while. */
  protected removed(gone: Homework): void {
    this.form.set(null);
    void this.homework.reread();
    const run = (): void =>
      void this.store
        .restore(gone.id)
        .catch(() => this.toasts.say('The homework could not be brought back.'))
        .then(() => this.homework.reread());
    this.toasts.say(`${titleOf(gone)} deleted`, { label: 'Undo', run });
  }

  private ofStatus(statuses: readonly Homework['status'][]): readonly Homework[] {
    return (this.homework.value() ?? []).filter((one) => statuses.includes(one.status));
  }
}
