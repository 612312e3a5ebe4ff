import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { InvitationPreview } from '../api/types';
import { Session } from '../core/session/session';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { AccountStore } from './account-store';
import { Front } from './front';
import { roleLine } from './roles';

@Component({
  selector: 'll-accept-invitation',
  templateUrl: './accept-invitation.html',
  imports: [Failure, Field, Front, Refusal, RouterLink, Skeleton, TextValue],
})
export class AcceptInvitation {
  readonly token = input.required<string>();

  private readonly store = inject(AccountStore);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly invitation = new Remote<InvitationPreview>();
  protected readonly name = signal('');
  protected readonly password = signal('');
  protected readonly joining = new Deed();
  protected readonly roleLine = roleLine;

  constructor() {
    effect(() => {
      const token = this.token();
      untracked(() => {
        void this.session.restore();
        void this.invitation.load((signal) => this.store.invitation(token, signal));
      });
    });
  }

  /** Signed in with the invited address: one tap is enough. */
  protected isMine(invitation: InvitationPreview): boolean {
    return this.session.person()?.email.toLowerCase() === invitation.email.toLowerCase();
  }

  protected async join(invitation: InvitationPreview): Promise<void> {
    const mine = this.isMine(invitation);
    const joined = await this.joining.run(() =>
      this.session.acceptInvitation(this.token(), {
        ...(mine ? {} : { password: this.password() }),
        ...(mine || invitation.has_account ? {} : { name: this.name().trim() }),
      }),
    );
    if (joined) await this.router.navigate(['/dogs']);
  }
}
