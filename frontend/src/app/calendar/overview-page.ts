import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Overview, OverviewItem, OverviewPart } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { IconName } from '../shared/icon/icons';
import { Coil } from '../shared/marks/coil';
import { DogTag } from '../shared/marks/dog-tag';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { dateName } from '../shared/text/moments';
import { OverviewStore } from './overview-store';

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly icon: IconName;
  readonly part: OverviewPart;
  /** How many are not listed. */
  readonly more: number;
}

/** The facility's overview: what waits today, why, and the way to it. The gravest kind comes first. */
@Component({
  selector: 'll-overview-page',
  templateUrl: './overview-page.html',
  imports: [Coil, DogTag, Failure, Icon, RouterLink, Skeleton],
})
export class OverviewPage {
  private readonly store = inject(OverviewStore);
  protected readonly overview = new Remote<Overview>();
  protected readonly dateName = dateName;

  protected readonly sections = computed<readonly Section[]>(() => {
    const known = this.overview.value();
    if (!known) return [];
    const all: readonly [string, string, IconName, OverviewPart][] = [
      ['handovers', 'Hand-overs you have not read', 'handover', known.handovers],
      ['cosignatures', 'Notes that wait for a co-signature', 'check', known.cosignatures],
      ['probes', 'Looks after mastery that are due', 'eye', known.probes],
      ['stuck', 'Plans that are stuck', 'plan', known.stuck],
      ['waiting', 'Dogs without a session today', 'session', known.without_session],
      ['drafts', 'Your drafts', 'pen', known.drafts],
    ];
    return all
      .filter(([, , , part]) => part.count > 0)
      .map(([id, heading, icon, part]) => {
        return { id, heading, icon, part, more: part.count - part.items.length };
      });
  });

  constructor() {
    void this.overview.load((signal) => this.store.read(signal));
    inStepWithDevice(() => this.overview.reread());
  }

  /** A dog that waits by itself is its own title. */
  protected title({ dog, title }: OverviewItem): string {
    return title === dog ? dog : `${dog}: ${title}`;
  }

  protected way(section: Section, item: OverviewItem): readonly string[] {
    const dog = ['/dogs', item.dog_id];
    if (section.id === 'handovers') return [...dog, 'handover'];
    if (item.kind === 'target') return [...dog, 'plans', item.id];
    return item.kind === 'note' ? [...dog, 'notes', item.id] : dog;
  }
}
