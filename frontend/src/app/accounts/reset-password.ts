import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { AccountStore } from './account-store';
import { Front } from './front';

@Component({
  selector: 'll-reset-password',
  imports: [Field, Front, Refusal, RouterLink, TextValue],
  template: `
    <ll-front>
      @if (saved()) {
        <h1>Your password is new</h1>
        <p role="status">You were signed out everywhere. Log in with the new one.</p>
        <a class="button button-main" routerLink="/login">Log in</a>
      } @else {
        <h1>Choose a new password</h1>
        <form novalidate (submit)="$event.preventDefault(); save()">
          <ll-field
            label="New password"
            for="password"
            hint="At least 10 characters; a few words in a row are good."
            [problem]="saving.problem()?.about('password') ?? null"
          >
            <input
              id="password"
              type="password"
              autocomplete="new-password"
              required
              aria-describedby="password-problem"
              [(llText)]="password"
            />
          </ll-field>
          <ll-refusal [problem]="saving.problem()" />
          <button type="submit" class="button button-main button-wide" [disabled]="saving.busy()">
            Save password
          </button>
        </form>
        <p class="front-other"><a routerLink="/forgotten-password">Ask for a new link</a></p>
      }
    </ll-front>
  `,
})
export class ResetPassword {
  readonly token = input.required<string>();
  private readonly store = inject(AccountStore);
  protected readonly password = signal('');
  protected readonly saved = signal(false);
  protected readonly saving = new Deed();

  protected async save(): Promise<void> {
    this.saved.set(
      await this.saving.run(() => this.store.resetPassword(this.token(), this.password())),
    );
  }
}
