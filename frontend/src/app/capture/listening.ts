import { Component, DestroyRef, OnInit, inject, input, output } from '@angular/core';
import { languageHeard, spoken, Told } from '../notes/spoken-words';
import { Icon } from '../shared/icon/icon';
import { Dictation, spokenLanguage } from './dictation';

/** Dictation while it listens: what it hears stands here until it is sure of it. */
@Component({
  selector: 'll-listening',
  imports: [Icon],
  template: `
    <section class="voice listening" aria-label="Dictation">
      <p class="voice-clock"><ll-icon name="speech" /> Listening …</p>
      <p class="listening-words" aria-live="polite">{{ dictation.interim() }}</p>
      <button type="button" class="button button-main" (click)="dictation.stop()">
        Stop<span class="visually-hidden"> dictation</span>
      </button>
      <p class="voice-why quiet">The browser may send what it hears to its maker.</p>
    </section>
  `,
})
export class Listening implements OnInit {
  /** Words go where its cursor is. */
  readonly field = input.required<HTMLTextAreaElement>();
  readonly told = output<Told>();
  readonly instead = output<string>();
  readonly closed = output();

  protected readonly dictation = new Dictation({
    said: (words) => this.tell(words),
    instead: (because) => this.instead.emit(because),
    ended: () => this.closed.emit(),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.dictation.leave());
  }

  ngOnInit(): void {
    void this.dictation.start(spokenLanguage(languageHeard(this.field().value)));
  }

  private tell(words: string): void {
    const { value, selectionStart, selectionEnd } = this.field();
    this.told.emit(spoken(value, words, [selectionStart, selectionEnd]));
  }
}
