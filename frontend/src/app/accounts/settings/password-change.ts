import { Component, inject, signal } from '@angular/core';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Refusal } from '../../shared/state/refusal';

@Component({
  selector: 'll-password-change',
  imports: [Field, Refusal, TextValue],
  template: `
    <section class="panel" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <form class="form" novalidate (submit)="$event.preventDefault(); save()">
        <ll-field label="Current password" for="password-now">
          <input
            id="password-now"
            type="password"
            autocomplete="current-password"
            [(llText)]="current"
          />
        </ll-field>
        <ll-field
          label="New password"
          for="password-new"
          hint="At least 10 characters; a few words in a row are good."
          [problem]="saving.problem()?.about('password') ?? null"
        >
          <input
            id="password-new"
            type="password"
            autocomplete="new-password"
            aria-describedby="password-new-problem"
            [(llText)]="wanted"
          />
        </ll-field>
        <ll-refusal [problem]="saving.problem()" />
        <button type="submit" class="button" [disabled]="saving.busy()">Change password</button>
      </form>
    </section>
  `,
})
export class PasswordChange {
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly current = signal('');
  protected readonly wanted = signal('');
  protected readonly saving = new Deed();

  protected async save(): Promise<void> {
    const changed = await this.saving.run(() =>
      this.session.change({ password: this.wanted(), current_password: this.current() }),
    );
    if (!changed) return;
    this.current.set('');
    this.wanted.set('');
    this.toasts.say('Your password is changed');
  }
}
