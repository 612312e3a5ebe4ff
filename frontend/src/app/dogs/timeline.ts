import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TimelineItem } from '../api/types';
import { Session } from '../core/session/session';
import { Desk } from '../notes/desk';
import { kindIcon, NOTE_KINDS } from '../notes/kinds';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { Failure } from '../shared/state/failure';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { dayName } from '../shared/text/moments';
import { TimelineEntry } from './timeline-entry';
import { TimelineStore } from './timeline-store';

/** What happened, newest first, day by day, hung on one line. */
@Component({
  selector: 'll-timeline',
  templateUrl: './timeline.html',
  imports: [Coil, Failure, Icon, RouterLink, Sentinel, Skeleton, TextValue, TimelineEntry],
})
export class Timeline {
  readonly dogId = input.required<string>();
  readonly dogName = input.required<string>();
  readonly openNote = input<string | null>(null);

  protected readonly store = inject(TimelineStore);
  protected readonly desk = inject(Desk);
  protected readonly session = inject(Session);
  protected readonly kind = signal('');
  protected readonly tag = signal('');
  protected readonly kinds = NOTE_KINDS;
  protected readonly dayName = dayName;
  protected readonly filtered = computed(() => this.kind() !== '' || this.tag() !== '');
  protected readonly tags = computed(() => {
    const tag = this.tag();
    const common = this.store.tags().slice(0, 30);
    return tag === '' || common.includes(tag) ? common : [tag, ...common];
  });

  constructor() {
    effect(() => {
      const filter = { kind: this.kind(), tag: this.tag() };
      const id = this.dogId();
      untracked(() => void this.store.open(id, filter));
    });
  }

  protected iconOf(item: TimelineItem): ReturnType<typeof kindIcon> {
    return item.kind === 'session' ? 'session' : kindIcon(item.detail_kind);
  }

  /** Where an item is read whole: notes and sessions have a page of their own. */
  protected pageOf(item: TimelineItem): readonly string[] | null {
    if (item.kind === 'note') return ['/dogs', this.dogId(), 'notes', item.id];
    return item.kind === 'session' ? ['/dogs', this.dogId(), 'sessions', item.id] : null;
  }

  protected clear(): void {
    this.kind.set('');
    this.tag.set('');
  }

  protected begin(): void {
    this.desk.begin({ id: this.dogId(), name: this.dogName() });
  }
}
