import { Component, inject, signal } from '@angular/core';
import { Invitation, Member, Role } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { Confirm } from '../shared/dialog/confirm';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { CopyText } from '../shared/copy-text';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Paged } from '../shared/state/paged';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { dateName } from '../shared/text/moments';
import { ROLES, roleLine } from './roles';
import { TeamStore } from './team-store';

/** Who works here, with which rights, and who has been asked in. */
@Component({
  selector: 'll-team',
  templateUrl: './team.html',
  imports: [Confirm, CopyText, Failure, Field, Refusal, Sentinel, Skeleton, TextValue],
})
export class Team {
  private readonly store = inject(TeamStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);

  protected readonly members = new Paged<Member>();
  protected readonly invitations = new Remote<readonly Invitation[]>();
  protected readonly email = signal('');
  protected readonly role = signal<string>('trainer');
  protected readonly inviting = new Deed();
  protected readonly changing = new Deed();
  protected readonly fresh = signal<Invitation | null>(null);
  protected readonly leaving = signal<Member | null>(null);
  protected readonly roles = ROLES;
  protected readonly dateName = dateName;

  constructor() {
    void this.members.open((cursor, signal) => this.store.members(cursor, signal));
    if (this.session.mayManage()) this.loadInvitations();
  }

  protected lineOfRole(): string {
    return roleLine(this.role() as Role);
  }

  protected async invite(): Promise<void> {
    const invited = await this.inviting.run(async () => {
      this.fresh.set(await this.store.invite(this.email().trim(), this.role() as Role));
    });
    if (!invited) return;
    this.email.set('');
    this.loadInvitations();
  }

  protected async withdraw(invitation: Invitation): Promise<void> {
    if (!(await this.changing.run(() => this.store.withdraw(invitation)))) return;
    if (this.fresh()?.id === invitation.id) this.fresh.set(null);
    this.toasts.say(`The invitation of ${invitation.email} is withdrawn`);
    this.loadInvitations();
  }

  protected async changeRole(member: Member, role: string): Promise<void> {
    const changed = await this.changing.run(async () => {
      const now = await this.store.changeRole(member, role as Role);
      this.members.change((all) => all.map((one) => (one.id === now.id ? now : one)));
    });
    if (changed) this.toasts.say(`${member.name} is ${role} now`);
    else await this.members.refresh();
  }

  protected async end(member: Member): Promise<void> {
    this.leaving.set(null);
    if (!(await this.changing.run(() => this.store.endMembership(member)))) return;
    this.toasts.say(`${member.name} no longer has access`);
    await this.members.refresh();
  }

  private loadInvitations(): void {
    void this.invitations.load((signal) => this.store.invitations(signal), true);
  }
}
