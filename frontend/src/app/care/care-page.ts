import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UnitSystem } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Icon } from '../shared/icon/icon';
import { Remote } from '../shared/state/remote';
import { CareStore } from './care-store';
import { HealthList } from './health-list';
import { ReinforcerList } from './reinforcer-list';
import { SafetyFlagForm } from './safety-flag-form';
import { Weights } from './weights';

/** How a dog is kept well: vaccinations and health, weight, and what it works for. */
@Component({
  selector: 'll-care-page',
  imports: [DogFrame, HealthList, Icon, ReinforcerList, RouterLink, SafetyFlagForm, Weights],
  template: `
    <ll-dog-frame [dogId]="dogId()" heading="Care">
      <a class="button care-flag" [routerLink]="['/dogs', dogId(), 'incidents']"
        ><ll-icon name="incident" /> Incidents</a
      >
      @if (session.mayKeepDogs()) {
        <button type="button" class="button care-flag" (click)="flagging.set(true)">
          <ll-icon name="octagon" /> Set a safety flag
        </button>
      }
      <div class="care">
        <ll-health-list class="care-part" [dogId]="dogId()" />
        <ll-weights class="care-part" [dogId]="dogId()" [system]="units.value() ?? 'metric'" />
        @if (dog.value(); as who) {
          <ll-reinforcer-list class="care-part care-wide" [dog]="who" (changed)="dog.set($event)" />
        }
      </div>
    </ll-dog-frame>
    @if (flagging()) {
      <ll-safety-flag-form
        [dogId]="dogId()"
        (done)="flagged($event)"
        (closed)="flagging.set(false)"
      />
    }
  `,
  providers: [DogInView],
})
export class CarePage {
  readonly dogId = input.required<string>();

  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly dog = inject(DogInView).dog;
  protected readonly units = new Remote<UnitSystem>();
  protected readonly flagging = signal(false);

  constructor() {
    const store = inject(CareStore);
    void this.units.load((signal) => store.units(signal));
  }

  protected flagged(sentence: string): void {
    this.flagging.set(false);
    this.toasts.say(sentence);
  }
}
