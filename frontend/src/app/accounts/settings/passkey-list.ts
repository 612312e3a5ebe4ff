import { Component, inject, signal } from '@angular/core';
import { Passkey } from '../../api/types';
import { makePasskey, passkeysWork } from '../../core/passkeys';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Failure } from '../../shared/state/failure';
import { Refusal } from '../../shared/state/refusal';
import { Remote } from '../../shared/state/remote';
import { ago } from '../../shared/text/moments';
import { AccountStore } from '../account-store';

/** Passkeys as the second step: a fingerprint or a security key instead of a code. */
@Component({
  selector: 'll-passkey-list',
  templateUrl: './passkey-list.html',
  imports: [Failure, Field, Refusal, TextValue],
})
export class PasskeyList {
  private readonly store = inject(AccountStore);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly passkeys = new Remote<readonly Passkey[]>();
  protected readonly name = signal('');
  protected readonly password = signal('');
  protected readonly removing = signal<Passkey | null>(null);
  protected readonly cancelled = signal(false);
  protected readonly doing = new Deed();
  protected readonly possible = passkeysWork();
  protected readonly ago = ago;

  constructor() {
    this.load();
  }

  protected async add(): Promise<void> {
    this.cancelled.set(false);
    const added = await this.doing.run(async () => {
      const options = await this.store.beginPasskey();
      const credential = await makePasskey(options).catch(() => null);
      this.cancelled.set(credential === null);
      if (credential === null) return;
      const name = this.name().trim() || 'This device';
      await this.store.addPasskey(name, options.challenge_token, credential);
      await this.session.reload();
    });
    if (!added || this.cancelled()) return;
    this.name.set('');
    this.toasts.say('The passkey is added');
    this.load();
  }

  protected async remove(passkey: Passkey): Promise<void> {
    const removed = await this.doing.run(() =>
      this.store.removePasskey(passkey.id, this.password()),
    );
    this.password.set('');
    if (!removed) return;
    this.removing.set(null);
    this.load();
  }

  private load(): void {
    void this.passkeys.load((signal) => this.store.passkeys(signal), true);
  }
}
