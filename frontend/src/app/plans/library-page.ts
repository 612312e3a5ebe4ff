import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LibraryDomain, LibraryEntry } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { uuid7 } from '../core/uuid7';
import { DogStore } from '../dogs/dog-store';
import { measureLabel } from '../progress/measures';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { PlanStore } from './plan-store';

const SKILL_DOMAINS: readonly LibraryDomain[] = ['skill', 'husbandry', 'working', 'sport'];

/** The library: behaviours defined so that two observers would count the same. */
@Component({
  selector: 'll-library-page',
  templateUrl: './library-page.html',
  imports: [Failure, Icon, Refusal, RouterLink, Skeleton],
})
export class LibraryPage {
  /** The dog that was in view, to plan for first. */
  readonly dog = input<string>();

  private readonly store = inject(PlanStore);
  private readonly dogs = inject(DogStore);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly entries = new Remote<readonly LibraryEntry[]>();
  protected readonly q = signal('');
  protected readonly domain = signal<LibraryDomain | ''>('');
  protected readonly defining = new Deed();
  protected readonly domains: readonly LibraryDomain[] = [
    'skill',
    'concern',
    'emotional',
    'husbandry',
    'working',
    'sport',
  ];
  protected readonly known = computed(() => {
    const recent = this.dogs.recent();
    const first = recent.filter((one) => one.id === this.dog());
    return [...first, ...recent.filter((one) => one.id !== this.dog())].slice(0, 3);
  });
  protected readonly measureLabel = measureLabel;

  constructor() {
    effect(() => {
      const q = this.q().trim();
      const domain = this.domain();
      untracked(
        () => void this.entries.load((signal) => this.store.library(q, domain, signal), true),
      );
    });
  }

  protected setDomain(value: string): void {
    this.domain.set(value as LibraryDomain | '');
  }

  /** Takes the entry over as the practice's own, to be worded as the practice wants it. */
  protected async makeOurs(entry: LibraryEntry, definition: string): Promise<void> {
    const kind = SKILL_DOMAINS.includes(entry.domain) ? 'skills' : 'behaviors';
    const { key, name, domain, examples, onset, offset, synonyms, default_measure } = entry;
    const body = {
      key,
      name,
      domain,
      examples,
      onset,
      offset,
      synonyms,
      default_measure,
      non_examples: entry.non_examples,
      operational_definition: definition.trim(),
    };
    const done = await this.defining.run(() => this.store.define(uuid7(), kind, body));
    if (done) this.toasts.say(`${name} is now defined in your own words`);
  }
}
