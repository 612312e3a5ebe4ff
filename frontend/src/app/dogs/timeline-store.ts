import { Injectable, computed, inject } from '@angular/core';
import { TimelineItem } from '../api/types';
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

  readonly state = this.paged.state;
  readonly problem = this.paged.problem;
  readonly busy = this.paged.busy;
  readonly hasMore = this.paged.hasMore;
  readonly items = this.paged.items;
  readonly days = computed(() => byDay(this.paged.items()));
  /** The tags in view, most used first: what the filter offers. */
  readonly tags = computed(() => commonTags(this.paged.items()));

  open(dogId: string, filter: TimelineFilter, keep = false): Promise<void> {
    return this.paged.open(
      (cursor, signal) =>
        this.api.get<Page<TimelineItem>>(`/dogs/${dogId}/timeline`, {
          query: { kind: filter.kind, tag: filter.tag, cursor, limit: 40 },
          signal,
        }),
      keep,
    );
  }

  more(): Promise<void> {
    return this.paged.more();
  }

  retry(): void {
    this.paged.retry();
  }

  refresh(): Promise<void> {
    return this.paged.refresh();
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
