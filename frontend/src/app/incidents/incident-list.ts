import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { IncidentCard } from '../api/types';
import { Session } from '../core/session/session';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';
import { IncidentStore } from './incident-store';
import { kindName, levelName, readinessName } from './incident-words';

/** A dog's incidents that this person may read, newest first. */
@Component({
  selector: 'll-incident-list',
  imports: [Coil, DogFrame, Failure, Icon, RecordStateLabel, RouterLink, Skeleton],
  providers: [DogInView],
  template: `
    <ll-dog-frame [dogId]="dogId()" heading="Incidents">
      @switch (incidents.state()) {
        @case ('loading') {
          <ll-skeleton what="the incidents" [rows]="3" />
        }
        @case ('failed') {
          <ll-failure [problem]="incidents.problem()!" (again)="incidents.retry()" />
        }
        @default {
          @if (session.mayWrite()) {
            <div class="toolbar">
              <a class="button button-main" [routerLink]="['/dogs', dogId(), 'incidents', 'new']"
                ><ll-icon name="plus" /> Report an incident</a
              >
            </div>
          }
          <ul class="incidents">
            @for (one of incidents.value(); track one.id) {
              <li>
                <a class="incident-card" [routerLink]="['/dogs', dogId(), 'incidents', one.id]">
                  <strong>{{ titleOf(one) }}</strong>
                  <span class="flag">{{ readinessName(one) }}</span>
                  <span class="quiet">{{ lineOf(one) }}</span>
                  <ll-record-state kind="incident" [recordId]="one.id" />
                </a>
              </li>
            } @empty {
              <li class="empty">
                <ll-coil />
                <h2>No incident that you may read</h2>
                <p>
                  Bites, snaps, fights, near misses: what happened, to whom, what was done. Only its
                  author, the owner and the readers they choose see one.
                </p>
              </li>
            }
          </ul>
        }
      }
    </ll-dog-frame>
  `,
})
export class IncidentList {
  readonly dogId = input.required<string>();

  private readonly store = inject(IncidentStore);
  protected readonly session = inject(Session);
  protected readonly incidents = new Remote<readonly IncidentCard[]>();
  protected readonly readinessName = readinessName;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.incidents.load((signal) => this.store.ofDog(id, signal)));
    });
    inStepWithDevice(() => this.incidents.reread());
  }

  protected titleOf({ kind, place }: IncidentCard): string {
    return place === '' ? kindName(kind) : `${kindName(kind)}, ${place}`;
  }

  protected lineOf(one: IncidentCard): string {
    return [momentName(one.occurred_at), levelName(one)].filter((part) => part !== '').join(', ');
  }
}
