import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DogInList, Guardian } from '../api/types';
import { Session } from '../core/session/session';
import { PageTitle } from '../core/shell/page-title';
import { Toasts } from '../core/toasts/toasts';
import { DogStore } from '../dogs/dog-store';
import { whoLine } from '../dogs/dog-words';
import { Icon } from '../shared/icon/icon';
import { DogTag } from '../shared/marks/dog-tag';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { Consents } from './consents';
import { GuardianForm } from './guardian-form';
import { GuardianStore } from './guardian-store';
import { relationLabel } from './relations';

/** One household: how to reach it, who is in it, which dogs are theirs. */
@Component({
  selector: 'll-guardian-page',
  templateUrl: './guardian-page.html',
  imports: [Consents, DogTag, Failure, GuardianForm, Icon, Refusal, RouterLink, Skeleton],
})
export class GuardianPage {
  readonly guardianId = input.required<string>();

  private readonly store = inject(GuardianStore);
  private readonly dogStore = inject(DogStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  protected readonly session = inject(Session);

  protected readonly guardian = new Remote<Guardian>();
  protected readonly dogs = new Remote<readonly DogInList[]>();
  protected readonly editing = signal(false);
  protected readonly removing = new Deed();
  protected readonly relationLabel = relationLabel;
  protected readonly whoLine = whoLine;

  constructor() {
    // Whoever edits the household goes on with what they saw; saving over a newer one is refused, and told.
    inStepWithDevice(async () => this.editing() || this.guardian.reread());
    inStepWithDevice(() => this.dogs.reread());
    effect(() => {
      const id = this.guardianId();
      untracked(() => {
        void this.guardian.load((signal) => this.store.read(id, signal));
        void this.dogs.load((signal) => this.dogStore.ofGuardian(id, signal));
      });
    });
    effect(() => {
      const guardian = this.guardian.value();
      if (guardian) this.title.set(guardian.name);
    });
  }

  protected edited(guardian: Guardian): void {
    this.guardian.set(guardian);
    this.editing.set(false);
    this.toasts.say(`${guardian.name} saved`);
  }

  protected async remove(guardian: Guardian): Promise<void> {
    if (!(await this.removing.run(() => this.store.remove(guardian)))) return;
    this.toasts.say(`${guardian.name} deleted`, {
      label: 'Undo',
      run: () =>
        void this.store
          .restore(guardian.id)
          .then(() => this.router.navigate(['/guardians', guardian.id]))
          .catch(() => this.toasts.say(`${guardian.name} could not be brought back. Try again.`)),
    });
    await this.router.navigate(['/guardians']);
  }
}
