import { Component, computed, inject, input, signal } from '@angular/core';
import { howOften, tapsWords } from '../homework/homework-words';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { LinkStore, today } from './link-store';
import { HomeworkCard, Outcome } from './link-types';

const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** One homework for a dog's owner: what to do, when to stop, and two large buttons to count with. */
@Component({
  selector: 'll-homework-pad',
  templateUrl: './homework-pad.html',
  imports: [Field, Icon, TextValue],
})
export class HomeworkPad {
  readonly homework = input.required<HomeworkCard>();
  readonly practice = input.required<string>();

  protected readonly store = inject(LinkStore);
  protected readonly watching = signal(false);
  protected readonly comment = signal('');
  protected readonly said = signal('');
  protected readonly taps = computed(() => this.store.taps(this.homework()));
  protected readonly isWhole = computed(() => {
    const { reps } = this.homework();
    return reps !== null && this.taps().length >= reps;
  });
  protected readonly roundsToday = computed(() => this.store.roundsToday(this.homework()));
  protected readonly plan = computed(() => howOften(this.homework()));
  protected readonly until = computed(() => {
    const { starts_on, due_on, closed } = this.homework();
    if (closed) return 'Your trainer has closed this homework.';
    if (starts_on > today()) return `Begins on ${dayName(starts_on)}.`;
    return due_on < today() ? `It went until ${dayName(due_on)}.` : `Until ${dayName(due_on)}.`;
  });

  protected readonly count = computed(() =>
    this.taps().length === 0 ? 'Tap after each try:' : tapsWords(this.taps()),
  );
  /** What was done on the days that are over. */
  protected readonly soFar = computed(() => {
    const { planned, done, days, days_practised } = this.homework();
    if (planned === 0) return '';
    const [rounds, on] = [`${String(done)} of ${String(planned)} rounds`, String(days_practised)];
    return `Up to yesterday: ${rounds}, on ${on} of ${String(days)} ${days === 1 ? 'day' : 'days'}.`;
  });
  protected readonly tellId = computed(() => `tell-${this.homework().id}`);

  protected tap(outcome: Outcome): void {
    this.store.tap(this.homework(), outcome);
    this.said.set('');
  }

  protected undo(): void {
    this.store.undo(this.homework());
  }

  protected async finish(): Promise<void> {
    const sent = this.store.finish(this.homework(), this.comment());
    this.comment.set('');
    this.said.set('Well done. The round is kept on this phone.');
    if (await sent) this.said.set('Well done. Your trainer has the round.');
    else if (this.store.refused().length > 0) this.said.set('');
  }
}

function dayName(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00a0');
}
