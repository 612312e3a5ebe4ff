import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DogStore, KnownDog } from '../dogs/dog-store';
import { Icon } from '../shared/icon/icon';
import { DogTag } from '../shared/marks/dog-tag';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { SessionJournal } from './session-journal';

/** Where the device's shortcut "New session" leads: one tap on a dog, and the session is open. */
@Component({
  selector: 'll-new-session',
  imports: [DogTag, Failure, Icon, RouterLink, Skeleton],
  template: `
    <div class="page page-narrow">
      <header class="page-head"><h1>Train which dog?</h1></header>
      @if (dogs().length > 0) {
        <ul class="train-which">
          @for (dog of dogs(); track dog.id) {
            <li>
              <a class="train-dog" [routerLink]="['/dogs', dog.id, 'session']">
                <ll-dog-tag [id]="dog.id" [name]="dog.name" />
                <strong>{{ dog.name }}</strong>
                @if (running.includes(dog.id)) {
                  <span class="flag flag-draft">Session running</span>
                }
                <ll-icon name="next" />
              </a>
            </li>
          }
        </ul>
      }
      @if (listed.problem(); as problem) {
        <ll-failure [problem]="problem" (again)="listed.retry()" />
      } @else if (listed.state() === 'loading') {
        <ll-skeleton what="the dogs" [rows]="3" />
      } @else if (dogs().length === 0) {
        <p>No dog yet. <a routerLink="/dogs">Add the first one</a>, then train.</p>
      }
    </div>
  `,
})
export class NewSession {
  private readonly store = inject(DogStore);
  protected readonly running = inject(SessionJournal).running();
  protected readonly listed = new Remote<readonly KnownDog[]>();
  /** The running session first, then the dogs seen last on this device, then the others. */
  protected readonly dogs = computed(() => {
    const recent = this.store.recent();
    const others = this.listed.value() ?? [];
    const all = [...recent, ...others.filter((dog) => !recent.some((one) => one.id === dog.id))];
    const runs = (dog: KnownDog): boolean => this.running.includes(dog.id);
    return [...all.filter(runs), ...all.filter((dog) => !runs(dog))];
  });

  constructor() {
    void this.listed.load(async (signal) => {
      const dogs = await this.store.all('active', signal);
      return dogs.map((dog) => ({ id: dog.id, name: dog.call_name }));
    });
  }
}
