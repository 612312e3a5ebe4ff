import { TestBed } from '@angular/core/testing';
import { Outcome, Plan } from '../app/api/training-types';
import { Session } from '../app/core/session/session';
import { LiveSession } from '../app/training/live-session';
import { SaveQueue } from '../app/training/save-queue';
import { SessionOnDevice } from '../app/training/session-on-device';
import { score } from '../app/training/taps';
import { JUNO, ME } from './examples';
import { Answer, Asked, FakeRegistry, json } from './fake-registry';
import { recallPlan } from './plans';

/** Juno's live session on a device, before a registry that answers what a test says. */
export class LiveDesk {
  /** To what the session writes and reads of its own documents. */
  answer: (asked: Asked) => Answer = () => json({ revision: 1 }, 201);
  /** To the question for sets of earlier sessions. */
  earlier: () => Answer = () => json({ items: [] });
  readonly registry: FakeRegistry;
  live!: LiveSession;

  constructor() {
    this.registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json(ME);
      if (asked.path === '/organization') return json({ unit_system: 'metric' });
      if (asked.path.startsWith(`/dogs/${JUNO}/sets?`)) return this.earlier();
      return this.answer(asked);
    });
  }

  /** The page as it opens, also again after a reload. */
  async open(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [LiveSession, SaveQueue, SessionOnDevice] });
    await TestBed.inject(Session).restore();
    this.live = TestBed.inject(LiveSession);
    this.live.resume(JUNO);
  }

  begin(plan: Partial<Plan> = {}): void {
    this.live.start(JUNO, { plan: recallPlan(plan), skill: '' });
  }

  tap(...outcomes: Outcome[]): void {
    for (const outcome of outcomes) this.live.change((record) => score(record, { outcome }));
  }
}
