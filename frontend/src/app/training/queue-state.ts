import { Component, computed, inject, signal } from '@angular/core';
import { AcknowledgeGate } from '../care/acknowledge-gate';
import { CopyText } from '../shared/copy-text';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { documentName, documentText, losesTaps } from './discarding';
import { LiveSession } from './live-session';

const UNREAD = 'acknowledgement-needed';

/** Whether what was tapped is stored, and the ways out for each document that was refused. */
@Component({
  selector: 'll-queue-state',
  templateUrl: './queue-state.html',
  imports: [AcknowledgeGate, CopyText, Dialog, Icon],
})
export class QueueState {
  protected readonly live = inject(LiveSession);
  /** The danger flags were put off: they are asked for again with a tap. */
  protected readonly later = signal(false);
  /** The document that is about to be given up. */
  protected readonly asking = signal<string | null>(null);

  protected readonly danger = computed(() => {
    const dogId = this.live.record()?.dogId;
    const unread = this.live.refused().find((one) => one.problem.code === UNREAD);
    return dogId !== undefined && unread ? { id: unread.id, dogId } : null;
  });

  protected readonly refused = computed(() => {
    const record = this.live.record();
    if (!record) return [];
    return this.live
      .refused()
      .filter((one) => one.problem.code !== UNREAD)
      .map((one) => {
        const whole = one.id === record.sessionId && record.stored[one.id] === undefined;
        const name = documentName(record, one.id);
        return { ...one, name, whole, text: documentText(record, one.id) };
      });
  });

  protected readonly asked = computed(() => {
    const one = this.refused().find((refused) => refused.id === this.asking());
    const record = this.live.record();
    if (!one || !record) return null;
    const kept = 'What is stored already stays as it is; your latest change to it goes.';
    const gone = one.whole
      ? 'It was never stored: the whole session with its sets goes for good.'
      : 'It was never stored: what you tapped in it goes for good.';
    return { ...one, loses: losesTaps(record, one.id) ? gone : kept };
  });

  protected discard(id: string): void {
    this.asking.set(null);
    this.live.discard(id);
  }
}
