import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { Member } from '../api/types';
import { TeamStore } from '../accounts/team-store';
import { DogStore, KnownDog } from '../dogs/dog-store';
import { NOTE_KINDS } from '../notes/kinds';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { counted } from '../shared/text/moments';
import { SearchResult } from './search-result';
import { NOTHING_ASKED, SearchFilter, SearchStore } from './search-store';
import { filterWords, typedFilters, TypedFilter, withoutFilter } from './typed-filters';

const SETTLE_MS = 250;

/** Find it again. The address holds the whole question, so that it can be kept and sent on. */
@Component({
  selector: 'll-search-page',
  templateUrl: './search-page.html',
  imports: [Coil, Failure, Icon, SearchResult, Sentinel, Skeleton, TextValue],
  providers: [SearchStore],
})
export class SearchPage {
  readonly q = input<string>();
  readonly dog = input<string>();
  readonly author = input<string>();
  readonly kind = input<string>();
  readonly tag = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly dogStore = inject(DogStore);
  private readonly team = inject(TeamStore);
  protected readonly hits = inject(SearchStore).hits;
  private readonly store = inject(SearchStore);

  protected readonly typed = linkedSignal(() => this.q() ?? '');
  protected readonly dogs = signal<readonly KnownDog[]>(this.dogStore.recent());
  protected readonly members = signal<readonly Member[]>([]);
  protected readonly kinds = NOTE_KINDS;
  protected readonly filter = computed<SearchFilter>(() => ({
    q: this.q() ?? '',
    dog: this.dog() ?? '',
    author: this.author() ?? '',
    kind: this.kind() ?? '',
    tag: this.tag() ?? '',
    from: this.from() ?? '',
    to: this.to() ?? '',
  }));
  protected readonly typedFilters = computed(() => typedFilters(this.filter().q));
  protected readonly filtered = computed(() =>
    Object.entries(this.filter()).some(([name, value]) => name !== 'q' && value !== ''),
  );
  protected readonly summary = computed(() => {
    const count = this.hits.first()?.total_estimate ?? 0;
    return count === 0 ? '' : counted(count, 'hit');
  });
  /** How many records of this device the answer leaves out; 0 when it came from the registry. */
  protected readonly unindexed = computed(() => this.hits.first()?.unindexed ?? 0);
  protected readonly counted = counted;
  protected readonly filterWords = filterWords;

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.store.find(filter));
    });
    effect((onCleanup) => {
      const text = this.typed().trim();
      if (text === untracked(this.filter).q) return;
      const timer = setTimeout(() => {
        // Enter was faster, or a hit has been chosen: do not pull the writer back.
        if (text !== this.filter().q && !this.router.currentNavigation()) this.ask({ q: text });
      }, SETTLE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    void this.loadChoices();
  }

  /** Puts the question, or a part of it, into the address; the rest follows from there. */
  protected ask(part: Partial<SearchFilter>): void {
    const given = Object.entries(part).map(([name, value]) => [name, value === '' ? null : value]);
    void this.router.navigate([], {
      queryParams: Object.fromEntries(given) as Record<string, string | null>,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected drop(filter: TypedFilter): void {
    this.typed.set(withoutFilter(this.typed(), filter));
  }

  protected clear(): void {
    this.typed.set('');
    this.ask(NOTHING_ASKED);
  }

  private async loadChoices(): Promise<void> {
    const [dogs, members] = await Promise.allSettled([
      this.dogStore.all(''),
      this.team.members(null),
    ]);
    // Without them the filters offer less; the search itself does not need them.
    if (dogs.status === 'fulfilled') {
      this.dogs.set(dogs.value.map((dog) => ({ id: dog.id, name: dog.call_name })));
    }
    if (members.status === 'fulfilled') this.members.set(members.value.items);
  }
}
