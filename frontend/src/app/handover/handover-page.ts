import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HandoverCard, HandoverLine } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Desk } from '../notes/desk';
import { DraftBox, DraftPlace } from '../notes/draft-box';
import { NoteStore } from '../notes/note-store';
import { MaintenanceView } from '../progress/maintenance-view';
import { Icon } from '../shared/icon/icon';
import { IconName } from '../shared/icon/icons';
import { Coil } from '../shared/marks/coil';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName } from '../shared/text/moments';
import { HandoverStore } from './handover-store';
import { handoverDraft, inTime, isBlank, mark, marksAloud, standing } from './handover-words';

interface Part {
  readonly heading: string;
  readonly icon: IconName;
  readonly lines: readonly HandoverLine[];
}

/** The hand-over: what whoever takes this dog must know, in half a minute, the most important first. */
@Component({
  selector: 'll-handover-page',
  templateUrl: './handover-page.html',
  imports: [Coil, DogFrame, Failure, Icon, MaintenanceView, Refusal, RouterLink, Skeleton],
  providers: [DogInView],
})
export class HandoverPage {
  readonly dogId = input.required<string>();

  private readonly store = inject(HandoverStore);
  private readonly api = inject(ApiClient);
  private readonly notes = inject(NoteStore);
  private readonly drafts = inject(DraftBox);
  private readonly toasts = inject(Toasts);
  private readonly dog = inject(DogInView).dog;
  protected readonly desk = inject(Desk);
  protected readonly session = inject(Session);
  protected readonly card = new Remote<HandoverCard>();
  protected readonly reading = new Deed();
  protected readonly blank = computed(() => {
    const card = this.card.value();
    return card !== undefined && isBlank(card);
  });
  /** What comes below the plans, in the order in which it can go wrong. */
  protected readonly parts = computed<readonly Part[]>(() => {
    const card = this.card.value();
    if (!card) return [];
    const parts: Part[] = [
      { heading: 'Told the owner', icon: 'contact', lines: card.told_owner },
      { heading: 'Health', icon: 'health', lines: card.health },
    ];
    return parts.filter((part) => part.lines.length > 0);
  });
  protected readonly readers = computed(() => {
    const last = this.card.value()?.last;
    if (!last) return '';
    return last.acknowledged_by.length === 0
      ? 'Nobody has read it yet'
      : `Read by ${last.acknowledged_by.join(', ')}`;
  });

  protected readonly inTime = inTime;
  protected readonly mark = mark;
  protected readonly marksAloud = marksAloud;
  protected readonly standing = standing;
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => this.load(id, false));
    });
    // What was on its way while the registry was asked has arrived by the next change of the records here.
    effect(() => {
      if (this.api.changes() > 0) untracked(() => this.load(this.dogId(), true));
    });
    effect(() => {
      const change = this.notes.changed();
      const id = untracked(this.dogId);
      if (change?.dogId === id) untracked(() => this.load(id, true));
    });
  }

  /** Opens the composer on the card in words; what was begun on this dog is not lost. */
  protected write(card: HandoverCard): void {
    const dog = this.dog.value();
    if (!dog) return;
    const place: DraftPlace = `dog:${dog.id}`;
    const draft = handoverDraft(this.drafts.read(place), this.drafts.fresh(dog.id), card.draft);
    this.drafts.keep(place, draft);
    this.desk.begin({ id: dog.id, name: dog.call_name });
  }

  protected async read(card: HandoverCard): Promise<void> {
    const last = card.last;
    if (!last) return;
    if (await this.reading.run(() => this.store.acknowledge(last))) {
      this.toasts.say(`Read. ${last.author} sees it once this device has sent it`);
    }
    this.load(this.dogId(), true); // also when it was changed meanwhile: then it shows the new text
  }

  private load(id: string, keep: boolean): void {
    void this.card.load((signal) => this.store.card(id, signal), keep);
  }
}
