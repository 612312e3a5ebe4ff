import {
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { Abc, Exposure } from '../api/training-types';
import { Dialog } from '../shared/dialog/dialog';
import { Toasts } from '../core/toasts/toasts';
import { LiveSession } from './live-session';
import { AbcSheet } from './abc-sheet';
import { count, meet, rate, running, startOrStop, watch, writeAbc } from './observing';
import { ExposureSheet, Trigger } from './exposure-sheet';
import { FAS_WORDS } from './step-words';

type Sheet = 'behaviour' | 'trigger' | 'abc' | 'fas';

/** What is seen beside the trials. It lies over the pad and goes away with one tap. */
@Component({
  selector: 'll-observe-panel',
  templateUrl: './observe-panel.html',
  imports: [AbcSheet, Dialog, ExposureSheet],
})
export class ObservePanel {
  /** The trigger that was just met: its sheet opens at once. */
  readonly trigger = input<Trigger | null>(null);
  readonly closed = output();

  protected readonly live = inject(LiveSession);
  private readonly toasts = inject(Toasts);
  protected readonly sheet = linkedSignal<Sheet>(() =>
    this.trigger() === null ? 'behaviour' : 'trigger',
  );
  protected readonly sheets: readonly { readonly value: Sheet; readonly label: string }[] = [
    { value: 'behaviour', label: 'Count, time' },
    { value: 'trigger', label: 'Trigger' },
    { value: 'abc', label: 'ABC' },
    { value: 'fas', label: 'FAS' },
  ];
  protected readonly fasWords = FAS_WORDS;
  protected readonly behavior = signal('');
  protected readonly now = signal(Date.now());
  protected readonly watched = computed(() =>
    (this.live.record()?.observations ?? [])
      .filter((one) => one.body.type === 'events')
      .map((one) => {
        const start = running(one.body);
        const live = one.body.events.filter((event) => event.undone_at === null);
        return {
          id: one.id,
          name: one.body.behavior ?? '',
          count: live.filter((event) => event.kind === 'point').length,
          since: start ? Math.max(0, Math.round((this.now() - Date.parse(start.at)) / 1000)) : null,
        };
      }),
  );

  constructor() {
    const clock = setInterval(() => this.now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected add(): void {
    const behavior = this.behavior().trim().toLowerCase();
    if (behavior === '') return;
    this.live.change((record) => watch(record, behavior));
    this.behavior.set('');
  }

  protected count(id: string): void {
    this.live.change((record) => count(record, id));
  }

  protected time(id: string): void {
    this.live.change((record) => startOrStop(record, id));
  }

  protected rate(fas: number): void {
    this.live.change((record) => rate(record, fas));
    this.done(`FAS ${fas} noted`);
  }

  protected met(exposure: Exposure): void {
    this.live.change((record) => meet(record, exposure));
    this.done('Trigger noted');
  }

  protected wrote(sheet: { behavior: string; abc: Abc }): void {
    this.live.change((record) => writeAbc(record, sheet.behavior, sheet.abc));
    this.done('ABC noted');
  }

  private done(says: string): void {
    this.toasts.say(says);
    this.closed.emit();
  }
}
