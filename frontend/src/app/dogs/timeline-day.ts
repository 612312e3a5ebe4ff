import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TimelineItem, UnitSystem } from '../api/types';
import { EntryFiles } from '../capture/entry-files';
import { kindIcon } from '../notes/kinds';
import type { FileView } from '../offline/files/file-view';
import { Icon } from '../shared/icon/icon';
import { dayName } from '../shared/text/moments';
import { TimelineEntry } from './timeline-entry';
import { TimelineDay } from './timeline-store';

/** A day on a dog's line. It is looked at again only when something of it changed. */
@Component({
  selector: 'll-timeline-day',
  imports: [EntryFiles, Icon, RouterLink, TimelineEntry],
  template: `
    <section class="timeline-day" [attr.aria-label]="name()">
      <h2>{{ name() }}</h2>
      <ol>
        @for (item of day().items; track item.id) {
          <li
            class="entry"
            [attr.data-kind]="item.kind === 'session' ? 'session' : item.detail_kind"
          >
            <span class="entry-knot"><ll-icon [name]="iconOf(item)" /></span>
            @if (pageOf(item); as page) {
              <a
                class="entry-body"
                [class.entry-open]="item.id === openNote()"
                [attr.aria-current]="item.id === openNote() ? 'true' : null"
                [routerLink]="page"
              >
                <ll-timeline-entry [item]="item" [units]="units()" />
                @if (files().get(item.id); as some) {
                  @defer (when some.length > 0) {
                    <ll-entry-files [files]="some" />
                  }
                }
              </a>
            } @else {
              <div class="entry-body">
                <ll-timeline-entry [item]="item" [units]="units()" />
              </div>
            }
          </li>
        }
      </ol>
    </section>
  `,
})
export class TimelineDayView {
  readonly day = input.required<TimelineDay>();
  readonly dogId = input.required<string>();
  readonly openNote = input<string | null>(null);
  readonly units = input<UnitSystem>('metric');

  /** What was taken with an entry, by its id. */
  readonly files = input<ReadonlyMap<string, readonly FileView[]>>(new Map());

  protected readonly name = computed(() => dayName(this.day().day));

  protected iconOf(item: TimelineItem): ReturnType<typeof kindIcon> {
    return item.kind === 'session' ? 'session' : kindIcon(item.detail_kind);
  }

  /** Where an item is read whole: notes and sessions have a page of their own. */
  protected pageOf(item: TimelineItem): readonly string[] | null {
    if (item.kind === 'note') return ['/dogs', this.dogId(), 'notes', item.id];
    return item.kind === 'session' ? ['/dogs', this.dogId(), 'sessions', item.id] : null;
  }
}
