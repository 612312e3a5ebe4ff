import { Injectable, Injector, effect, inject, untracked } from '@angular/core';
import { Dexie, liveQuery, Subscription } from 'dexie';
import { ApiClient, DeviceDoor, Method, RequestOptions } from '../core/http/api-client';
import { asProblem } from '../core/http/problem';
import { onWaking, whenIdle } from '../core/idle';
import { Session } from '../core/session/session';
import { answersBest, Desk, findRoute } from './desk/ask';
import { deviceFull, isFinal, mayBeElsewhere } from './desk/problems';
import { refreshAcknowledgements, refreshKept, refreshOne } from './desk/kept-routes';
import { AUTHORS } from './desk/names';
import { ROUTES } from './desk/routes';
import { KeptAnswers } from './kept-answers';
import { FileSigns } from './file-signs';
import { LocalDatabase } from './local-database';
import { Replication } from './replication';
import { isFull, StorageRoom } from './storage-room';
import { isMark, isShown } from './changed-parts';
import { Waiting } from './waiting';

const QUIET_MS = 50;
const FRESH_MS = 60_000;
const NAMES_PAUSE_MS = 60_000;

/**
 * The registry's place on this device. While somebody is signed in, their own database is open and
 * replicates, and whatever can be answered from it is: every page asks the same paths as before and
 * cannot tell who answers. Until the device has had everything once, the registry answers, and the
 * device only where the network fails. What the device does not have, the registry is asked for.
 */
@Injectable({ providedIn: 'root' })
export class Device implements DeviceDoor {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly replication = inject(Replication);
  private readonly room = inject(StorageRoom);
  private readonly waiting = inject(Waiting);
  private readonly files = inject(FileSigns);
  private readonly injector = inject(Injector);
  private following: AbortController | null = null;
  private freshAt = 0;
  private askNamesAfter = 0;
  private filesWatch: Subscription | null = null;
  private telling: ReturnType<typeof setTimeout> | null = null;

  /** Opens what the signed-in person has here, now and whenever somebody else signs in. */
  start(): void {
    // At once, not with the effect below: the first question of a cold start comes before any effect.
    const [person, membership] = [this.session.person(), this.session.membership()];
    if (person && membership) {
      this.replication.open({ personId: person.id, organizationId: membership.organization.id });
    }
    effect(() => this.belongTo(this.session.person()?.id, this.session.membership()), {
      injector: this.injector,
    });
    // The registry may have forgotten the session while this page was asleep: a log-in goes on at once.
    let before = untracked(this.session.remembered);
    const goOn = (): void => {
      const now = this.session.remembered();
      if (before && !now) untracked(() => void this.replication.run());
      before = now;
    };
    effect(goOn, { injector: this.injector });
    // What was written past this device, such as the practice's settings, comes by replication.
    effect(() => void (this.api.writes() > 0 && untracked(() => this.replication.run())), {
      injector: this.injector,
    });
    effect(
      () => {
        this.waiting.problem.set(this.replication.problem());
        this.waiting.left.set(this.replication.left());
        this.waiting.agreedAt.set(this.replication.agreedAt());
        this.waiting.tight.set(this.room.tight());
      },
      { injector: this.injector },
    );
    effect(() => void (this.waiting.asked() > 0 && untracked(() => this.replication.run())), {
      injector: this.injector,
    });
    Dexie.on('storagemutated', (parts) => {
      if (isShown(parts)) this.tell();
      else if (isMark(parts)) void this.look();
    });
    effect(() => this.lookForFiles(this.replication.database()), { injector: this.injector });
    onWaking(() => void this.replication.run());
  }

  async answer(
    method: Method,
    path: string,
    { query = {}, body, revision }: RequestOptions,
    network: () => Promise<unknown>,
  ): Promise<{ readonly value: unknown } | null> {
    const found = findRoute(ROUTES, method, path);
    const desk = this.desk();
    if (!found || !desk) return null;
    const ask = { params: found.params, query, body, revision };
    const here = (): Promise<unknown> => found.route.handle(desk, ask);
    const there = async (): Promise<unknown> => {
      const answer = await network();
      await found.route.took?.(desk, ask, answer);
      if (!complete) return answer; // what is here by now is less than what was answered
      return (await found.route.amend?.(desk, ask, answer)) ?? answer;
    };
    const complete = await this.replication.isComplete();
    const own = complete && (await answersBest(found.route, desk, ask));
    const [first, then] = own ? [here, there] : [there, here];
    const value = await this.oneOf(first, then);
    if (method !== 'GET' && !found.route.asksOnly) this.written();
    return { value };
  }

  /** What the first cannot answer, because it has no network or not the record, the other may. */
  private async oneOf(
    first: () => Promise<unknown>,
    then: () => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await first();
    } catch (thrown) {
      const problem = isFull(thrown) ? deviceFull() : asProblem(thrown);
      if (isFinal(problem) || !mayBeElsewhere(problem)) throw problem;
      try {
        return await then();
      } catch {
        throw problem;
      }
    }
  }

  private written(): void {
    void this.replication.run();
    if (this.room.lasting() === null) void this.room.ask();
  }

  private belongTo(
    personId: string | undefined,
    membership: { readonly organization: { readonly id: string } } | null,
  ): void {
    this.following?.abort();
    untracked(() => {
      if (!personId || !membership) {
        this.replication.close();
        this.waiting.clear();
        return;
      }
      this.freshAt = 0;
      this.replication.open({ personId, organizationId: membership.organization.id });
      const { signal } = (this.following = new AbortController());
      void this.look();
      // What is here already is shown first; what is new may come a moment later.
      whenIdle(() => {
        if (signal.aborted) return;
        void this.replication.follow(signal, () => void this.freshen());
        void this.catchUp();
      });
    });
  }

  /** Keeps the page's account of what waits true. */
  private async look(): Promise<void> {
    const records = this.replication.records();
    const acts = this.replication.acts();
    if (!records || !acts) return;
    try {
      const [open, done, complete] = await Promise.all([
        records.open(),
        acts.all(),
        this.replication.isComplete(),
      ]);
      if (this.replication.records() !== records) return; // somebody else's by now
      this.waiting.open.set(open);
      this.waiting.acts.set(done);
      this.waiting.complete.set(complete);
    } catch (thrown) {
      // It was closed while it was read: its person left.
      if (this.replication.records() === records) throw thrown;
    }
  }

  private async catchUp(): Promise<void> {
    await this.replication.run();
    const kept = this.replication.kept();
    if (kept && this.replication.problem() === null) await refreshKept(kept, this.api);
    await this.freshen();
  }

  /** Asks who has read what, once in a while: a colleague's acknowledgement is no record that would be pulled. */
  private async freshen(): Promise<void> {
    const desk = this.desk();
    if (!desk || Date.now() - this.freshAt < FRESH_MS || this.replication.problem()) return;
    this.freshAt = Date.now();
    try {
      await refreshAcknowledgements(desk.kept, this.api, desk.person.id);
    } catch {
      this.freshAt = 0; // asked again with the next change or start
    }
  }

  /** Asks who works here, once and not again within a minute; the pages are read anew when it is known. */
  private async learnNames(kept: KeptAnswers): Promise<void> {
    if (Date.now() < this.askNamesAfter) return;
    this.askNamesAfter = Date.now() + NAMES_PAUSE_MS;
    await refreshOne(AUTHORS, kept, this.api);
  }

  private desk(): Desk | null {
    const person = this.session.person();
    const membership = this.session.membership();
    if (!person || !membership) return null;
    const organizationId = membership.organization.id;
    // The first question may come before the effect that opens the database has run.
    this.replication.open({ personId: person.id, organizationId });
    const records = this.replication.records();
    const kept = this.replication.kept();
    const acts = this.replication.acts();
    if (!records || !kept || !acts) return null;
    return {
      records,
      kept,
      acts,
      person,
      organizationId,
      role: this.session.role(),
      now: () => new Date(),
      learnNames: () => void this.learnNames(kept),
    };
  }

  /** Loads what announces and sends files once there are any. */
  private lookForFiles(database: LocalDatabase | null): void {
    this.filesWatch?.unsubscribe();
    this.files.any.set(false);
    if (!database) return;
    this.filesWatch = liveQuery(() => database.hasFiles()).subscribe((some) => {
      if (!some) return;
      this.filesWatch?.unsubscribe();
      this.files.any.set(true);
      void import('./files/files').then(({ Files }) => this.injector.get(Files));
    });
  }

  /** Says once, after a burst of changes, that what pages show may be old. */
  private tell(): void {
    this.telling ??= setTimeout(() => {
      this.telling = null;
      this.api.changes.update((count) => count + 1);
      void this.look();
    }, QUIET_MS);
  }
}
