import { Injectable, computed, signal } from '@angular/core';
import { uuid7 } from '../core/uuid7';
import { Answer, LinkDoor, Paper } from './link-door';
import {
  HomeworkCard,
  KeptLink,
  KeptPractice,
  NOTHING_KEPT,
  Outcome,
  SharedPage,
  WaitingRound,
} from './link-types';

const KEY = 'longline.link.';
const GONE = 'This homework is not there any more. Tell your trainer what you did.';

/**
 * One link on one phone. A tap is kept before the screen says so (localStorage, like a running
 * session's), a round has an id of its own and is sent until it is answered: sent twice it is kept
 * once. Every change begins with what is kept now, so a second tab loses nothing.
 */
@Injectable()
export class LinkStore {
  readonly kept = signal<KeptLink>(NOTHING_KEPT);
  readonly looked = signal(false);
  readonly online = signal(true);
  /** False where this browser lets the page keep nothing: a private window, a full phone. */
  readonly keeps = signal(true);
  readonly page = computed(() => this.kept().page);
  readonly waiting = computed(() => this.kept().waiting.filter((one) => one.refused === null));
  readonly refused = computed(() => this.kept().waiting.filter((one) => one.refused !== null));
  private token = '';
  private door = new LinkDoor('');
  private sending: Promise<void> | null = null;

  open(token: string): void {
    this.token = token;
    this.door = new LinkDoor(token);
    const kept = this.read();
    // A link that ran out shows nothing of what it showed until the registry says otherwise.
    this.kept.set(hasRunOut(kept.page) ? { ...kept, page: null } : kept);
    this.looked.set(this.page() !== null || this.kept().dead);
  }

  /** Sends what waits, then asks what there is to do. */
  async refresh(): Promise<void> {
    await this.send();
    const answer = await this.door.open();
    this.online.set(answer.is !== 'later');
    if (answer.is === 'answered') {
      this.change((kept) => ({ ...kept, page: answer.value, fetchedOn: today(), dead: false }));
    } else if (answer.is === 'gone' || hasRunOut(this.read().page)) {
      this.change((kept) => ({ ...kept, page: null, taps: {}, dead: true }));
    }
    this.looked.set(true);
  }

  taps(homework: HomeworkCard): readonly Outcome[] {
    return this.kept().taps[homework.id] ?? [];
  }

  tap(homework: HomeworkCard, outcome: Outcome): void {
    this.change((kept) => withTaps(kept, homework, (taps) => [...taps, outcome].slice(0, 100)));
  }

  undo(homework: HomeworkCard): void {
    this.change((kept) => withTaps(kept, homework, (taps) => taps.slice(0, -1)));
  }

  /**
   * The round is done: kept here, sent as soon as there is a network, and then it is asked what there
   * is to do now. True when the trainer has it already.
   */
  async finish(homework: HomeworkCard, comment: string): Promise<boolean> {
    const id = uuid7();
    this.change((kept) => {
      const trials = [...(kept.taps[homework.id] ?? [])];
      if (trials.length === 0) return kept;
      const round = {
        id,
        homework_id: homework.id,
        at: withOffset(new Date()),
        trials,
        fas: null,
        comment: comment.trim().slice(0, 500),
      };
      const after = withTaps(kept, homework, () => []);
      return { ...after, waiting: [...kept.waiting, { round, refused: null }] };
    });
    await this.refresh();
    return this.kept().waiting.every((one) => one.round.id !== id);
  }

  forget(one: WaitingRound): void {
    this.change((kept) => without(kept, one.round.id));
  }

  clip(homework: HomeworkCard): string {
    return this.door.clip(homework.id);
  }

  /** The shared report as a page; it is asked for each time and kept nowhere. */
  report(): Promise<Answer<string>> {
    return this.door.report();
  }

  paper(paper: Paper): Promise<Answer<Blob>> {
    return this.door.paper(paper);
  }

  /** How many rounds of today: those that the trainer has, and those that wait here. */
  roundsToday(homework: HomeworkCard): number {
    const { fetchedOn, waiting } = this.kept();
    const sent = fetchedOn === today() ? homework.rounds_today : 0;
    const here = waiting.filter(
      ({ round, refused }) =>
        refused === null && round.homework_id === homework.id && round.at.startsWith(today()),
    );
    return sent + here.length;
  }

  /** Sends what waits, one after the other; a second call joins the first. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const next = this.read().waiting.find((one) => one.refused === null);
      if (!next) return;
      const answer = await this.door.send(next.round);
      this.online.set(answer.is !== 'later');
      if (answer.is === 'later') return;
      if (answer.is === 'answered') this.change((kept) => taken(kept, answer.value));
      else {
        const refused = answer.is === 'gone' ? GONE : answer.sentence;
        this.change((kept) => ({ ...kept, waiting: kept.waiting.map(marked(next, refused)) }));
      }
    }
  }

  private change(how: (kept: KeptLink) => KeptLink): void {
    const after = how(this.read());
    try {
      localStorage.setItem(KEY + this.token, JSON.stringify(after));
    } catch {
      this.keeps.set(false); // from now on the open page alone holds it, and says so
    }
    this.kept.set(after);
  }

  private read(): KeptLink {
    if (!this.keeps()) return this.kept();
    try {
      const text = localStorage.getItem(KEY + this.token);
      return text === null ? NOTHING_KEPT : { ...NOTHING_KEPT, ...(JSON.parse(text) as KeptLink) };
    } catch {
      return NOTHING_KEPT;
    }
  }
}

function hasRunOut(page: SharedPage | null): boolean {
  return page !== null && Date.parse(page.expires_at) <= Date.now();
}

function withTaps(
  kept: KeptLink,
  homework: HomeworkCard,
  how: (taps: readonly Outcome[]) => readonly Outcome[],
): KeptLink {
  return { ...kept, taps: { ...kept.taps, [homework.id]: how(kept.taps[homework.id] ?? []) } };
}

function without(kept: KeptLink, roundId: string): KeptLink {
  return { ...kept, waiting: kept.waiting.filter((one) => one.round.id !== roundId) };
}

function marked(refusedOne: WaitingRound, refused: string): (one: WaitingRound) => WaitingRound {
  return (one) => (one.round.id === refusedOne.round.id ? { ...one, refused } : one);
}

/** The trainer has the round: it waits no longer, and the card counts it. */
function taken(kept: KeptLink, answer: KeptPractice): KeptLink {
  const after = without(kept, answer.id);
  return { ...after, fetchedOn: today(), page: after.page && counted(after.page, answer) };
}

function counted(
  page: SharedPage,
  { homework_id, rounds, rounds_today }: KeptPractice,
): SharedPage {
  const { shown } = page;
  if (shown.scope === 'report') return page;
  const homework = shown.homework.map((one) =>
    one.id === homework_id ? { ...one, rounds, rounds_today } : one,
  );
  return { ...page, shown: { ...shown, homework } };
}

export function today(now: Date = new Date()): string {
  return withOffset(now).slice(0, 10);
}

/** RFC 3339 with the offset that this phone shows. */
export function withOffset(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const shifted = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
