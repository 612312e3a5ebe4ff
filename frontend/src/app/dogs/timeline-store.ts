import { Injectable, computed, inject, signal } from '@angular/core';
import { Organization, TimelineItem, UnitSystem } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Page, Paged } from '../shared/state/paged';
import { dayOf } from '../shared/text/moments';

/** Everything on one dog, newest first, gathered by the day it happened. */
export interface TimelineFilter {
  readonly kind: string;
  readonly tag: string;
}

export interface TimelineDay {
  readonly day: string;
  readonly items: readonly TimelineItem[];
}

@Injectable()
export class TimelineStore {
  private readonly api = inject(ApiClient);
  private readonly paged = new Paged<TimelineItem>();
  private unitsKnown = false;

  readonly state = this.paged.state;
  readonly problem = this.paged.problem;
  readonly busy = this.paged.busy;
  readonly hasMore = this.paged.hasMore;
  readonly items = this.paged.items;
  readonly days = computed(() => byDay(this.paged.items()));
  /** The tags in view, most used first: what the filter offers. */
  readonly tags = computed(() => commonTags(this.paged.items()));

  /** What distances are read in; asked for once something in view has one. */
  readonly units = signal<UnitSystem>('metric');

  async open(dogId: string, filter: TimelineFilter, keep = false): Promise<void> {
    await this.paged.open(
      (cursor, signal) =>
        this.api.get<Page<TimelineItem>>(`/dogs/${dogId}/timeline`, {
          query: { kind: filter.kind, tag: filter.tag, cursor, limit: 40 },
          signal,
        }),
      keep,
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

  async refresh(): Promise<void> {
    await this.paged.refresh();
    await this.learnUnits();
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

export function byDay(items: readonly TimelineItem[]): readonly TimelineDay[] {
  const days: { day: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.occurred_at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

function commonTags(items: readonly TimelineItem[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of items.flatMap((item) => item.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
}
