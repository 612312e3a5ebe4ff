import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { ErrorKind, Outcome } from '../api/training-types';
import { Shortcuts } from '../core/keyboard/shortcuts';
import { holdTheVersion } from '../core/updates/in-the-making';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { LiveSession } from './live-session';
import { ERROR_KINDS, OUTCOME_WORDS } from './step-words';
import { giveCue, redo, score, undo } from './taps';

type Failed = 'incorrect' | 'no_response';

const LONG_PRESS_MS = 450;
const BUZZ_MS = 12;

/** The zones a thumb finds without looking: the outcome of a trial in one tap. */
@Component({
  selector: 'll-trial-pad',
  templateUrl: './trial-pad.html',
  imports: [Dialog, Icon],
})
export class TrialPad {
  protected readonly live = inject(LiveSession);
  protected readonly errorKinds = ERROR_KINDS;
  protected readonly words = OUTCOME_WORDS;
  /** The failed outcome whose kind is being chosen. */
  protected readonly asking = signal<Failed | null>(null);
  protected readonly cued = computed(() => this.live.record()?.cueAt !== null);
  protected readonly mayUndo = computed(() => (this.live.record()?.taps.length ?? 0) > 0);
  protected readonly mayRedo = computed(() => (this.live.record()?.undone.length ?? 0) > 0);
  private pressing: ReturnType<typeof setTimeout> | null = null;
  private longPressed = false;

  constructor() {
    holdTheVersion();
    const remove = inject(Shortcuts).add([
      { key: '1', says: 'Correct', run: () => this.tap('correct') },
      { key: '2', says: 'Incorrect', run: () => this.tap('incorrect') },
      { key: '3', says: 'No response', run: () => this.tap('no_response') },
      { key: 'c', says: 'Cue given', run: () => this.cue() },
      { key: 'u', says: 'Undo the last tap', run: () => this.undo() },
      { key: 'U', says: 'Redo', run: () => this.redo() },
      { key: 'e', says: 'Incorrect, with its kind', run: () => this.asking.set('incorrect') },
      { key: 'E', says: 'No response, with its kind', run: () => this.asking.set('no_response') },
    ]);
    inject(DestroyRef).onDestroy(() => {
      remove();
      this.release();
    });
  }

  protected tap(outcome: Outcome, optOut = false): void {
    if (this.longPressed) {
      this.longPressed = false; // the finger that opened the kinds goes up: that is no tap
      return;
    }
    this.live.change((record) => score(record, { outcome, optOut }));
    buzz();
  }

  protected kind(errorKind: ErrorKind): void {
    const outcome = this.asking();
    if (outcome === null) return;
    this.asking.set(null);
    this.live.change((record) => score(record, { outcome, errorKind }));
    buzz();
  }

  protected cue(): void {
    this.live.change((record) => giveCue(record));
    buzz();
  }

  protected undo(): void {
    this.live.change((record) => undo(record));
  }

  protected redo(): void {
    this.live.change((record) => redo(record));
  }

  protected press(outcome: Failed): void {
    this.longPressed = false;
    this.release();
    this.pressing = setTimeout(() => {
      this.longPressed = true;
      this.ask(outcome);
    }, LONG_PRESS_MS);
  }

  protected release(): void {
    if (this.pressing !== null) clearTimeout(this.pressing);
    this.pressing = null;
  }

  /** The keyboard's menu key and the mouse's right button open the kinds, too. */
  protected menu(event: Event, outcome: Failed): void {
    event.preventDefault();
    this.ask(outcome);
  }

  protected closeKinds(): void {
    this.longPressed = false;
    this.asking.set(null);
  }

  private ask(outcome: Failed): void {
    this.release();
    this.asking.set(outcome);
    buzz();
  }
}

function buzz(): void {
  // Not every browser has it, whatever its type says.
  if ('vibrate' in navigator) navigator.vibrate(BUZZ_MS);
}
