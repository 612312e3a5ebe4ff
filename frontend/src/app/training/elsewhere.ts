import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Plan, SessionRecord } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { LiveSession } from './live-session';
import { catchUp, fromRegistry } from './put-together';

export type OpenSession = SessionRecord['session'];

/**
 * The same person's session on another device: going on with it here, and hearing here what was
 * done there. Asked for when the page opens, comes back into view, or finds its network again.
 */
@Injectable()
export class Elsewhere {
  private readonly api = inject(ApiClient);
  private readonly live = inject(LiveSession);
  private readonly leaving = new AbortController();
  private readonly offered = signal<readonly OpenSession[]>([]);
  private readonly endedThere = signal<string | null>(null);
  private dogId = '';

  /** The person's own sessions with the dog that are open, while none runs here. */
  readonly open = this.offered.asReadonly();
  /** The session that ran here and was ended on another device. */
  readonly ended = this.endedThere.asReadonly();

  constructor() {
    const { signal } = this.leaving;
    const back = (): void => {
      if (document.visibilityState === 'visible') void this.hear();
    };
    // What another device did comes by replication, also while this page is in view.
    effect(() => {
      if (this.api.changes() > 0) untracked(back);
    });
    window.addEventListener('online', back, { signal });
    document.addEventListener('visibilitychange', back, { signal });
    inject(DestroyRef).onDestroy(() => this.leaving.abort());
  }

  /** What there is of the dog's sessions on other devices. */
  async look(dogId: string): Promise<void> {
    this.dogId = dogId;
    this.endedThere.set(null);
    this.offered.set([]);
    if (this.live.record()) await this.hear();
    if (this.live.record()) return;
    const found = await this.unlessAway(
      this.api.get<{ items: OpenSession[] }>(`/dogs/${dogId}/open-sessions`, this.leaving),
    );
    if (found && this.dogId === dogId) this.offered.set(found.items);
  }

  leave(sessionId: string): void {
    this.offered.update((open) => open.filter((one) => one.id !== sessionId));
  }

  /** Goes on here with a session that was begun elsewhere. */
  async goOn({ id, plan_ids: [planId] }: OpenSession): Promise<void> {
    const record = await this.live.readRecord(id, this.leaving.signal);
    if (record.session.status !== 'open') {
      this.leave(id);
      this.endedThere.set(id);
      return;
    }
    this.live.takeIn(fromRegistry(record, planId ? await this.planOf(planId) : null));
  }

  /** Takes in what another device did to the session that runs here. */
  private async hear(): Promise<void> {
    const theirs = await this.asStored();
    const mine = this.running();
    if (!theirs || mine?.sessionId !== theirs.session.id) return;
    const both = catchUp(mine, theirs);
    if (both !== mine) this.live.takeIn(both);
    if (theirs.session.status === 'open') return;
    await this.live.queue.send();
    await this.live.look();
    if (this.live.unsaved() > 0) return; // what is still to be stored stays here, with its reason
    this.live.finish();
    this.endedThere.set(mine.sessionId);
  }

  /** The running session as it is stored; asked again when something was stored meanwhile. */
  private async asStored(): Promise<SessionRecord | null> {
    for (;;) {
      const asked = this.running();
      if (!asked) return null;
      const { sessionId, stored } = asked;
      const theirs = await this.unlessAway(this.live.readRecord(sessionId, this.leaving.signal));
      const mine = this.running();
      if (!theirs || mine?.sessionId !== sessionId || mine.stored === stored) return theirs;
    }
  }

  /** The session here, unless this device is ending it itself. */
  private running(): ReturnType<LiveSession['record']> {
    const record = this.live.ready() ? null : this.live.record();
    return record?.session.status === 'open' ? record : null;
  }

  /** The plan may have gone meanwhile; the session goes on without it. */
  private async planOf(id: string): Promise<Plan | null> {
    try {
      return await this.api.get<Plan>(`/plans/${id}`, this.leaving);
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.status === 404) return null;
      throw thrown;
    }
  }

  /** Null when the registry does not answer or knows nothing of it: then this device goes on by itself. */
  private async unlessAway<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (thrown) {
      if (thrown instanceof Problem || this.leaving.signal.aborted) return null;
      throw thrown;
    }
  }
}
