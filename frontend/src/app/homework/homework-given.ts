import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { Homework, HomeworkStanding } from '../api/types';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { momentName } from '../shared/text/moments';
import { ClipLocked } from './clip-locked';
import { HomeworkStore } from './homework-store';
import { howOften, latestFirst, tapsWords, titleOf, whenWords } from './homework-words';

/** One homework as the trainer sees it: what was asked, and apart from it what the owner counted. */
@Component({
  selector: 'll-homework-given',
  templateUrl: './homework-given.html',
  imports: [ClipLocked, Failure, Icon, Refusal],
})
export class HomeworkGiven {
  readonly homework = input.required<Homework>();
  readonly edit = output();
  readonly said = output<string>();

  private readonly store = inject(HomeworkStore);
  protected readonly session = inject(Session);
  protected readonly standing = new Remote<HomeworkStanding>();
  protected readonly closing = new Deed();
  protected readonly titleId = computed(() => `homework-${this.homework().id}`);
  protected readonly title = computed(() => titleOf(this.homework()));
  protected readonly rounds = computed(() => latestFirst(this.homework().practice));
  protected readonly howOften = howOften;
  protected readonly whenWords = whenWords;
  protected readonly tapsWords = tapsWords;
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const { id } = this.homework();
      untracked(() => void this.standing.load((signal) => this.store.standing(id, signal), true));
    });
    inStepWithDevice(() => this.standing.reread());
  }

  protected async become(status: 'open' | 'done'): Promise<void> {
    const changed = await this.closing.run(() => this.store.change(this.homework(), { status }));
    if (!changed) return;
    this.said.emit(status === 'done' ? `${this.title()} is over` : `${this.title()} is open again`);
  }
}
