import { Component, DestroyRef, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/http/problem';
import { Icon } from '../icon/icon';
import { Coil } from '../marks/coil';

/** The failed state of a page or a part: what happened, and the way out. */
@Component({
  selector: 'll-failure',
  imports: [Coil, Icon, RouterLink],
  template: `
    @if (shut()) {
      <div class="empty" role="alert">
        <ll-coil />
        <p class="failure-title">{{ problem().title }}</p>
        <p>{{ problem().detail }}</p>
        <ng-content />
      </div>
    } @else {
      <div class="failure" role="alert">
        <ll-icon [name]="problem().offline ? 'offline' : 'incident'" />
        <div>
          <p class="failure-title">{{ problem().title }}</p>
          <p>{{ problem().detail }}</p>
          @if (problem().offline) {
            <p>This part is not kept on this device. It comes as soon as there is a connection.</p>
          }
          <div class="row">
            @if (problem().signedOut) {
              <a class="button" routerLink="/login" [queryParams]="{ next: here() }">Log in</a>
            } @else {
              <button type="button" class="button" (click)="again.emit()">Try again</button>
            }
          </div>
        </div>
      </div>
    }
  `,
})
export class Failure {
  readonly problem = input.required<Problem>();
  readonly again = output();

  constructor() {
    const back = (): void => {
      if (this.problem().offline) this.again.emit();
    };
    window.addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('online', back));
  }

  /** Not there, or not for this person: trying again changes nothing. */
  protected readonly shut = computed(() => [403, 404].includes(this.problem().status));

  protected here(): string {
    return location.pathname + location.search;
  }
}
