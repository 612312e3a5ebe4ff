import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Dog } from '../api/types';
import { SafetyCards } from '../care/safety-cards';
import { Session } from '../core/session/session';
import { PageTitle } from '../core/shell/page-title';
import { Toasts } from '../core/toasts/toasts';
import { inTurns, nextTurn } from '../core/turn';
import { Desk } from '../notes/desk';
import { DraftBox } from '../notes/draft-box';
import { NoteStore } from '../notes/note-store';
import { Icon } from '../shared/icon/icon';
import { roomy } from '../shared/roomy';
import { prepareDayNames } from '../shared/text/moments';
import { DogTag } from '../shared/marks/dog-tag';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Skeleton } from '../shared/state/skeleton';
import { DogFacts } from './dog-facts';
import { DogForm } from './dog-form';
import { DogInView } from './dog-in-view';
import { DogStore } from './dog-store';
import { DogTabs } from './dog-tabs';
import { statusLabel, whoLine } from './dog-words';
import { Timeline } from './timeline';
import { TimelineStore } from './timeline-store';

const FIRST_TURN = 2;

/** A dog: who it is, everything that happened on a line, and beside it what is being read. */
@Component({
  selector: 'll-dog-page',
  templateUrl: './dog-page.html',
  imports: [
    DogFacts,
    DogForm,
    DogTabs,
    DogTag,
    Failure,
    Icon,
    NgTemplateOutlet,
    RouterLink,
    RouterOutlet,
    SafetyCards,
    Skeleton,
    Timeline,
  ],
  providers: [DogInView, TimelineStore],
})
export class DogPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(DogStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  private readonly notes = inject(NoteStore);
  protected readonly desk = inject(Desk);
  protected readonly drafts = inject(DraftBox);
  protected readonly session = inject(Session);
  protected readonly timeline = inject(TimelineStore);
  protected readonly dog = inject(DogInView).dog;

  /**
   * First who it is, then the ways to the other pages and what is dangerous, then the timeline. Who comes
   * from another page sees all at once: three drawings would take longer, and no script is being read.
   */
  protected readonly turn = inTurns(
    2,
    computed(() => this.dog.value() !== undefined),
    inject(Router).navigated ? FIRST_TURN : 0,
  );
  protected readonly roomy = roomy('(min-width: 64rem)');
  protected readonly editing = signal(false);
  /** What is folded away is made when it is first unfolded. */
  protected readonly glanced = signal(false);
  protected readonly removing = new Deed();
  protected readonly hasDraft = computed(() => this.drafts.dogsWithDraft().includes(this.dogId()));
  protected readonly who = computed(() => {
    const dog = this.dog.value();
    return dog ? whoLine(dog) : '';
  });
  protected readonly statusLabel = statusLabel;

  /** The note that is open beside the timeline. */
  protected readonly noteId = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => /\/notes\/([^/?#]+)/.exec(this.router.url)?.[1] ?? null),
    ),
    { initialValue: null },
  );

  constructor() {
    // In a turn of its own, while the dog is asked for: within the timeline's it was two fifths of it.
    if (!this.router.navigated) void nextTurn().then(() => prepareDayNames());
    effect(() => {
      const id = this.dogId();
      untracked(() => {
        void this.dog.load((signal) => this.store.read(id, signal));
        void this.timeline.open(id);
      });
    });
    effect(() => {
      const dog = this.dog.value();
      this.desk.dogInView.set(dog ? { id: dog.id, name: dog.call_name } : null);
      if (dog && this.noteId() === null) this.title.set(dog.call_name);
    });
    effect(() => {
      const change = this.notes.changed();
      if (change?.dogId === untracked(this.dogId)) void untracked(() => this.timeline.reread());
    });
    inStepWithDevice(() => this.timeline.reread());
    // Whoever edits the dog goes on with what they saw; saving over a newer one is refused, and told.
    inStepWithDevice(async () => this.editing() || this.dog.reread());
    effect(() => this.desk.closed.set(this.dog.problem()?.status === 404));
    inject(DestroyRef).onDestroy(() => {
      this.desk.dogInView.set(null);
      this.desk.closed.set(false);
    });
  }

  protected begin(dog: Dog): void {
    this.desk.begin({ id: dog.id, name: dog.call_name });
  }

  protected edited(dog: Dog): void {
    this.dog.set(dog);
    this.editing.set(false);
    this.toasts.say(`${dog.call_name} saved`);
  }

  protected async remove(dog: Dog): Promise<void> {
    if (!(await this.removing.run(() => this.store.remove(dog)))) return;
    this.toasts.say(`${dog.call_name} deleted`, {
      label: 'Undo',
      run: () =>
        void this.store
          .restore(dog.id)
          .then(() => this.router.navigate(['/dogs', dog.id]))
          .catch(() => this.toasts.say(`${dog.call_name} could not be brought back. Try again.`)),
    });
    await this.router.navigate(['/dogs']);
  }
}
