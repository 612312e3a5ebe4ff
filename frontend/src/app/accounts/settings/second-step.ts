import { Component, computed, inject, signal } from '@angular/core';
import { TotpSetUp } from '../../api/types';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { CopyText } from '../../shared/copy-text';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Refusal } from '../../shared/state/refusal';
import { AccountStore } from '../account-store';

/** One-time codes as the second step of logging in. */
@Component({
  selector: 'll-second-step',
  templateUrl: './second-step.html',
  imports: [CopyText, Field, Refusal, TextValue],
})
export class SecondStep {
  private readonly store = inject(AccountStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);

  protected readonly setUp = signal<TotpSetUp | null>(null);
  protected readonly recoveryCodes = signal<readonly string[]>([]);
  protected readonly code = signal('');
  protected readonly password = signal('');
  protected readonly ending = signal(false);
  protected readonly doing = new Deed();
  /** The code to scan, as a picture: an image cannot run anything that its SVG may hold. */
  protected readonly picture = computed(() => {
    const svg = this.setUp()?.qr_svg ?? '';
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });

  protected begin(): void {
    void this.doing.run(async () => this.setUp.set(await this.store.beginTotp()));
  }

  protected async confirm(): Promise<void> {
    await this.doing.run(async () => {
      this.recoveryCodes.set(await this.store.confirmTotp(this.code().replace(/\s/g, '')));
      await this.session.reload();
      this.setUp.set(null);
      this.code.set('');
    });
  }

  protected async end(): Promise<void> {
    const ended = await this.doing.run(async () => {
      await this.store.endTotp(this.password());
      await this.session.reload();
    });
    this.password.set('');
    if (!ended) return;
    this.ending.set(false);
    this.recoveryCodes.set([]);
    this.toasts.say('The second step is switched off');
  }
}
