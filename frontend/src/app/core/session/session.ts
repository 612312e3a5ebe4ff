import { Injectable, computed, inject, signal } from '@angular/core';
import { Credentials, Me, Role } from '../../api/types';
import { ApiClient } from '../http/api-client';
import { asProblem, Problem } from '../http/problem';
import { forgetPerson, rememberedPerson, rememberPerson } from './remembered-person';

/** Who is signed in, in which organization, and the verbs of coming and going. */
type LogInBody = Pick<Credentials, 'email' | 'password'> & Partial<Credentials>;

const CHOSEN_KEY = 'longline.organization';
/** How long a weak network may keep a person waiting whom this device knows. */
const PATIENCE_MS = 2_500;

@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(ApiClient);
  private readonly held = signal<Me | null>(null);
  private asked: Promise<void> | null = null;
  /** How many answers said that the session is over, when it was last known to be alive. */
  private heard = 0;

  readonly me = this.held.asReadonly();
  /** Why it is not known who is signed in (no network), or null. */
  readonly problem = signal<Problem | null>(null);
  /** True while the person is only remembered by this device: the registry has not answered yet. */
  readonly remembered = signal(false);
  readonly person = computed(() => this.held()?.person ?? null);
  readonly membership = computed(() => {
    const me = this.held();
    const id = this.api.organizationId() ?? me?.organization_id;
    return me?.memberships.find((one) => one.organization.id === id) ?? me?.memberships[0] ?? null;
  });
  readonly role = computed<Role>(() => this.membership()?.role ?? 'viewer');
  readonly mayWrite = computed(() => this.role() !== 'viewer');
  /** Adding and changing dogs and households, and who is on a case, is for those who see all dogs. */
  readonly mayKeepDogs = computed(() => this.role() === 'owner' || this.role() === 'trainer');
  readonly mayManage = computed(() => this.role() === 'owner');

  constructor() {
    window.addEventListener('online', () => {
      if (this.remembered()) void this.askOnce();
    });
  }

  /**
   * Asks the registry once who is signed in; true when somebody is. Somebody whom this device
   * remembers does not wait for a weak network: the page opens, and the answer follows.
   */
  async restore(): Promise<boolean> {
    if (this.held() && this.api.signedOut() === this.heard) {
      if (this.remembered()) void this.askOnce();
      return true;
    }
    const asked = this.askOnce();
    if (!this.held() && rememberedPerson()) {
      const answered = await soon(asked);
      if (!answered) this.recall();
    } else {
      await asked;
    }
    return this.held() !== null;
  }

  /** Whether somebody may be signed in, as far as this device remembers. */
  knowsSomebody(): boolean {
    return this.held() !== null || rememberedPerson() !== null;
  }

  /** Asks anew after the network was away. */
  async askAgain(): Promise<void> {
    await this.askOnce();
  }

  /** Founds a practice that counts its days in the browser's zone, if the registry knows that zone. */
  async register(body: {
    name: string;
    organization: string;
    email: string;
    password: string;
  }): Promise<void> {
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      this.take(await this.api.post<Me>('/auth/register', { ...body, time_zone }));
    } catch (thrown) {
      // Nobody chose the zone, so nobody can put it right: it is set later, on the settings page.
      if (asProblem(thrown).about('time_zone') === null) throw thrown;
      this.take(await this.api.post<Me>('/auth/register', body));
    }
  }

  async logIn(body: LogInBody): Promise<void> {
    this.take(await this.api.post<Me>('/auth/login', body));
  }

  async acceptInvitation(token: string, body: { name?: string; password?: string }): Promise<void> {
    this.take(await this.api.post<Me>(`/invitations/${encodeURIComponent(token)}/accept`, body));
  }

  async logOut(): Promise<void> {
    try {
      await this.api.post('/auth/logout');
    } catch (thrown) {
      // Already signed out there, or let go by the practice: then here, too.
      const problem = asProblem(thrown);
      if (!problem.signedOut && !problem.notAMember) throw thrown;
    }
    this.forget();
  }

  async change(body: {
    name?: string;
    password?: string;
    current_password?: string;
  }): Promise<void> {
    this.take(await this.api.patch<Me>('/me', body));
  }

  async reload(): Promise<void> {
    this.take(await this.api.get<Me>('/me'));
  }

  choose(organizationId: string): void {
    localStorage.setItem(CHOSEN_KEY, organizationId);
    this.api.organizationId.set(organizationId);
  }

  forget(): void {
    forgetPerson();
    this.remembered.set(false);
    this.held.set(null);
    this.api.csrfToken.set(null);
    this.api.personId.set(null);
    this.api.organizationId.set(null);
  }

  private askOnce(): Promise<void> {
    this.asked ??= this.ask().finally(() => (this.asked = null));
    return this.asked;
  }

  private async ask(): Promise<void> {
    this.problem.set(null);
    try {
      this.take(await this.api.get<Me>('/me'));
    } catch (thrown) {
      const problem = asProblem(thrown);
      if ((problem.temporary || problem.notAMember) && this.recall()) return;
      if (!problem.signedOut) this.problem.set(problem);
      // A page that was opened from memory stays in view; the next step asks and leads to the log-in.
      else if (this.remembered()) this.remembered.set(false);
      else this.forget();
    }
  }

  /** Takes the person from this device's memory; false when it remembers nobody. */
  private recall(): boolean {
    if (this.remembered()) return true;
    const me = this.held() ? null : rememberedPerson();
    if (!me) return false;
    this.hold(me);
    this.remembered.set(true);
    return true;
  }

  private take(me: Me): void {
    this.hold(me);
    this.remembered.set(false);
    rememberPerson(me);
  }

  private hold(me: Me): void {
    const wanted = localStorage.getItem(CHOSEN_KEY);
    const known = me.memberships.some((one) => one.organization.id === wanted);
    this.api.csrfToken.set(me.csrf_token);
    this.api.personId.set(me.person.id);
    this.api.organizationId.set(known ? wanted : me.organization_id);
    this.heard = this.api.signedOut();
    this.held.set(me);
    this.problem.set(null);
  }
}

/** Whether it was done within the time that a person is kept waiting. */
function soon(deed: Promise<void>): Promise<boolean> {
  const waited = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  return Promise.race([deed.then(() => true), waited]);
}
