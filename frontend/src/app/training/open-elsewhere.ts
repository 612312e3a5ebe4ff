import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { dayOf, momentName, nowWithOffset, timeOf } from '../shared/text/moments';
import { Elsewhere, OpenSession } from './elsewhere';

/** Offers to go on here with one's own session that another device began. */
@Component({
  selector: 'll-open-elsewhere',
  imports: [Refusal, RouterLink],
  template: `
    @if (elsewhere.ended(); as id) {
      <div class="elsewhere">
        <p role="status">Your session with {{ dogName() }} was ended on another device.</p>
        <div class="row">
          <a class="button" [routerLink]="['/dogs', dogId(), 'sessions', id]">Look at it</a>
        </div>
      </div>
    }
    @for (one of elsewhere.open(); track one.id) {
      <section class="elsewhere" aria-label="Your open session">
        <p>
          You have a session with {{ dogName() }} open since {{ since(one) }}, begun on another
          device.
        </p>
        <div class="row">
          <button
            type="button"
            class="button button-main"
            [disabled]="goingOn.busy()"
            (click)="goOn(one)"
          >
            Go on here
          </button>
          <button type="button" class="button" (click)="elsewhere.leave(one.id)">Leave it</button>
        </div>
      </section>
    }
    <ll-refusal [problem]="goingOn.problem()" />
  `,
})
export class OpenElsewhere {
  readonly dogId = input.required<string>();
  readonly dogName = input.required<string>();

  protected readonly elsewhere = inject(Elsewhere);
  protected readonly goingOn = new Deed();

  protected since({ started_at }: OpenSession): string {
    const today = dayOf(started_at) === dayOf(nowWithOffset());
    return today ? timeOf(started_at) : momentName(started_at);
  }

  protected goOn(session: OpenSession): void {
    void this.goingOn.run(() => this.elsewhere.goOn(session));
  }
}
