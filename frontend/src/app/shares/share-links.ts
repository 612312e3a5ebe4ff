import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Dog, Guardian, MadeShare, NewShare, Share } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { GuardianStore } from '../guardians/guardian-store';
import { CopyText } from '../shared/copy-text';
import { Confirm } from '../shared/dialog/confirm';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Paged } from '../shared/state/paged';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Sentinel } from '../shared/state/sentinel';
import { Skeleton } from '../shared/state/skeleton';
import { momentName, nowWithOffset } from '../shared/text/moments';
import { ShareStore } from './share-store';
import { endWords, scopeWords, ShareChoice, viewWords, works } from './share-words';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
/** As `for whom`: nobody of the dog's households. */
const BY_NAME = '';

/** Links for a dog's owner: made for somebody, shown once, counted, withdrawn. */
@Component({
  selector: 'll-share-links',
  templateUrl: './share-links.html',
  imports: [Confirm, CopyText, Failure, Field, Refusal, Sentinel, Skeleton, TextValue],
})
export class ShareLinks {
  readonly dog = input.required<Dog>();
  /** What a link may lead to; the first is the usual one. */
  readonly choices = input.required<readonly ShareChoice[]>();

  private readonly store = inject(ShareStore);
  private readonly guardians = inject(GuardianStore);
  private readonly toasts = inject(Toasts);
  private readonly dogId = computed(() => this.dog().id);
  protected readonly households = new Remote<readonly Guardian[]>();
  protected readonly shares = new Paged<Share>();
  protected readonly making = new Deed();
  protected readonly withdrawing = new Deed();
  protected readonly fresh = signal<MadeShare | null>(null);
  protected readonly leaving = signal<Share | null>(null);
  protected readonly about = signal('0');
  protected readonly householdId = linkedSignal(() => this.households.value()?.[0]?.id ?? BY_NAME);
  protected readonly audience = signal('');
  protected readonly endsOn = signal(dayFromNow(USUAL_DAYS));
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const id = this.dogId();
      untracked(() => {
        this.fresh.set(null);
        void this.shares.open((cursor, aborted) => this.store.ofDog(id, cursor, aborted));
      });
    });
    effect(() => {
      const ids = this.dog().guardian_ids;
      const read = (signal: AbortSignal): Promise<readonly Guardian[]> =>
        Promise.all(ids.map((id) => this.guardians.read(id, signal)));
      untracked(() => void this.households.load(read, true));
    });
  }

  protected async make(): Promise<void> {
    const made = await this.making.get(() => this.store.make(this.wanted()));
    if (!made) return;
    this.fresh.set(made);
    this.audience.set('');
    await this.shares.refresh();
  }

  protected async withdraw(share: Share): Promise<void> {
    this.leaving.set(null);
    if (!(await this.withdrawing.run(() => this.store.withdraw(share)))) return;
    if (this.fresh()?.id === share.id) this.fresh.set(null);
    this.toasts.say(`The link for ${share.audience} is dead`);
    await this.shares.refresh();
  }

  protected works(share: Share): boolean {
    return works(share, new Date());
  }

  protected lines(share: Share): readonly string[] {
    const now = new Date();
    const shows = scopeWords(share, this.choices());
    return [`${shows}. ${endWords(share, now)}.`, `${viewWords(share, now)}.`];
  }

  private wanted(): Partial<NewShare> {
    const choice = this.choices()[Number(this.about())] ?? this.choices()[0];
    const household = this.householdId();
    return {
      ...(choice && { scope: choice.scope, about_id: choice.aboutId }),
      ...(household === BY_NAME
        ? { audience: this.audience().trim() }
        : { guardian_id: household }),
      ...(this.endsOn() !== '' && { expires_at: endOfDay(this.endsOn()) }),
    };
  }
}

function dayFromNow(days: number): string {
  return nowWithOffset(new Date(Date.now() + days * DAY_MS)).slice(0, 10);
}

/** The day is the last on which the link works. */
function endOfDay(day: string): string {
  return nowWithOffset(new Date(`${day}T23:59:59`));
}
