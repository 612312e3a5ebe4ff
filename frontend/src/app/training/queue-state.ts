import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AcknowledgeGate } from '../care/acknowledge-gate';
import { NamedDanger } from '../care/unlisted-danger';
import { Problem } from '../core/http/problem';
import { Session } from '../core/session/session';
import { CopyText } from '../shared/copy-text';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { documentName, documentText } from './discarding';
import { LiveSession } from './live-session';

const UNREAD = 'acknowledgement-needed';

/** Whether what was tapped is stored, and the ways out for each document that was refused. */
@Component({
  selector: 'll-queue-state',
  templateUrl: './queue-state.html',
  imports: [AcknowledgeGate, CopyText, Dialog, Icon, Refusal, RouterLink],
})
export class QueueState {
  protected readonly live = inject(LiveSession);
  /** The danger flags were put off: they are asked for again with a tap. */
  protected readonly later = signal(false);
  /** The document that is about to be given up. */
  protected readonly asking = signal<string | null>(null);

  protected readonly giving = new Deed();
  /** Which dangers were read here already: asked for the same again, the page says so and stops. */
  private readonly answered = signal<string | null>(null);
  protected readonly person = inject(Session).person;

  protected readonly danger = computed(() => {
    const dogId = this.live.record()?.dogId;
    const unread = this.live.refused().find((one) => this.mayBeRead(one.problem));
    if (dogId === undefined || !unread) return null;
    return { id: unread.id, dogId, named: namedIn(unread.problem), asks: keyOf(unread.problem) };
  });

  protected readonly refused = computed(() => {
    const record = this.live.record();
    if (!record) return [];
    return this.live
      .refused()
      .filter((one) => !this.mayBeRead(one.problem))
      .map((one) => {
        const whole = one.id === record.sessionId && !one.onRegistry;
        const name = documentName(record, one.id);
        const stuck = one.problem.code === UNREAD;
        return { ...one, name, whole, stuck, text: documentText(record, one.id) };
      });
  });

  protected readonly asked = computed(() => {
    const one = this.refused().find((refused) => refused.id === this.asking());
    const record = this.live.record();
    if (!one || !record) return null;
    const kept = 'What is stored already stays as it is; your latest change to it goes.';
    const gone = one.whole
      ? 'It is stored nowhere else: the whole session with its sets goes for good.'
      : 'It is stored nowhere else: what you tapped in it goes for good.';
    return { ...one, loses: one.onRegistry ? kept : gone };
  });

  protected read(danger: { readonly id: string; readonly asks: string }): void {
    this.answered.set(danger.asks);
    void this.live.again(danger.id);
  }

  protected async discard(id: string): Promise<void> {
    if (await this.giving.run(() => this.live.discard(id))) this.asking.set(null);
  }

  protected keep(): void {
    this.giving.clear();
    this.asking.set(null);
  }

  protected here(): string {
    return location.pathname + location.search;
  }

  private mayBeRead(problem: Problem): boolean {
    return problem.code === UNREAD && keyOf(problem) !== this.answered();
  }
}

function namedIn(problem: Problem): readonly NamedDanger[] {
  return (problem.extra['flags'] ?? []) as readonly NamedDanger[];
}

/** The same dangers at the same revisions are the same question. */
function keyOf(problem: Problem): string {
  return namedIn(problem)
    .map((one) => `${one.id}@${one.revision}`)
    .sort()
    .join();
}
