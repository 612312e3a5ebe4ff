import { Component, inject, input, output, signal } from '@angular/core';
import { Consent, Guardian } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { dateName, dayOf, nowWithOffset } from '../shared/text/moments';
import { GuardianStore } from './guardian-store';

const KINDS: readonly { readonly value: Consent['kind']; readonly label: string }[] = [
  { value: 'video', label: 'Videos' },
  { value: 'audio', label: 'Sound recordings' },
  { value: 'observation', label: 'Others watching' },
  { value: 'share_vet', label: 'Telling the vet' },
  { value: 'research', label: 'Research' },
  { value: 'marketing', label: 'Advertising' },
];

/** What a household has agreed to. A withdrawal is entered; nothing that was said is removed. */
@Component({
  selector: 'll-consents',
  imports: [Field, Icon, Refusal, TextValue],
  template: `
    <h2>Consents</h2>
    <ul class="rows">
      @for (one of guardian().consents; track one.id) {
        <li class="rows-item">
          <div>
            <strong>{{ label(one) }}</strong>
            <p class="quiet">{{ line(one) }}</p>
          </div>
          @if (!one.withdrawn_at && session.mayKeepDogs()) {
            <button
              type="button"
              class="button-quiet"
              [disabled]="saving.busy()"
              [attr.aria-label]="'Withdraw the consent to ' + label(one).toLowerCase()"
              (click)="withdraw(one)"
            >
              Withdraw
            </button>
          }
        </li>
      } @empty {
        <li class="quiet">None. Videos and sound of their dogs are kept and not shared.</li>
      }
    </ul>
    @if (session.mayKeepDogs()) {
      <form class="form" novalidate (submit)="$event.preventDefault(); add()">
        <div class="form-pair">
          <ll-field label="They agree to" for="consent-kind">
            <select id="consent-kind" [(llText)]="kind">
              @for (one of kinds; track one.value) {
                <option [value]="one.value" [selected]="one.value === kind()">
                  {{ one.label }}
                </option>
              }
            </select>
          </ll-field>
          <ll-field
            label="By which text"
            for="consent-text"
            hint="The date or number of your form."
            [problem]="problem()"
          >
            <input
              id="consent-text"
              type="text"
              autocomplete="off"
              maxlength="60"
              aria-describedby="consent-text-problem"
              [attr.aria-invalid]="problem() ? true : null"
              [(llText)]="version"
            />
          </ll-field>
        </div>
        <ll-refusal [problem]="saving.problem()" />
        <footer class="form-foot">
          <button type="submit" class="button" [disabled]="saving.busy()">
            <ll-icon name="check" /> They have agreed
          </button>
        </footer>
      </form>
    }
  `,
})
export class Consents {
  readonly guardian = input.required<Guardian>();
  readonly changed = output<Guardian>();

  private readonly store = inject(GuardianStore);
  protected readonly session = inject(Session);
  protected readonly saving = new Deed();
  protected readonly kinds = KINDS;
  protected readonly kind = signal<string>('video');
  protected readonly version = signal('');
  protected readonly problem = signal<string | null>(null);

  protected label(consent: Consent): string {
    return KINDS.find((one) => one.value === consent.kind)?.label ?? consent.kind;
  }

  protected line({ text_version, given_at, withdrawn_at }: Consent): string {
    const given = `text ${text_version}, given ${dateName(dayOf(given_at))}`;
    return withdrawn_at ? `${given}, withdrawn ${dateName(dayOf(withdrawn_at))}` : given;
  }

  protected async add(): Promise<void> {
    const version = this.version().trim();
    this.problem.set(version === '' ? 'Say which text they agreed to.' : null);
    if (version === '') return;
    const added: Consent = {
      ...{ id: uuid7(), kind: this.kind() as Consent['kind'], text_version: version },
      ...{ given_at: nowWithOffset(), withdrawn_at: null, given_by: '' },
    };
    if (await this.save([...this.guardian().consents, added])) this.version.set('');
  }

  protected async withdraw(gone: Consent): Promise<void> {
    await this.save(
      this.guardian().consents.map((one) =>
        one.id === gone.id ? { ...one, withdrawn_at: nowWithOffset() } : one,
      ),
    );
  }

  private async save(consents: Consent[]): Promise<boolean> {
    const saved = await this.saving.get(() => this.store.change(this.guardian(), { consents }));
    if (saved) this.changed.emit(saved);
    return saved !== null;
  }
}
