import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiClient } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { LOOSE_DAYS } from '../offline/files/loose-days';
import { Waiting } from '../offline/waiting';
import { Icon } from '../shared/icon/icon';
import { IconName } from '../shared/icon/icons';
import { counted } from '../shared/text/moments';
import { ConflictStore } from './conflict-store';

interface Line {
  readonly icon: IconName;
  readonly strong: string;
  readonly says: string;
  readonly way: 'log-in' | 'sync' | 'again' | null;
}

const MINUTE_MS = 60_000;
/** Under this a clock is not worth a word. */
const CLOCK_OFF_MS = 5 * MINUTE_MS;

/** One line over every page, when there is something that a person must know of their records. */
@Component({
  selector: 'll-state-line',
  imports: [Icon, RouterLink],
  template: `
    @if (line(); as line) {
      <p class="offline-line" role="status">
        <ll-icon [name]="line.icon" />
        <span
          ><strong>{{ line.strong }}</strong> {{ line.says }}</span
        >
        @switch (line.way) {
          @case ('log-in') {
            <a class="button" routerLink="/login" [queryParams]="{ next: here() }">Log in</a>
          }
          @case ('sync') {
            <a class="button" routerLink="/sync">Look</a>
          }
          @case ('again') {
            <button type="button" class="button" (click)="again()">Try again</button>
          }
        }
      </p>
    }
  `,
})
export class StateLine {
  private readonly session = inject(Session);
  private readonly waiting = inject(Waiting);
  private readonly conflicts = inject(ConflictStore);
  private readonly api = inject(ApiClient);

  /** The first of these that is so; what keeps words from being stored comes before what can wait. */
  protected readonly line = computed<Line | null>(
    () => this.stopped() ?? this.asked() ?? this.offline() ?? this.device(),
  );

  constructor() {
    this.conflicts.follow();
  }

  protected here(): string {
    return location.pathname + location.search;
  }

  protected again(): void {
    void this.session.askAgain();
    this.waiting.askAgain();
  }

  /** Nothing goes out, and waiting does not help. */
  private stopped(): Line | null {
    const problem = this.waiting.problem();
    if (this.waiting.left()) {
      return line('lock', 'You are no longer a member here.', this.leftWords(), 'sync');
    }
    if (problem?.code === 'device-full')
      return line('incident', problem.title, problem.detail, 'sync');
    if (problem?.signedOut) {
      return line(
        'lock',
        'You are logged out.',
        `${this.waitingWords()}Log in to go on.`,
        'log-in',
      );
    }
    return null;
  }

  /** Somebody has to say something. */
  private asked(): Line | null {
    const refused = this.waiting.refused().length + this.waiting.refusedActs().length;
    if (refused > 0) {
      const what = `${counted(refused, 'entry', 'entries')} not taken.`;
      return line('incident', what, 'Each is kept on this device with the reason.', 'sync');
    }
    const two = new Set([
      ...this.waiting.contradicted().map(({ id }) => id),
      ...this.conflicts
        .open()
        .filter(({ yours }) => yours)
        .map((one) => one.document_id),
    ]).size;
    if (two === 0) return this.withoutNote();
    const what = `Two versions of ${counted(two, 'entry', 'entries')}.`;
    return line('incident', what, 'Both are kept. Say which counts.', 'sync');
  }

  private withoutNote(): Line | null {
    const files = this.waiting.looseFiles();
    if (files === 0) return null;
    const what = `${counted(files, 'file has', 'files have')} no note.`;
    return line('incident', what, `Write one within ${LOOSE_DAYS} days.`, 'sync');
  }

  private offline(): Line | null {
    if (!this.session.remembered() && !this.waiting.problem()?.offline) return null;
    const says = `${this.waitingWords()}What you write is kept on this device.`;
    return line('offline', 'No connection.', says, 'again');
  }

  private device(): Line | null {
    const off = this.api.clockOffMs();
    if (Math.abs(off) > CLOCK_OFF_MS) {
      const says = `It is ${spanWords(Math.abs(off))} ${off > 0 ? 'behind' : 'ahead'}. Set it right, or the times of your entries are wrong.`;
      return line('clock', 'The clock of this device is wrong.', says, null);
    }
    if (!this.waiting.tight()) return null;
    return line('device', 'Little room is left on this device.', 'Free some space soon.', 'sync');
  }

  private waitingWords(): string {
    const count = this.waiting.unsent().length;
    return count === 0 ? '' : `${counted(count, 'entry waits', 'entries wait')} to be sent. `;
  }

  private leftWords(): string {
    const count = this.waiting.unsent().length;
    const rest =
      count === 0 ? '' : ` ${counted(count, 'entry', 'entries')} of yours never sent: keep a copy.`;
    return `The practice’s records are gone from this device.${rest}`;
  }
}

function line(icon: IconName, strong: string, says: string, way: Line['way']): Line {
  return { icon, strong, says, way };
}

function spanWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 120) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}
