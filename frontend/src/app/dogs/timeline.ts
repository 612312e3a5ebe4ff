import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { DogFiles } from '../capture/dog-files';
import { Session } from '../core/session/session';
import { Desk } from '../notes/desk';
import { NOTE_KINDS } from '../notes/kinds';
import { FileSigns } from '../offline/file-signs';
import type { FileView } from '../offline/files/file-view';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { FollowedLinks } from '../shared/followed-links';
import { Coil } from '../shared/marks/coil';
import { keepPlace } from '../shared/keep-place';
import { Failure } from '../shared/state/failure';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { bitByBit } from './bit-by-bit';
import { TimelineDayView } from './timeline-day';
import { TimelineStore } from './timeline-store';

const FIRST_ENTRIES = 2; // with the tools above them, as much as one task may draw
/** The next page is read while so many entries of the last one are not drawn yet. */
const FEW_LEFT = 8;

/** What happened, newest first, day by day, hung on one line. */
@Component({
  selector: 'll-timeline',
  templateUrl: './timeline.html',
  imports: [
    Coil,
    DogFiles,
    Failure,
    FollowedLinks,
    Icon,
    Sentinel,
    Skeleton,
    TextValue,
    TimelineDayView,
  ],
})
export class Timeline {
  readonly dogId = input.required<string>();
  readonly dogName = input.required<string>();
  readonly openNote = input<string | null>(null);

  protected readonly store = inject(TimelineStore);
  protected readonly desk = inject(Desk);
  protected readonly session = inject(Session);
  protected readonly signs = inject(FileSigns);
  /** The files of each entry; entries without any are not in it. */
  protected readonly files = signal<ReadonlyMap<string, readonly FileView[]>>(new Map());
  protected readonly kind = signal('');
  protected readonly tag = signal('');
  protected readonly kinds = NOTE_KINDS;
  private readonly drip = bitByBit(this.store.days, FIRST_ENTRIES);
  protected readonly drawn = this.drip.drawn;
  protected readonly drawing = computed(() => this.drip.left() > 0);
  protected readonly mayReadOn = computed(
    () => this.store.hasMore() && !this.store.busy() && this.drip.left() <= FEW_LEFT,
  );
  protected readonly filtered = computed(() => this.kind() !== '' || this.tag() !== '');
  protected readonly tags = computed(() => {
    const tag = this.tag();
    const common = this.store.tags().slice(0, 30);
    return tag === '' || common.includes(tag) ? common : [tag, ...common];
  });

  constructor() {
    keepPlace(
      computed(() => this.store.days()[0]),
      '.entry',
    );
    effect(() => {
      const filter = { kind: this.kind(), tag: this.tag() };
      const id = this.dogId();
      untracked(() => void this.store.open(id, filter));
    });
  }

  protected clear(): void {
    this.kind.set('');
    this.tag.set('');
  }

  protected begin(): void {
    this.desk.begin({ id: this.dogId(), name: this.dogName() });
  }
}
