import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attachment } from '../api/types';
import { Consents, Locked } from '../capture/consents';
import { ApiClient } from '../core/http/api-client';
import { Icon } from '../shared/icon/icon';
import { inStepWithDevice } from '../shared/state/in-step';
import { Remote } from '../shared/state/remote';
import { lockedWords, recordedIn } from './clip-words';

/** What keeps a clip off the owner's link; null when nothing does. */
interface Kept {
  readonly words: string;
  readonly locked: Locked;
}

/** Says that a homework's clip stays off the owner's link for want of a consent, and leads to where it is entered. */
@Component({
  selector: 'll-clip-locked',
  imports: [Icon, RouterLink],
  template: `
    @if (kept.value(); as one) {
      <p class="consent-notice" role="status">
        <ll-icon name="shield" />
        <span>
          {{ one.words }}
          @if (household(); as id) {
            <a [routerLink]="['/guardians', id]">To its consents</a>
          } @else {
            <a [routerLink]="['/dogs', dogId()]">To the dog, to add a household</a>
          }
        </span>
      </p>
    }
  `,
})
export class ClipLocked {
  readonly dogId = input.required<string>();
  readonly clipId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly consents = inject(Consents);
  protected readonly kept = new Remote<Kept | null>();
  protected readonly household = computed(() => this.kept.value()?.locked.householdIds[0] ?? null);

  constructor() {
    effect(() => {
      const [dogId, clipId] = [this.dogId(), this.clipId()];
      untracked(() => void this.kept.load((signal) => this.look(dogId, clipId, signal)));
    });
    inStepWithDevice(() => this.kept.reread());
  }

  private async look(dogId: string, clipId: string, signal: AbortSignal): Promise<Kept | null> {
    const clip = await this.api.get<Attachment>(`/attachments/${clipId}`, { signal });
    const kind = recordedIn(clip.media_type);
    const locked = kind && (await this.consents.lockOn(kind, dogId));
    return kind && locked ? { words: lockedWords(kind, locked), locked } : null;
  }
}
