import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Organization, UnitSystem } from '../../api/types';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts/toasts';
import { Field } from '../../shared/forms/field';
import { TextValue } from '../../shared/forms/text-value';
import { Deed } from '../../shared/state/deed';
import { Failure } from '../../shared/state/failure';
import { Refusal } from '../../shared/state/refusal';
import { Remote } from '../../shared/state/remote';
import { Skeleton } from '../../shared/state/skeleton';
import { TeamStore } from '../team-store';

/** The practice's name, its units and its clock; an owner changes them for everybody. */
@Component({
  selector: 'll-practice',
  imports: [Failure, Field, Refusal, Skeleton, TextValue],
  template: `
    <section class="panel" aria-labelledby="practice-title">
      <h2 id="practice-title">Practice</h2>
      @switch (organization.state()) {
        @case ('loading') {
          <ll-skeleton what="the practice" [rows]="1" />
        }
        @case ('failed') {
          <ll-failure [problem]="organization.problem()!" (again)="organization.retry()" />
        }
        @default {
          <form class="form" novalidate (submit)="$event.preventDefault(); save()">
            <ll-field label="Practice or facility" for="practice-name">
              <input id="practice-name" type="text" [readOnly]="!mayChange()" [(llText)]="name" />
            </ll-field>
            <div class="form-pair">
              <ll-field label="Units" for="practice-units">
                <select id="practice-units" [disabled]="!mayChange()" [(llText)]="units">
                  <option value="metric" [selected]="units() === 'metric'">
                    Metres, kilograms
                  </option>
                  <option value="us" [selected]="units() === 'us'">Feet, pounds</option>
                </select>
              </ll-field>
              <ll-field label="Time zone" for="practice-zone">
                <select id="practice-zone" [disabled]="!mayChange()" [(llText)]="zone">
                  @for (one of zones(); track one) {
                    <option [value]="one" [selected]="one === zone()">{{ one }}</option>
                  }
                </select>
              </ll-field>
            </div>
            <label class="choice">
              <input
                #wanted
                type="checkbox"
                [checked]="cosigned()"
                [disabled]="!mayChange()"
                (change)="cosigned.set(wanted.checked)"
              />
              <span>What assistants write waits for a trainer’s co-signature</span>
            </label>
            <ll-refusal [problem]="saving.problem()" />
            @if (mayChange()) {
              <button type="submit" class="button" [disabled]="saving.busy()">Save practice</button>
            } @else {
              <p class="quiet">An owner of the practice changes these for everybody.</p>
            }
          </form>
        }
      }
    </section>
  `,
})
export class Practice {
  readonly mayChange = input(false);

  private readonly store = inject(TeamStore);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly organization = new Remote<Organization>();
  protected readonly saving = new Deed();
  protected readonly name = linkedSignal(() => this.organization.value()?.name ?? '');
  protected readonly units = linkedSignal<string>(
    () => this.organization.value()?.unit_system ?? 'metric',
  );
  protected readonly zone = linkedSignal(() => this.organization.value()?.time_zone ?? 'UTC');
  protected readonly cosigned = linkedSignal(() => this.organization.value()?.cosign_notes ?? true);
  protected readonly zones = computed(() => {
    const known = Intl.supportedValuesOf('timeZone');
    const own = this.organization.value()?.time_zone ?? 'UTC';
    return known.includes(own) ? known : [own, ...known];
  });

  constructor() {
    void this.organization.load((signal) => this.store.organization(signal));
  }

  protected async save(): Promise<void> {
    const before = this.organization.value();
    if (!before) return;
    const saved = await this.saving.run(async () => {
      const now = await this.store.changeOrganization(before, {
        name: this.name().trim(),
        unit_system: this.units() as UnitSystem,
        time_zone: this.zone(),
        cosign_notes: this.cosigned(),
      });
      this.organization.set(now);
      await this.session.reload();
    });
    if (saved) this.toasts.say('The practice is saved');
  }
}
