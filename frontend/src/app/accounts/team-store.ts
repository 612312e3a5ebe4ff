import { Injectable, inject } from '@angular/core';
import { AuditEntry, AuditVerdict, Invitation, Member, Organization, Role } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Page } from '../shared/state/paged';

/** The practice: its members, who is invited, its settings, and what happened in it. */
@Injectable({ providedIn: 'root' })
export class TeamStore {
  private readonly api = inject(ApiClient);

  members(cursor: string | null, signal?: AbortSignal): Promise<Page<Member>> {
    return this.api.get('/members', { query: { cursor, limit: 200 }, ...(signal && { signal }) });
  }

  changeRole(member: Member, role: Role): Promise<Member> {
    return this.api.patch(`/members/${member.id}`, { role }, { revision: member.revision });
  }

  endMembership(member: Member): Promise<void> {
    return this.api.delete(`/members/${member.id}`, { revision: member.revision });
  }

  async invitations(signal: AbortSignal): Promise<readonly Invitation[]> {
    return (await this.api.get<{ items: Invitation[] }>('/invitations', { signal })).items;
  }

  /** Asks somebody in; the answer holds the link, this once. */
  invite(email: string, role: Role): Promise<Invitation> {
    return this.api.post('/invitations', { email, role });
  }

  withdraw(invitation: Invitation): Promise<void> {
    return this.api.delete(`/invitations/${invitation.id}`);
  }

  organization(signal: AbortSignal): Promise<Organization> {
    return this.api.get('/organization', { signal });
  }

  changeOrganization(
    organization: Organization,
    fields: Partial<Pick<Organization, 'name' | 'unit_system' | 'time_zone' | 'cosign_notes'>>,
  ): Promise<Organization> {
    return this.api.patch('/organization', fields, { revision: organization.revision });
  }

  audit(cursor: string | null, signal: AbortSignal): Promise<Page<AuditEntry>> {
    return this.api.get('/audit', { query: { cursor, limit: 60 }, signal });
  }

  verifyAudit(): Promise<AuditVerdict> {
    return this.api.get('/audit/verify');
  }
}
