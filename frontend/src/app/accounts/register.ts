import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { Front } from './front';

@Component({
  selector: 'll-register',
  imports: [Field, Front, Refusal, RouterLink, TextValue],
  template: `
    <ll-front>
      <h1>Create your account</h1>
      <form novalidate (submit)="$event.preventDefault(); register()">
        <ll-field label="Name" for="name" [problem]="problemOf('name')">
          <input id="name" type="text" autocomplete="name" required [(llText)]="name" />
        </ll-field>
        <ll-field
          label="Practice or facility"
          for="organization"
          [problem]="problemOf('organization')"
        >
          <input
            id="organization"
            type="text"
            autocomplete="organization"
            required
            [(llText)]="organization"
          />
        </ll-field>
        <ll-field label="E-mail" for="email" [problem]="problemOf('email')">
          <input id="email" type="email" autocomplete="username" required [(llText)]="email" />
        </ll-field>
        <ll-field
          label="Password"
          for="password"
          hint="At least 10 characters; a few words in a row are good."
          [problem]="problemOf('password')"
        >
          <input
            id="password"
            type="password"
            autocomplete="new-password"
            minlength="10"
            required
            aria-describedby="password-problem"
            [(llText)]="password"
          />
        </ll-field>
        <ll-refusal [problem]="registering.problem()" />
        <button
          type="submit"
          class="button button-main button-wide"
          [disabled]="registering.busy()"
        >
          {{ registering.busy() ? 'One moment …' : 'Create account' }}
        </button>
      </form>
      <p class="front-other">Already with us? <a routerLink="/login">Log in</a></p>
    </ll-front>
  `,
})
export class Register {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly name = signal('');
  protected readonly organization = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly registering = new Deed();

  protected problemOf(field: string): string | null {
    return this.registering.problem()?.about(field) ?? null;
  }

  protected async register(): Promise<void> {
    const done = await this.registering.run(() =>
      this.session.register({
        name: this.name().trim(),
        organization: this.organization().trim(),
        email: this.email().trim(),
        password: this.password(),
      }),
    );
    if (done) await this.router.navigate(['/dogs']);
  }
}
