import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { SessionRecord, DraftedNote, Plan } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { Session } from '../core/session/session';
import { Page } from '../shared/state/paged';
import { UnitSystem } from './advice/facts';
import { discard, forgetStored, takeStored } from './discarding';
import { EarlierSets } from './earlier-sets';
import { begin, LiveRecord, openSet, waiting } from './live-record';
import { adviceOn } from './next-step';
import { putTogether } from './put-together';
import { SaveQueue } from './save-queue';
import { SessionJournal } from './session-journal';
import { readSet } from './set-under-step';

/** The session of one dog in view: every change goes to the journal first, then to the screen. */
@Injectable()
export class LiveSession {
  private readonly api = inject(ApiClient);
  private readonly journal = inject(SessionJournal);
  private readonly person = inject(Session);
  private readonly earlier = inject(EarlierSets);
  private readonly held = signal<LiveRecord | null>(null);
  private unwatch: (() => void) | null = null;

  readonly queue = inject(SaveQueue);
  readonly record = this.held.asReadonly();
  readonly keeps = this.journal.keeps;
  readonly units = signal<UnitSystem>('metric');
  readonly set = computed(() => {
    const record = this.held();
    return record ? openSet(record) : null;
  });
  readonly advice = computed(() => {
    const record = this.held();
    const set = this.set();
    // An empty set has nothing to say: what the one before it said has been taken.
    if (!record || !set || readSet(set).scorable === 0) return null;
    return adviceOn(record, this.units());
  });
  readonly unsaved = computed(() => {
    const record = this.held();
    return record ? waiting(record).length : 0;
  });

  /** What the registry refused and what is still not stored. */
  readonly refused = computed(() => {
    const record = this.held();
    const open = record ? waiting(record) : [];
    return this.queue.refused().filter((one) => open.includes(one.id));
  });

  constructor() {
    this.queue.attach({
      read: () => this.held(),
      stored: (id, version, revision) =>
        this.keep((record) => ({
          ...record,
          stored: { ...record.stored, [id]: { version, revision } },
        })),
      putTogether: (id, theirs) => {
        const record = this.held();
        const both = record && putTogether(record, id, theirs);
        if (both) this.keep(() => both);
        return both !== null;
      },
    });
    const online = (): void => void this.queue.send();
    window.addEventListener('online', online);
    // Back from a log-in in another tab: what waited for it goes out.
    window.addEventListener('focus', online);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', online);
      window.removeEventListener('focus', online);
      this.unwatch?.();
      this.queue.stop();
    });
  }

  /** Takes up the session that is open on this device, if there is one. */
  resume(dogId: string): void {
    this.unwatch?.();
    this.unwatch = this.journal.watch(dogId, (record) => this.held.set(record));
    this.held.set(this.journal.read(dogId));
    if (this.held()) this.queue.soon();
    void this.readEarlier();
    void this.readUnits();
  }

  start(dogId: string, what: { plan: Plan | null; skill: string }): void {
    const personId = this.person.person()?.id ?? '';
    this.held.set(begin({ dogId, personId, ...what }));
    this.change((record) => ({ ...record, earlier: this.earlier.known(record) }));
    void this.readEarlier();
  }

  /** The session as another device left it; what is not stored of it goes out. */
  takeIn(record: LiveRecord): void {
    this.held.set(record);
    this.change((same) => same);
    void this.readEarlier();
  }

  /** A tap: kept on the device before anything else happens. */
  change(how: (record: LiveRecord) => LiveRecord): void {
    this.keep(how);
    this.queue.soon();
  }

  /** Once everything is stored or given up, the device need keep it no longer. */
  finish(): void {
    const record = this.held();
    if (!record) return;
    this.earlier.add(record);
    this.journal.drop(record.dogId);
    this.held.set(null);
  }

  /**
   * Gives up a refused document, after the person said so. What was stored of it is read again and
   * stays; when that cannot be read, nothing is given up.
   */
  async discard(id: string): Promise<void> {
    const record = this.held();
    if (!record) return;
    if (record.stored[id] !== undefined) {
      const stored = await this.queue.readStored(record, id);
      if (stored) this.queue.forget(id);
      this.change((now) => (stored ? takeStored(now, id, stored) : forgetStored(now, id)));
      return;
    }
    this.queue.forget(id);
    const rest = discard(record, id);
    if (rest) this.change(() => rest);
    else this.finish();
  }

  async plans(dogId: string, signal: AbortSignal): Promise<readonly Plan[]> {
    const page = await this.api.get<Page<Plan>>(`/dogs/${dogId}/plans`, { signal });
    return page.items.filter((one) => one.status === 'active');
  }

  readRecord(sessionId: string, signal: AbortSignal): Promise<SessionRecord> {
    return this.api.get<SessionRecord>(`/sessions/${sessionId}/record`, { signal });
  }

  draft(sessionId: string): Promise<DraftedNote> {
    return this.api.get<DraftedNote>(`/sessions/${sessionId}/draft`);
  }

  /** The units that this organization reads distances in; metres until they are known. */
  async readUnits(): Promise<void> {
    try {
      const practice = await this.api.get<{ unit_system: UnitSystem }>('/organization');
      this.units.set(practice.unit_system);
    } catch {
      // No network: metres are what is stored, and every distance names its unit.
    }
  }

  /** Takes the earlier sets as the registry has them. */
  private async readEarlier(): Promise<void> {
    const record = this.held();
    if (!record) return;
    try {
      const earlier = await this.earlier.read(record);
      if (this.held()?.sessionId === record.sessionId) this.keep((now) => ({ ...now, earlier }));
    } catch (thrown) {
      // No network: what this device knows is what counts, and it is in the record already.
      if (!(thrown instanceof Problem)) throw thrown;
    }
  }

  private keep(how: (record: LiveRecord) => LiveRecord): void {
    const record = this.held();
    if (!record) return;
    const next = how(record);
    this.journal.keep(next);
    this.held.set(next);
  }
}
