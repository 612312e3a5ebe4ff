import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SafetyCards } from '../care/safety-cards';
import { PageTitle } from '../core/shell/page-title';
import { Desk } from '../notes/desk';
import { Icon } from '../shared/icon/icon';
import { DogTag } from '../shared/marks/dog-tag';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Skeleton } from '../shared/state/skeleton';
import { DogInView } from './dog-in-view';
import { DogStore } from './dog-store';
import { DogTabs } from './dog-tabs';
import { whoLine } from './dog-words';

/**
 * Around every page of one dog: who it is, what is dangerous about it, and the way to its other
 * pages. What is projected shows once the dog is there; it finds the dog in `DogInView`, which
 * the page provides.
 */
@Component({
  selector: 'll-dog-frame',
  imports: [DogTabs, DogTag, Failure, Icon, RouterLink, SafetyCards, Skeleton],
  template: `
    <div class="page dog-frame">
      @switch (dog.state()) {
        @case ('loading') {
          <ll-skeleton what="the dog" [rows]="4" />
        }
        @case ('failed') {
          <h1 class="visually-hidden">Dog</h1>
          <ll-failure [problem]="dog.problem()!" (again)="dog.retry()">
            <a class="button" routerLink="/dogs">To the dogs</a>
          </ll-failure>
        }
        @default {
          @if (dog.value(); as who) {
            <header class="dog-frame-head">
              <a class="back" [routerLink]="['/dogs', who.id]"
                ><ll-icon name="back" /> {{ who.call_name }}’s timeline</a
              >
              <div class="dog-frame-who">
                <ll-dog-tag [id]="who.id" [name]="who.call_name" />
                <div>
                  <h1>
                    {{ who.call_name }}<span class="visually-hidden">: {{ heading() }}</span>
                  </h1>
                  @if (line()) {
                    <p class="dog-head-line">{{ line() }}</p>
                  }
                </div>
              </div>
            </header>
            <ll-dog-tabs [dogId]="who.id" />
            <ll-safety-cards [dogId]="who.id" />
            <ng-content />
          }
        }
      }
    </div>
  `,
})
export class DogFrame {
  readonly dogId = input.required<string>();
  /** What the page is, such as `Care`. */
  readonly heading = input.required<string>();

  private readonly store = inject(DogStore);
  private readonly desk = inject(Desk);
  private readonly title = inject(PageTitle);
  protected readonly dog = inject(DogInView).dog;
  protected readonly line = computed(() => {
    const dog = this.dog.value();
    return dog ? whoLine(dog) : '';
  });

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => void this.dog.load((signal) => this.store.read(id, signal)));
    });
    effect(() => {
      const dog = this.dog.value();
      this.desk.dogInView.set(dog ? { id: dog.id, name: dog.call_name } : null);
      if (dog) this.title.set(`${dog.call_name}: ${this.heading()}`);
    });
    inStepWithDevice(() => this.dog.reread());
    effect(() => this.desk.closed.set(this.dog.problem()?.status === 404));
    inject(DestroyRef).onDestroy(() => {
      this.desk.dogInView.set(null);
      this.desk.closed.set(false);
    });
  }
}
