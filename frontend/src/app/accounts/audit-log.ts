import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuditEntry, AuditVerdict } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Paged } from '../shared/state/paged';
import { Refusal } from '../shared/state/refusal';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { counted, momentName } from '../shared/text/moments';
import { TeamStore } from './team-store';

const DEEDS: Readonly<Record<string, string>> = {
  created: 'wrote a new',
  updated: 'changed a',
  deleted: 'deleted a',
  restored: 'brought back a',
  invited: 'sent an',
  'logged-in': 'logged in',
};

/** Everything that was ever done here, newest first, and the proof that nobody changed it since. */
@Component({
  selector: 'll-audit-log',
  imports: [Failure, Icon, Refusal, RouterLink, Sentinel, Skeleton],
  templateUrl: './audit-log.html',
})
export class AuditLog {
  private readonly store = inject(TeamStore);
  protected readonly entries = new Paged<AuditEntry>();
  protected readonly verdict = signal<AuditVerdict | null>(null);
  protected readonly verifying = new Deed();
  protected readonly momentName = momentName;
  protected readonly counted = counted;

  protected deedOf(action: string): string {
    return DEEDS[action] ?? action.replaceAll('-', ' ');
  }

  constructor() {
    void this.entries.open((cursor, signal) => this.store.audit(cursor, signal));
  }

  protected verify(): void {
    void this.verifying.run(async () => this.verdict.set(await this.store.verifyAudit()));
  }

  protected linkTo(entry: AuditEntry): string[] | null {
    const rooms: Readonly<Record<string, string>> = {
      note: '/notes',
      dog: '/dogs',
      guardian: '/guardians',
    };
    const room = rooms[entry.kind];
    return room === undefined ? null : [room, entry.id];
  }
}
