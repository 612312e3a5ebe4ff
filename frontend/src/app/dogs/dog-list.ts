import { Component, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dog, DogInList, DogStatus } from '../api/types';
import { Session } from '../core/session/session';
import { DraftBox } from '../notes/draft-box';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { DogTag } from '../shared/marks/dog-tag';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Paged } from '../shared/state/paged';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { ago } from '../shared/text/moments';
import { LatestNotes } from '../search/latest-notes';
import { roomy } from '../shared/roomy';
import { readDogsAhead } from './dogs-ahead';
import { DogForm } from './dog-form';
import { DogStore } from './dog-store';
import { DOG_STATUSES, statusLabel, whoLine } from './dog-words';

const SETTLE_MS = 180;

@Component({
  selector: 'll-dog-list',
  templateUrl: './dog-list.html',
  imports: [
    Coil,
    DogForm,
    DogTag,
    Failure,
    Icon,
    LatestNotes,
    RouterLink,
    Sentinel,
    Skeleton,
    TextValue,
  ],
})
export class DogList {
  private readonly store = inject(DogStore);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly drafts = inject(DraftBox);

  protected readonly list = new Paged<DogInList>();
  protected readonly typed = signal('');
  protected readonly q = signal('');
  protected readonly status = signal<string>('');
  protected readonly adding = signal(false);
  protected readonly roomy = roomy('(min-width: 80rem)');

  protected readonly statuses = DOG_STATUSES;
  protected readonly statusLabel = statusLabel;
  protected readonly whoLine = whoLine;
  protected readonly ago = ago;

  protected readonly readAhead = readDogsAhead(this.list.items);

  constructor() {
    inStepWithDevice(() => this.list.reread());
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.q.set(text), text === '' ? 0 : SETTLE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const filter = { q: this.q(), status: this.status() as DogStatus | '' };
      this.store.changed();
      untracked(() => {
        const keep = this.list.state() === 'full';
        void this.list.open(
          (cursor, signal, most) => this.store.list(filter, cursor, signal, most),
          keep,
        );
      });
    });
  }

  protected filtered(): boolean {
    return this.q() !== '' || this.status() !== '';
  }

  protected clear(): void {
    this.typed.set('');
    this.q.set('');
    this.status.set('');
  }

  protected added(dog: Dog): void {
    this.adding.set(false);
    void this.router.navigate(['/dogs', dog.id]);
  }
}
