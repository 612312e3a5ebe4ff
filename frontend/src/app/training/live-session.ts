import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { SessionRecord, DraftedNote, Plan } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { Session } from '../core/session/session';
import { Page } from '../shared/state/paged';
import { UnitSystem } from '../measures/facts';
import { discard, forgetStored, takeStored } from './discarding';
import { EarlierSets } from './earlier-sets';
import { begin, begunNow, LiveRecord, openSet, partsOf, waiting } from './live-record';
import { adviceOn } from './next-step';
import { putTogether } from './put-together';
import { RefusedDocument, SaveQueue } from './save-queue';
import { SessionJournal } from './session-journal';
import { SessionOnDevice } from './session-on-device';
import { readSet } from './set-under-step';

/** The session of one dog in view: every change goes to the journal first, then to the screen. */
@Injectable()
export class LiveSession {
  private readonly api = inject(ApiClient);
  private readonly journal = inject(SessionJournal);
  private readonly person = inject(Session);
  private readonly earlier = inject(EarlierSets);
  private readonly onDevice = inject(SessionOnDevice);
  private readonly held = signal<LiveRecord | null>(null);
  private readonly sessionId = computed(() => this.held()?.sessionId ?? null);
  private readonly isReady = signal(false);
  private unwatch: (() => void) | null = null;

  readonly queue = inject(SaveQueue);
  readonly record = this.held.asReadonly();
  /** The pad is there, and the session begins with the first tap; until then nothing is kept. */
  readonly ready = this.isReady.asReadonly();
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
  /** What this device's records have not taken yet, or the registry will not take as it is. */
  readonly unsaved = computed(() => {
    const record = this.isReady() ? null : this.held();
    return record ? waiting(record).length + this.onDevice.refused().length : 0;
  });
  /** Whether something of it is on this device alone. */
  readonly unsent = computed(() => this.unsaved() > 0 || this.onDevice.behind());
  /** Why nothing goes out just now. */
  readonly problem = computed(
    () => this.queue.problem() ?? (this.unsent() ? this.onDevice.problem() : null),
  );

  /** What was refused and is still not stored, at once or after this device had taken it. */
  readonly refused = computed<readonly RefusedDocument[]>(() => {
    const record = this.held();
    const open = record ? waiting(record) : [];
    const later = this.onDevice.refused().filter((one) => !open.includes(one.id));
    return [
      ...this.queue.refused().filter((one) => open.includes(one.id)),
      ...later.map((one) => ({ ...one, version: record?.versions[one.id] ?? 0 })),
    ];
  });

  constructor() {
    this.queue.attach({
      read: () => (this.isReady() ? null : this.held()),
      stored: (id, version, revision) => {
        this.onDevice.took(id, revision);
        this.keep((record) => ({
          ...record,
          stored: { ...record.stored, [id]: { version, revision } },
        }));
        // What was refused may have waited for this: a trial behind the end, for a later end.
        if (id === this.sessionId()) void this.onDevice.again();
      },
      putTogether: (id, theirs) => {
        const record = this.held();
        const both = record && putTogether(record, id, theirs);
        if (both) this.keep(() => both);
        return both !== null;
      },
    });
    effect(() => {
      this.api.changes();
      this.sessionId();
      untracked(() => void this.look());
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
    this.isReady.set(false);
    this.held.set(this.journal.read(dogId));
    if (this.held()) this.queue.soon();
    void this.readEarlier();
    void this.readUnits();
  }

  /** Lays out the pad under a plan. */
  prepare(dogId: string, plan: Plan): void {
    const personId = this.person.person()?.id ?? '';
    this.isReady.set(true);
    this.held.set(begin({ dogId, personId, plan, skill: '' }));
    this.keep((record) => ({ ...record, earlier: this.earlier.known(record) }));
    void this.readEarlier();
  }

  /** Something else is to be trained. */
  putAway(): void {
    if (!this.isReady()) return;
    this.isReady.set(false);
    this.held.set(null);
  }

  start(dogId: string, what: { plan: Plan | null; skill: string }): void {
    this.isReady.set(false);
    const personId = this.person.person()?.id ?? '';
    this.held.set(begin({ dogId, personId, ...what }));
    this.change((record) => ({ ...record, earlier: this.earlier.known(record) }));
    void this.readEarlier();
  }

  /** The session as another device left it; what is not stored of it goes out. */
  takeIn(record: LiveRecord): void {
    const known = this.held()?.sessionId === record.sessionId;
    this.held.set(record);
    this.change((same) => same);
    if (!known) void this.readEarlier();
  }

  /** A tap: kept on the device before anything else happens. */
  change(how: (record: LiveRecord) => LiveRecord): void {
    const begins = this.isReady();
    this.isReady.set(false);
    this.keep(begins ? (record) => how(begunNow(record)) : how);
    this.queue.soon();
  }

  /** After somebody acted on a refusal. */
  async again(id: string): Promise<void> {
    await this.onDevice.again();
    await this.queue.again(id);
  }

  /** Looks what the registry has said since to what this device has sent. */
  look(): Promise<void> {
    return this.onDevice.look(partsOf(this.held()));
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
    const onRegistry = await this.giveUp(record, id);
    if (onRegistry) {
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

  /** Gives up what this device would send again; answers whether the registry has the document. */
  private async giveUp(record: LiveRecord, id: string): Promise<boolean> {
    const later = this.onDevice.refused().find((one) => one.id === id);
    if (!later) return record.stored[id] !== undefined;
    if (later.onRegistry || id !== record.sessionId) await this.onDevice.giveUp(id);
    else await this.onDevice.giveUpAll();
    return later.onRegistry;
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
    if (!this.isReady()) this.journal.keep(next);
    this.held.set(next);
  }
}
