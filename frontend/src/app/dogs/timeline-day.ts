import { Component, computed, inject, input } from '@angular/core';
import { UnitSystem } from '../api/types';
import { EntryFiles } from '../capture/entry-files';
import type { FileView } from '../offline/files/file-view';
import { Waiting } from '../offline/waiting';
import { Icon } from '../shared/icon/icon';
import { dayName } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';
import { TimelineDay } from './timeline-store';
import { rowOf } from './timeline-row';

/**
 * A day on a dog's line. It is looked at again only when something of it changed.
 *
 * An entry is plain elements: a timeline draws hundreds, and a component or a directive for each of
 * their parts costs a phone more than the parts themselves. Only what few entries have (files, a
 * state to tell of) is a component. The links lead where they say; `Timeline` follows them.
 */
@Component({
  selector: 'll-timeline-day',
  imports: [EntryFiles, Icon, RecordStateLabel],
  templateUrl: './timeline-day.html',
})
export class TimelineDayView {
  readonly day = input.required<TimelineDay>();
  readonly openNote = input<string | null>(null);
  readonly units = input<UnitSystem>('metric');

  /** What was taken with an entry, by its id. */
  readonly files = input<ReadonlyMap<string, readonly FileView[]>>(new Map());

  protected readonly waiting = inject(Waiting);
  private readonly date = computed(() => this.day().day); // a day that grows keeps its name
  protected readonly name = computed(() => dayName(this.date()));
  protected readonly rows = computed(() => {
    const units = this.units();
    return this.day().items.map((item) => rowOf(item, units));
  });
}
