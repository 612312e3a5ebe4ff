import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dog, SafetyCardData } from '../api/types';
import { Plan } from '../api/training-types';
import { CaptureBar } from '../capture/capture-bar';
import { FileList } from '../capture/file-list';
import { CareStore } from '../care/care-store';
import { PageTitle } from '../core/shell/page-title';
import { DogStore } from '../dogs/dog-store';
import { Desk } from '../notes/desk';
import { DraftBox } from '../notes/draft-box';
import { FileSigns } from '../offline/file-signs';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { preciseMoment } from '../shared/text/moments';
import { AdviceCard } from './advice-card';
import { Elsewhere } from './elsewhere';
import { end, isLong, lastTap } from './ending';
import { Trigger, TRIGGERS } from './exposure-sheet';
import { LiveSession } from './live-session';
import { ObservePanel } from './observe-panel';
import { OpenElsewhere } from './open-elsewhere';
import { PlanChoice } from './plan-choice';
import { QueueState } from './queue-state';
import { SaveQueue } from './save-queue';
import { SessionOnDevice } from './session-on-device';
import { SessionEnd } from './session-end';
import { dsOf, readSet } from './set-under-step';
import { dsWords } from './step-words';
import { TrialMarks } from './trial-marks';
import { TrialPad } from './trial-pad';

/** How long the choice waits for the plans before it is shown without them. */
const PATIENCE_MS = 3_000;

/** A session while it runs: starts one, or takes up the one that is open on this device or another. */
@Component({
  selector: 'll-session-page',
  templateUrl: './session-page.html',
  imports: [
    AdviceCard,
    CaptureBar,
    FileList,
    Icon,
    ObservePanel,
    OpenElsewhere,
    PlanChoice,
    QueueState,
    Refusal,
    RouterLink,
    SessionEnd,
    TrialMarks,
    TrialPad,
  ],
  providers: [Elsewhere, LiveSession, SaveQueue, SessionOnDevice],
})
export class SessionPage {
  readonly dogId = input.required<string>();

  protected readonly live = inject(LiveSession);
  private readonly elsewhere = inject(Elsewhere);
  private readonly care = inject(CareStore);
  private readonly dogs = inject(DogStore);
  private readonly router = inject(Router);
  private readonly desk = inject(Desk);
  private readonly drafts = inject(DraftBox);
  private readonly title = inject(PageTitle);

  protected readonly dog = new Remote<Dog>();
  protected readonly name = computed(() => this.dog.value()?.call_name ?? 'the dog');
  protected readonly ended = computed(() => this.live.record()?.session.status === 'ended');
  protected readonly signs = inject(FileSigns);
  /** What a photo belongs to: there is no session before its first tap. */
  protected readonly about = computed(() => {
    const id = this.live.ready() ? undefined : this.live.record()?.sessionId;
    return id === undefined ? null : { kind: 'session' as const, id };
  });
  /** It is known whether there is something to choose. */
  protected readonly choosing = signal(false);
  protected readonly observing = signal(false);
  /** The trigger that was tapped beside the pad: its sheet has only the response to ask for. */
  protected readonly met = signal<Trigger | null>(null);
  protected readonly triggers = TRIGGERS;
  protected readonly askingEnd = signal(false);
  protected readonly leaving = new Deed();
  protected readonly count = computed(() => {
    const set = this.live.set();
    return set ? readSet(set) : null;
  });
  protected readonly step = computed(() => {
    const step = this.live.set()?.body.step;
    const words = dsWords(dsOf(step), this.live.units());
    return [step?.text, words].filter(Boolean).join(' · ');
  });

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => {
        this.live.resume(id);
        void this.layOut(id);
        void this.dog.load((signal) => this.dogs.read(id, signal));
      });
    });
    effect(() => this.title.set(`Train ${this.name()}`));
  }

  /**
   * With one plan that stands on a step there is nothing to choose: the first tap is a trial. Not so
   * with a dangerous dog: there the session begins with what must be read.
   */
  private async layOut(id: string): Promise<void> {
    this.choosing.set(false);
    const within = AbortSignal.timeout(PATIENCE_MS);
    const [plans, calm] = await Promise.all([
      this.live.plans(id, within).catch(() => []), // the choice says why
      this.care.safety(id, within).then(isCalm, () => false),
      this.elsewhere.look(id),
    ]);
    if (this.dogId() !== id) return;
    this.choosing.set(true);
    const [only, ...others] = plans;
    const open = this.live.record() !== null || this.elsewhere.open().length > 0;
    if (!only?.current_step_id || others.length > 0 || !calm) return;
    if (open || this.elsewhere.ended()) return;
    this.live.prepare(id, only);
  }

  protected start(what: { plan: Plan | null; skill: string }): void {
    this.live.start(this.dogId(), what);
  }

  protected meet(trigger: Trigger): void {
    this.met.set(trigger);
    this.observing.set(true);
  }

  protected lastTap(): string {
    const record = this.live.record();
    return record ? lastTap(record) : '';
  }

  protected endNow(): void {
    const record = this.live.record();
    const now = preciseMoment(new Date());
    if (record && isLong(record, now)) this.askingEnd.set(true);
    else void this.endAt(now);
  }

  protected async endAt(endedAt: string): Promise<void> {
    this.askingEnd.set(false);
    this.live.change((record) => end(record, endedAt));
    await this.leave();
  }

  /** Stores what is left, then opens the drafted note; without a network the session waits here. */
  protected async leave(): Promise<void> {
    await this.live.queue.send();
    const record = this.live.record();
    if (!record || this.live.unsaved() > 0) return;
    const draft = await this.leaving.get(() => this.live.draft(record.sessionId));
    if (!draft) return;
    this.drafts.takeDrafted(record.dogId, record.sessionId, draft);
    this.live.finish();
    await this.router.navigate(['/dogs', record.dogId, 'sessions', record.sessionId]);
    this.desk.begin({ id: record.dogId, name: this.name() });
  }
}

function isCalm(cards: readonly SafetyCardData[]): boolean {
  return cards.every((card) => card.severity !== 'danger');
}
