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
import { Dog, Guardian, MadeShare, NewShare, Share, SharePage } from '../api/types';
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
import { ShareMail } from './share-mail';
import { ShareStore } from './share-store';
import {
  endWords,
  LINKS_TO_HOMEWORK,
  mailWords,
  scopeWords,
  ShareChoice,
  ShareText,
  viewWords,
  works,
} from './share-words';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const LOOK_AGAIN_MS = 2_000;
const MOST_LOOKS = 15;
/** As `for whom`: nobody of the dog's households. */
const BY_NAME = '';

/** Links for people without an account: made for somebody, shown once, counted, withdrawn. */
@Component({
  selector: 'll-share-links',
  templateUrl: './share-links.html',
  imports: [Confirm, CopyText, Failure, Field, Refusal, Sentinel, ShareMail, Skeleton, TextValue],
})
export class ShareLinks {
  readonly dog = input.required<Dog>();
  /** What a link may lead to; the first is the usual one. */
  readonly choices = input.required<readonly ShareChoice[]>();
  /** Lists the links to this one thing; without it all of the dog. */
  readonly about = input<string | null>(null);
  readonly text = input<ShareText>(LINKS_TO_HOMEWORK);

  private readonly store = inject(ShareStore);
  private readonly guardians = inject(GuardianStore);
  private readonly toasts = inject(Toasts);
  private readonly dogId = computed(() => this.dog().id);
  protected readonly households = new Remote<readonly Guardian[]>();
  protected readonly shares = new Paged<Share, SharePage>();
  protected readonly making = new Deed();
  protected readonly withdrawing = new Deed();
  protected readonly fresh = signal<MadeShare | null>(null);
  /** Whether the registry has a mail server: without one the link is copied and sent by hand. */
  protected readonly mails = computed(() => this.shares.first()?.mails ?? false);
  protected readonly freshListed = computed(
    () => this.shares.items().find(({ id }) => id === this.fresh()?.id) ?? null,
  );
  protected readonly freshHousehold = computed(
    () => this.households.value()?.find(({ id }) => id === this.fresh()?.guardian_id) ?? null,
  );
  protected readonly leaving = signal<Share | null>(null);
  protected readonly chosen = signal('0');
  protected readonly householdId = linkedSignal(() => this.households.value()?.[0]?.id ?? BY_NAME);
  protected readonly audience = signal('');
  protected readonly endsOn = signal(dayFromNow(USUAL_DAYS));
  protected readonly momentName = momentName;

  constructor() {
    effect(() => {
      const [id, about] = [this.dogId(), this.about()];
      untracked(() => {
        this.fresh.set(null);
        void this.shares.open((cursor, aborted) => this.store.ofDog(id, about, cursor, aborted));
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

  /** A mail waits for seconds as a rule: what became of it is looked up while the link is in view. */
  protected async followMail(): Promise<void> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      await this.shares.refresh();
      if (this.freshListed()?.mail?.state !== 'waiting') return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
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
    const mail = mailWords(share, now);
    return [
      `${shows}. ${endWords(share, now)}.`,
      `${viewWords(share, now)}.`,
      ...(mail === null ? [] : [mail]),
    ];
  }

  private wanted(): Partial<NewShare> {
    const choice = this.choices()[Number(this.chosen())] ?? this.choices()[0];
    const household = this.householdId();
    return {
      ...(choice && { scope: choice.scope, about_id: choice.aboutId }),
      ...(choice?.version !== undefined && { version: choice.version }),
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
