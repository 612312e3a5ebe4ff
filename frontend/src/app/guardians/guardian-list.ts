import { Component, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Guardian } from '../api/types';
import { Session } from '../core/session/session';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Paged } from '../shared/state/paged';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { GuardianForm } from './guardian-form';
import { GuardianStore } from './guardian-store';
import { relationLabel } from './relations';

const SETTLE_MS = 180;

/** The households that dogs belong to. */
@Component({
  selector: 'll-guardian-list',
  templateUrl: './guardian-list.html',
  imports: [Coil, Failure, GuardianForm, Icon, RouterLink, Sentinel, Skeleton, TextValue],
})
export class GuardianList {
  private readonly store = inject(GuardianStore);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly list = new Paged<Guardian>();
  protected readonly typed = signal('');
  protected readonly q = signal('');
  protected readonly adding = signal(false);

  constructor() {
    inStepWithDevice(() => this.list.reread());
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.q.set(text), text === '' ? 0 : SETTLE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const q = this.q();
      this.store.changed();
      untracked(() => {
        const keep = this.list.state() === 'full';
        void this.list.open((cursor, signal) => this.store.list(q, cursor, signal), keep);
      });
    });
  }

  protected peopleLine(guardian: Guardian): string {
    return guardian.people
      .map((person) => `${person.name}, ${relationLabel(person.relation).toLowerCase()}`)
      .join(' · ');
  }

  protected added(guardian: Guardian): void {
    this.adding.set(false);
    void this.router.navigate(['/guardians', guardian.id]);
  }
}
