import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { Organization, TimelineItem, UnitSystem } from '../api/types';
import { ApiClient, Query } from '../core/http/api-client';
import { ReadAhead } from '../offline/read-ahead';
import { Page, Paged } from '../shared/state/paged';
import { dayOf } from '../shared/text/moments';

/** Everything on one dog, newest first, gathered by the day it happened. */
export interface TimelineFilter {
  readonly kind: string;
  readonly tag: string;
}

const EVERYTHING: TimelineFilter = { kind: '', tag: '' };
/** Enough for the tallest window; the others follow before anybody has scrolled so far. */
const FIRST_PAGE = 12;
/** A larger one would be read for longer than a frame lasts. */
const PAGE = 20;

export interface TimelineDay {
  /** Its day, and which time it comes: clocks of two zones may take turns. */
  readonly key: string;
  readonly day: string;
  readonly items: readonly TimelineItem[];
}

/** Where a timeline is asked for. */
export function timelinePath(dogId: string): string {
  return `/dogs/${dogId}/timeline`;
}

/** What a dog's page asks first. */
export const FIRST_PAGE_QUERY: Query = { ...EVERYTHING, cursor: null, limit: FIRST_PAGE };

@Injectable()
export class TimelineStore {
  private readonly api = inject(ApiClient);
  private readonly ahead = inject(ReadAhead);
  private readonly paged = new Paged<TimelineItem>();
  private unitsKnown = false;
  private asked: (TimelineFilter & { readonly dogId: string }) | null = null;

  readonly state = this.paged.state;
  readonly problem = this.paged.problem;
  readonly busy = this.paged.busy;
  readonly hasMore = this.paged.hasMore;
  readonly items = this.paged.items;
  /** A day that has not changed is the same object as before, so that what shows it rests. */
  readonly days = linkedSignal<readonly TimelineItem[], readonly TimelineDay[]>({
    source: this.paged.items,
    computation: (items, previous) => byDay(items, previous?.value),
  });
  /** The tags in view, most used first: what the filter offers. */
  readonly tags = computed(() => commonTags(this.paged.items()));

  /** What distances are read in; asked for once something in view has one. */
  readonly units = signal<UnitSystem>('metric');

  /**
   * Begins with the newest that the filter lets through. What was asked for last is not asked for
   * again: a dog's page asks before the timeline is drawn, and the drawn timeline asks as well.
   */
  async open(dogId: string, { kind, tag }: TimelineFilter = EVERYTHING): Promise<void> {
    const { asked } = this;
    const same = asked?.dogId === dogId && asked.kind === kind && asked.tag === tag;
    if (same && this.state() !== 'failed') return;
    this.asked = { dogId, kind, tag };
    await this.paged.open((cursor, signal, most = cursor === null ? FIRST_PAGE : PAGE) =>
      this.ahead.get<Page<TimelineItem>>(
        timelinePath(dogId),
        { kind, tag, cursor, limit: most },
        signal,
      ),
    );
    await this.learnUnits();
  }

  async more(): Promise<void> {
    await this.paged.more();
    await this.learnUnits();
  }

  retry(): void {
    this.paged.retry();
  }

  /** Reads again what is in view; false when it could not be read just now. */
  async reread(): Promise<boolean> {
    const done = await this.paged.reread();
    await this.learnUnits();
    return done;
  }

  private async learnUnits(): Promise<void> {
    const far = this.items().some(({ results }) => results && results.metric !== results.us);
    if (this.unitsKnown || !far) return;
    try {
      this.units.set((await this.api.get<Organization>('/organization')).unit_system);
      this.unitsKnown = true;
    } catch {
      // No network: metres are what is stored, and every distance names its unit.
    }
  }
}

/** In the order given. Days that are as they were `before` are those from before. */
export function byDay(
  items: readonly TimelineItem[],
  before: readonly TimelineDay[] = [],
): readonly TimelineDay[] {
  const known = new Map(before.map((day) => [day.key, day]));
  const days: (TimelineDay & { items: TimelineItem[] })[] = [];
  const times = new Map<string, number>();
  for (const item of items) {
    const day = dayIn(item);
    const last = days.at(-1);
    if (last?.day === day) {
      last.items.push(item);
      continue;
    }
    const time = (times.get(day) ?? 0) + 1;
    times.set(day, time);
    days.push({ key: time === 1 ? day : `${day}/${time}`, day, items: [item] });
  }
  return days.map((day) => {
    const old = known.get(day.key);
    return old && sameItems(old.items, day.items) ? old : day;
  });
}

const daysOfItems = new WeakMap<TimelineItem, string>();

/** With every page all items before it are gathered again. */
function dayIn(item: TimelineItem): string {
  const known = daysOfItems.get(item) ?? dayOf(item.occurred_at);
  daysOfItems.set(item, known);
  return known;
}

function sameItems(some: readonly TimelineItem[], others: readonly TimelineItem[]): boolean {
  return some.length === others.length && some.every((item, place) => item === others[place]);
}

function commonTags(items: readonly TimelineItem[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of items.flatMap((item) => item.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  // By code: the first comparison by a language's rules costs a slow phone 40 ms, before anything is drawn.
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}
