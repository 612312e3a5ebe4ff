import { Component, inject, linkedSignal } from '@angular/core';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Refusal } from '../../shared/state/refusal';

@Component({
  selector: 'll-profile',
  imports: [Field, Refusal, TextValue],
  template: `
    <section class="panel" aria-labelledby="profile-title">
      <h2 id="profile-title">You</h2>
      <form class="form" novalidate (submit)="$event.preventDefault(); save()">
        <ll-field
          label="Name"
          for="profile-name"
          [hint]="'You log in as ' + session.person()?.email + '.'"
          [problem]="saving.problem()?.about('name') ?? null"
        >
          <input id="profile-name" type="text" autocomplete="name" [(llText)]="name" />
        </ll-field>
        <ll-refusal [problem]="saving.problem()" />
        <button type="submit" class="button" [disabled]="saving.busy()">Save name</button>
      </form>
    </section>
  `,
})
export class Profile {
  protected readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly name = linkedSignal(() => this.session.person()?.name ?? '');
  protected readonly saving = new Deed();

  protected async save(): Promise<void> {
    if (await this.saving.run(() => this.session.change({ name: this.name().trim() }))) {
      this.toasts.say('Your name is saved');
    }
  }
}
