import { Component, computed, inject, input, signal } from '@angular/core';
import { Note } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { Icon } from '../shared/icon/icon';
import { SafetyFlagForm } from './safety-flag-form';

/** Where a note says something that others must know: offers to make a safety flag of its words. */
@Component({
  selector: 'll-caution-offers',
  imports: [Icon, SafetyFlagForm],
  template: `
    @if (session.mayKeepDogs()) {
      @for (text of cautions(); track text) {
        <p class="caution-offer">
          <ll-icon name="incident" />
          <span>“{{ text }}”</span>
          <button type="button" class="button" (click)="making.set(text)">
            Make a safety flag of this
          </button>
        </p>
      }
    }
    @if (making(); as text) {
      <ll-safety-flag-form
        [dogId]="note().dog_id"
        [begin]="asInstruction(text)"
        [evidenceIds]="[note().id]"
        (done)="made(text, $event)"
        (closed)="making.set(null)"
      />
    }
  `,
})
export class CautionOffers {
  readonly note = input.required<Note>();

  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly making = signal<string | null>(null);
  private readonly taken = signal<readonly string[]>([]);
  protected readonly cautions = computed(() =>
    cautionsOf(this.note()).filter((text) => !this.taken().includes(text)),
  );

  protected readonly asInstruction = asInstruction;

  protected made(text: string, sentence: string): void {
    this.making.set(null);
    this.taken.update((old) => [...old, text]);
    this.toasts.say(sentence);
  }
}

/** The words behind a marker such as `Caution:`, which the flag says by itself. */
export function asInstruction(text: string): string {
  const words = text.replace(/^(caution|careful|warning|danger)\s*[:!–-]\s*/i, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The sentences of a note that its facts call cautions, each once. */
export function cautionsOf(note: Pick<Note, 'facts'>): readonly string[] {
  const texts = (note.facts ?? []).flatMap((kept) =>
    kept.origin !== 'dropped' && kept.about !== 'other_dog' && kept.fact.type === 'caution'
      ? [kept.fact.text]
      : [],
  );
  return [...new Set(texts)];
}
