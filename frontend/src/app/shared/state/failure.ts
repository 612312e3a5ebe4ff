import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/http/problem';
import { Icon } from '../icon/icon';

/** The failed state of a page or a part: what happened, and the way out. */
@Component({
  selector: 'll-failure',
  imports: [Icon, RouterLink],
  template: `
    <div class="failure" role="alert">
      <ll-icon [name]="problem().offline ? 'offline' : 'incident'" />
      <div>
        <p class="failure-title">{{ problem().title }}</p>
        <p>{{ problem().detail }}</p>
        <div class="row">
          @if (problem().signedOut) {
            <a class="button" routerLink="/login" [queryParams]="{ next: here() }">Log in</a>
          } @else if (problem().status === 404 || problem().status === 403) {
            <ng-content />
          } @else {
            <button type="button" class="button" (click)="again.emit()">Try again</button>
          }
        </div>
      </div>
    </div>
  `,
})
export class Failure {
  readonly problem = input.required<Problem>();
  readonly again = output();

  protected here(): string {
    return location.pathname + location.search;
  }
}
