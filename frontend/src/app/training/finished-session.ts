import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Observation, SessionRecord } from '../api/training-types';
import { FileList } from '../capture/file-list';
import { Session } from '../core/session/session';
import { PageTitle } from '../core/shell/page-title';
import { counted, tidy } from '../measures/wording';
import { FileSigns } from '../offline/file-signs';
import { Icon } from '../shared/icon/icon';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';
import { TwoVersions } from '../sync/two-versions';
import { LiveSession } from './live-session';
import { SaveQueue } from './save-queue';
import { SessionOnDevice } from './session-on-device';
import { dsOf, readSet } from './set-under-step';
import { dsWords, RESPONSES, VERDICTS } from './step-words';
import { TrialMarks } from './trial-marks';

/** A finished session: its sets with every trial, what was observed, what was advised and why. */
@Component({
  selector: 'll-finished-session',
  templateUrl: './finished-session.html',
  imports: [
    Failure,
    FileList,
    Icon,
    RecordStateLabel,
    RouterLink,
    Skeleton,
    TrialMarks,
    TwoVersions,
  ],
  providers: [LiveSession, SaveQueue, SessionOnDevice],
})
export class FinishedSession {
  readonly dogId = input.required<string>();
  readonly sessionId = input.required<string>();

  private readonly live = inject(LiveSession);
  protected readonly session = inject(Session);
  protected readonly signs = inject(FileSigns);
  protected readonly about = computed(() => ({ kind: 'session' as const, id: this.sessionId() }));
  protected readonly record = new Remote<SessionRecord>();
  protected readonly when = computed(() => {
    const session = this.record.value()?.session;
    return session ? momentName(session.started_at) : '';
  });
  protected readonly sets = computed(() =>
    (this.record.value()?.sets ?? [])
      .filter((one) => one.status !== 'void')
      .map((one) => {
        const { correct, scorable } = readSet({ id: one.id, body: one });
        const taken = VERDICTS.find((known) => known.value === one.advice?.taken)?.label;
        const words = [one.step.text, dsWords(dsOf(one.step), this.live.units())].filter(Boolean);
        return { ...one, score: `${correct} of ${scorable}`, taken, where: words.join(' · ') };
      }),
  );
  protected readonly observations = computed(() =>
    (this.record.value()?.observations ?? [])
      .filter((one) => one.status !== 'void')
      .map((one) => ({ id: one.id, says: sayObservation(one) })),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const id = this.sessionId();
      untracked(() => void this.record.load((signal) => this.live.readRecord(id, signal)));
      void this.live.readUnits();
    });
    inStepWithDevice(() => this.record.reread());
    effect(() => title.set(`Session ${this.when()}`));
    const router = inject(Router);
    // A chart's point that was written in a note of its own, outside of a session, leads to the note.
    effect(() => {
      if (this.record.problem()?.status !== 404) return;
      const note = ['/dogs', untracked(this.dogId), 'notes', untracked(this.sessionId)];
      void router.navigate(note, { replaceUrl: true });
    });
  }
}

function sayObservation(one: Observation): string {
  if (one.exposure) {
    const response = one.exposure.response;
    const said = response === null ? 'response not noted' : (RESPONSES[response] ?? '');
    return `Trigger ${one.exposure.trigger}: ${said}`;
  }
  if (one.welfare) return `FAS ${one.welfare.fas ?? 'not rated'}`;
  if (one.abc) {
    const { antecedent, consequence } = one.abc;
    const before = antecedent.text || antecedent.category;
    return `${before} → ${one.behavior ?? ''} → ${consequence.text || consequence.category}`;
  }
  return sayEvents(one);
}

function sayEvents(one: Observation): string {
  const live = one.events.filter((event) => event.undone_at === null);
  const points = live.filter((event) => event.kind === 'point').length;
  const stops = live.filter((event) => event.kind === 'stop');
  const seconds = stops.reduce((sum, stop) => sum + (stop.duration_ms ?? 0), 0) / 1000;
  const words = points > 0 || stops.length === 0 ? [counted(points, 'time')] : [];
  if (stops.length > 0) words.push(`${tidy(seconds)} s in all`);
  if (stops.some((stop) => stop.closed_at_end)) words.push('closed at the end, not by hand');
  return `${one.behavior ?? one.type}: ${words.join(', ')}`;
}
