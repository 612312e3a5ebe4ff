import { Component, computed, input } from '@angular/core';
import { TimelineItem, UnitSystem } from '../api/types';
import { itemLabel } from '../notes/kinds';
import { Icon } from '../shared/icon/icon';
import { timeOf } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';

/** One thing that happened: when, who wrote it, what a session came to, and its first lines. */
@Component({
  selector: 'll-timeline-entry',
  imports: [Icon, RecordStateLabel],
  template: `
    <p class="entry-meta">
      <span class="entry-kind">{{ label(item()) }}</span>
      <time [attr.datetime]="item().occurred_at">{{ timeOf(item().occurred_at) }}</time>
      <span>{{ item().author.name }}</span>
      <ll-record-state [kind]="item().kind" [recordId]="item().id" />
      @if (item().visibility === 'private') {
        <span class="entry-private"><ll-icon name="lock" /> only you</span>
      }
    </p>
    @if (title(); as title) {
      <h3>{{ title }}</h3>
    }
    @if (results(); as results) {
      <p class="entry-results">{{ results }}</p>
    }
    @if (item().summary; as summary) {
      <p class="entry-text">{{ summary }}</p>
    }
    @if (item().tags.length > 0) {
      <p class="entry-tags">
        @for (one of item().tags; track one) {
          <span>#{{ one }}</span>
        }
      </p>
    }
  `,
})
export class TimelineEntry {
  readonly item = input.required<TimelineItem>();
  readonly units = input<UnitSystem>('metric');
  /** What the kind says already is not said twice, nor the first words of a note without a title. */
  protected readonly title = computed(() => {
    const { title, summary } = this.item();
    if (title === itemLabel(this.item())) return '';
    return summary.startsWith(title.replace(/(…|\.\.\.)$/, '')) ? '' : title;
  });
  protected readonly results = computed(() => this.item().results?.[this.units()] ?? '');
  protected readonly label = itemLabel;
  protected readonly timeOf = timeOf;
}
