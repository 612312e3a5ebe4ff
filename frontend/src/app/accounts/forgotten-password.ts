import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { AccountStore } from './account-store';
import { Front } from './front';

@Component({
  selector: 'll-forgotten-password',
  imports: [Field, Front, Refusal, RouterLink, TextValue],
  template: `
    <ll-front>
      @if (sent()) {
        <h1>Look into your mail</h1>
        <p role="status">
          If {{ email() }} has an account here, a link is on its way. It works once, for a short
          time. Nothing came? Then whoever runs this Longline can make a link for you.
        </p>
        <a class="button" routerLink="/login">Back to log in</a>
      } @else {
        <h1>Forgotten password</h1>
        <p>Tell us your address and we send a link with which you choose a new one.</p>
        <form novalidate (submit)="$event.preventDefault(); ask()">
          <ll-field label="E-mail" for="email" [problem]="asking.problem()?.about('email') ?? null">
            <input id="email" type="email" autocomplete="username" required [(llText)]="email" />
          </ll-field>
          <ll-refusal [problem]="asking.problem()" />
          <button type="submit" class="button button-main button-wide" [disabled]="asking.busy()">
            Send the link
          </button>
        </form>
        <p class="front-other"><a routerLink="/login">Back to log in</a></p>
      }
    </ll-front>
  `,
})
export class ForgottenPassword {
  private readonly store = inject(AccountStore);
  protected readonly email = signal('');
  protected readonly sent = signal(false);
  protected readonly asking = new Deed();

  protected async ask(): Promise<void> {
    this.sent.set(await this.asking.run(() => this.store.askForReset(this.email().trim())));
  }
}
