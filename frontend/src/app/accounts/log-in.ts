import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PasskeyOptions, PasskeyProof } from '../api/types';
import { Problem } from '../core/http/problem';
import { passkeysWork, usePasskey } from '../core/passkeys';
import { Session } from '../core/session/session';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { Front } from './front';

/** Which second steps the person has set up, as the registry names them. */
interface SecondStep {
  readonly code: boolean;
  readonly passkey: PasskeyOptions | null;
}

@Component({
  selector: 'll-log-in',
  templateUrl: './log-in.html',
  imports: [Field, Front, Icon, Refusal, RouterLink, TextValue],
})
export class LogIn {
  /** Where to go afterwards: a path of this page. */
  readonly next = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly secondStep = signal<SecondStep | null>(null);
  protected readonly passkeyFailed = signal(false);
  protected readonly entering = new Deed();

  protected async enter(): Promise<void> {
    const code = this.code().replace(/\s/g, '');
    await this.tryKeys(code === '' ? {} : { code });
  }

  protected async enterByPasskey(options: PasskeyOptions): Promise<void> {
    this.passkeyFailed.set(false);
    try {
      const credential = await usePasskey(options);
      await this.tryKeys({ passkey: { challenge_token: options.challenge_token, credential } });
    } catch {
      this.passkeyFailed.set(true); // cancelled, or no authenticator at hand
    }
  }

  protected startOver(): void {
    this.secondStep.set(null);
    this.code.set('');
    this.entering.clear();
  }

  private async tryKeys(second: { code?: string; passkey?: PasskeyProof }): Promise<void> {
    const entered = await this.entering.run(async () => {
      try {
        const credentials = { email: this.email().trim(), password: this.password() };
        await this.session.logIn({ ...credentials, ...second });
      } catch (thrown) {
        if (!this.asksForMore(thrown)) throw thrown;
      }
    });
    if (!entered || !this.session.me()) return;
    const next = this.next() ?? '';
    await this.router.navigateByUrl(/^\/(?!\/)/.test(next) ? next : '/dogs');
  }

  /** Shows the second step; true when it is asked for the first time, which is no failure. */
  private asksForMore(thrown: unknown): boolean {
    if (!(thrown instanceof Problem) || thrown.code !== 'second-step-required') return false;
    const first = this.secondStep() === null;
    const methods = thrown.extra['methods'];
    this.secondStep.set({
      code: !Array.isArray(methods) || methods.includes('code'),
      passkey: passkeysWork() ? ((thrown.extra['passkey'] ?? null) as PasskeyOptions | null) : null,
    });
    return first;
  }
}
