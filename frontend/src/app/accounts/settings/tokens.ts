import { Component, inject, signal } from '@angular/core';
import { AccessToken, TokenScope } from '../../api/types';
import { Toasts } from '../../core/toasts/toasts';
import { CopyText } from '../../shared/copy-text';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Failure } from '../../shared/state/failure';
import { Refusal } from '../../shared/state/refusal';
import { Remote } from '../../shared/state/remote';
import { dateName, nowWithOffset } from '../../shared/text/moments';
import { AccountStore } from '../account-store';

const DAY_MS = 86_400_000;

/** Access tokens for scripts: shown once, ended at any time. */
@Component({
  selector: 'll-tokens',
  templateUrl: './tokens.html',
  imports: [CopyText, Failure, Field, Refusal, TextValue],
})
export class Tokens {
  private readonly store = inject(AccountStore);
  private readonly toasts = inject(Toasts);

  protected readonly tokens = new Remote<readonly AccessToken[]>();
  protected readonly name = signal('');
  protected readonly scope = signal<string>('read');
  protected readonly days = signal('90');
  protected readonly fresh = signal<AccessToken | null>(null);
  protected readonly doing = new Deed();
  protected readonly dateName = dateName;

  constructor() {
    this.load();
  }

  protected async make(): Promise<void> {
    const until = nowWithOffset(new Date(Date.now() + Number(this.days()) * DAY_MS));
    const made = await this.doing.run(async () => {
      this.fresh.set(await this.store.makeToken(this.name().trim(), this.scopes(), until));
    });
    if (!made) return;
    this.name.set('');
    this.load();
  }

  protected async end(token: AccessToken): Promise<void> {
    if (!(await this.doing.run(() => this.store.endToken(token.id)))) return;
    if (this.fresh()?.id === token.id) this.fresh.set(null);
    this.toasts.say(`The token ${token.name} no longer works`);
    this.load();
  }

  /** Who may write may read, who may administer may both. */
  private scopes(): readonly TokenScope[] {
    const all: readonly TokenScope[] = ['read', 'write', 'admin'];
    return all.slice(0, all.indexOf(this.scope() as TokenScope) + 1);
  }

  private load(): void {
    void this.tokens.load((signal) => this.store.tokens(signal), true);
  }
}
