import { Injectable, inject } from '@angular/core';
import { RecentSets } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { TrialSet } from '../measures/facts';
import type { LiveRecord } from './live-record';
import { readSet } from './set-under-step';

/**
 * The sets of earlier sessions that the advice counts: as the registry has them, and kept on this
 * device, so that a run which began yesterday goes on today where there is no network.
 */
const PREFIX = 'longline.earlier-sets.';
/** As many as the registry answers. */
const MOST = 20;

@Injectable({ providedIn: 'root' })
export class EarlierSets {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);

  /** What this device knows of the target of a session. */
  known(record: LiveRecord): readonly TrialSet[] {
    const kept = localStorage.getItem(this.keyOf(record));
    if (kept === null) return [];
    try {
      return JSON.parse(kept) as readonly TrialSet[];
    } catch {
      return []; // cut off by a full disk: as if nothing were known
    }
  }

  /** Asks the registry; what it answers is known from then on. */
  async read(record: LiveRecord): Promise<readonly TrialSet[]> {
    const query = record.plan ? { plan_id: record.plan.id } : { skill: skillOf(record) };
    const found = await this.api.get<RecentSets>(`/dogs/${record.dogId}/sets`, { query });
    const sets = found.items.map((one) => ({ ...one, void: false }));
    this.keep(record, sets);
    return sets;
  }

  /** A session that is over is an earlier one for the next. */
  add(record: LiveRecord): void {
    const others = this.known(record).filter((one) => one.session_id !== record.sessionId);
    const own = record.sets.map(readSet).filter((one) => !one.void && one.scorable > 0);
    this.keep(record, [...others, ...own].slice(-MOST));
  }

  private keep(record: LiveRecord, sets: readonly TrialSet[]): void {
    try {
      localStorage.setItem(this.keyOf(record), JSON.stringify(sets));
    } catch {
      // The device is full: the advice counts them while this page is open, and asks again.
    }
  }

  private keyOf(record: LiveRecord): string {
    const organization = this.session.membership()?.organization.id ?? 'none';
    const target = record.plan?.id ?? `skill:${skillOf(record).toLowerCase()}`;
    return `${PREFIX}${record.personId}.${organization}.${record.dogId}.${target}`;
  }
}

function skillOf(record: LiveRecord): string {
  return record.sets.at(-1)?.body.skill ?? '';
}
