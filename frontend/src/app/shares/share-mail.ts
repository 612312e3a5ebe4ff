import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Guardian, MadeShare, Share } from '../api/types';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { ShareStore } from './share-store';
import { mailWords } from './share-words';

/** Mails a link that was just made, to its household or to another address. */
@Component({
  selector: 'll-share-mail',
  imports: [Field, Refusal, TextValue],
  template: `
    @if (words(); as said) {
      <p role="status">{{ said }}</p>
    }
    <form class="form" novalidate (submit)="$event.preventDefault(); send()">
      <ll-field
        label="Mail it to"
        for="share-mail-to"
        [problem]="sending.problem()?.about('to') ?? null"
      >
        <input
          id="share-mail-to"
          type="email"
          inputmode="email"
          maxlength="254"
          autocomplete="off"
          list="share-mail-known"
          aria-describedby="share-mail-to-problem"
          [(llText)]="to"
        />
        <datalist id="share-mail-known">
          @for (one of known(); track one) {
            <option [value]="one"></option>
          }
        </datalist>
      </ll-field>
      <ll-refusal [problem]="sending.problem()" />
      <button type="submit" class="button" [disabled]="sending.busy() || to().trim() === ''">
        {{ sending.busy() ? 'Sending …' : 'Send by mail' }}
      </button>
    </form>
  `,
})
export class ShareMail {
  readonly made = input.required<MadeShare>();
  /** The household that it is for; null when it is for somebody by name. */
  readonly household = input<Guardian | null>(null);
  /** The link as it is listed now: the mail goes out later than it was asked for. */
  readonly listed = input<Share | null>(null);
  readonly mailed = output();

  private readonly store = inject(ShareStore);
  protected readonly sending = new Deed();
  /** The address of the household, and those of the people in it. */
  protected readonly known = computed(() => {
    const { email = null, people = [] } = this.household() ?? {};
    const all = [email, ...people.map((one) => one.email ?? null)];
    return [...new Set(all.filter((one): one is string => !!one))];
  });
  protected readonly to = linkedSignal(() => this.known()[0] ?? '');
  protected readonly sent = linkedSignal<Share | null>(() => this.listed() ?? this.made());
  protected readonly words = computed(() => {
    const sent = this.sent();
    return sent && mailWords(sent, new Date());
  });

  protected async send(): Promise<void> {
    const sent = await this.sending.get(() => this.store.mail(this.made(), this.to().trim()));
    if (!sent) return;
    this.sent.set(sent);
    this.mailed.emit();
  }
}
