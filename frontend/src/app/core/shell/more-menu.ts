import { Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialog } from '../../shared/dialog/dialog';
import { Icon } from '../../shared/icon/icon';
import { Deed } from '../../shared/state/deed';
import { Refusal } from '../../shared/state/refusal';
import { Session } from '../session/session';
import { ThemePicker } from '../theme/theme-picker';
import type { Place } from './shell';

/** The rest: who is signed in and where, the back rooms, the look, the way out. */
@Component({
  selector: 'll-more-menu',
  imports: [Dialog, Icon, Refusal, RouterLink, ThemePicker],
  template: `
    <ll-dialog [heading]="session.person()?.name ?? ''" (closed)="closed.emit()">
      <div class="more">
        @if ((session.me()?.memberships ?? []).length > 1) {
          <label class="field-label" for="more-organization">Practice</label>
          <select id="more-organization" #choice (change)="choose(choice.value)">
            @for (one of session.me()?.memberships; track one.member_id) {
              <option
                [value]="one.organization.id"
                [selected]="one.organization.id === session.membership()?.organization?.id"
              >
                {{ one.organization.name }}
              </option>
            }
          </select>
        } @else {
          <p class="more-practice">
            {{ session.membership()?.organization?.name }} · {{ session.role() }}
          </p>
        }
        <ul class="more-places">
          @for (place of places(); track place.path) {
            <li>
              <a [routerLink]="place.path" (click)="closed.emit()">
                <ll-icon [name]="place.icon" /> {{ place.label }}
              </a>
            </li>
          }
          <li>
            <button type="button" (click)="closed.emit(); keys.emit()">
              <ll-icon name="help" /> Keyboard shortcuts
            </button>
          </li>
        </ul>
        <ll-theme-picker />
        <ll-refusal [problem]="leaving.problem()" />
        <button
          type="button"
          class="button button-wide"
          (click)="leave()"
          [disabled]="leaving.busy()"
        >
          <ll-icon name="leave" /> Log out
        </button>
      </div>
    </ll-dialog>
  `,
})
export class MoreMenu {
  readonly places = input.required<readonly Place[]>();
  readonly closed = output();
  readonly keys = output();

  protected readonly session = inject(Session);
  protected readonly leaving = new Deed();
  private readonly router = inject(Router);

  protected choose(organizationId: string): void {
    this.session.choose(organizationId);
    // Everything in view belongs to the other practice: begin afresh.
    location.assign('/dogs');
  }

  protected async leave(): Promise<void> {
    if (!(await this.leaving.run(() => this.session.logOut()))) return;
    this.closed.emit();
    await this.router.navigate(['/login']);
  }
}
