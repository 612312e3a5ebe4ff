import { Component, DOCUMENT, DestroyRef, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { DogStore } from '../../dogs/dog-store';
import { Composer } from '../../notes/composer';
import { Desk } from '../../notes/desk';
import { DraftBox } from '../../notes/draft-box';
import { Icon } from '../../shared/icon/icon';
import { IconName } from '../../shared/icon/icons';
import { roomy } from '../../shared/roomy';
import { DogTag } from '../../shared/marks/dog-tag';
import { Wordmark } from '../../shared/marks/wordmark';
import { Failure } from '../../shared/state/failure';
import { Skeleton } from '../../shared/state/skeleton';
import { Waiting } from '../../offline/waiting';
import { StateLine } from '../../sync/state-line';
import { WaitingFiles } from '../../sharing/waiting-files';
import { Shortcuts } from '../keyboard/shortcuts';
import { Session } from '../session/session';
import { inTurns } from '../turn';
import { MoreMenu } from './more-menu';
import { ShortcutHelp } from './shortcut-help';

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
}

/** What stands around every page of a signed-in person: the ways, the pen, the keys. */
@Component({
  selector: 'll-shell',
  templateUrl: './shell.html',
  imports: [
    Composer,
    DogTag,
    Failure,
    Icon,
    MoreMenu,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ShortcutHelp,
    Skeleton,
    StateLine,
    Wordmark,
  ],
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly desk = inject(Desk);
  protected readonly dogs = inject(DogStore);
  protected readonly drafts = inject(DraftBox);
  private readonly files = inject(WaitingFiles);
  private readonly waiting = inject(Waiting);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  /** As in shell.css: a bar at the side of a wide window, tabs below a narrow one. */
  protected readonly wide = roomy('(min-width: 64rem)');
  /** What stands around a page is made after the page. */
  protected readonly ways = inTurns(
    1,
    computed(() => this.session.person() !== null),
  );
  protected readonly help = signal(false);
  protected readonly more = signal(false);
  protected readonly retrying = signal(false);
  protected readonly mayBegin = computed(() => this.session.mayWrite() && !this.desk.closed());

  protected readonly tabs: readonly Place[] = [
    { path: '/dogs', label: 'Dogs', icon: 'dog' },
    { path: '/search', label: 'Search', icon: 'search' },
    { path: '/guardians', label: 'Guardians', icon: 'household' },
  ];
  protected readonly backRoom = computed<readonly Place[]>(() => [
    { path: '/overview', label: 'Overview', icon: 'clock' },
    { path: '/calendar', label: 'Calendar', icon: 'calendar' },
    { path: '/library', label: 'Library', icon: 'general' },
    { path: '/team', label: 'Team', icon: 'team' },
    ...(this.session.mayManage()
      ? [{ path: '/audit', label: 'Audit log', icon: 'ledger' as const }]
      : []),
    ...(this.files.count() > 0
      ? [
          {
            path: '/share',
            label: `Waiting files (${this.files.count()})`,
            icon: 'device' as const,
          },
        ]
      : []),
    {
      path: '/sync',
      label:
        this.waiting.unsent().length > 0
          ? `This device (${this.waiting.unsent().length} to send)`
          : 'This device',
      icon: 'device',
    },
    { path: '/settings', label: 'Settings', icon: 'settings' },
  ]);

  constructor() {
    const remove = inject(Shortcuts).add([
      { key: 'n', says: 'New note', run: () => this.begin() },
      { key: '/', says: 'Search', run: () => void this.router.navigate(['/search']) },
      { key: 'g', says: 'Go to the dogs', run: () => void this.router.navigate(['/dogs']) },
      { key: 'c', says: 'Go to the calendar', run: () => void this.router.navigate(['/calendar']) },
      { key: '?', says: 'Show these keys', run: () => this.help.set(true) },
    ]);
    inject(DestroyRef).onDestroy(remove);
  }

  protected begin(): void {
    if (this.mayBegin()) this.desk.begin();
  }

  protected reload(): void {
    this.document.location.reload();
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('main')?.focus();
  }

  protected async retry(): Promise<void> {
    this.retrying.set(true);
    if (!(await this.session.restore()) && !this.session.problem()) {
      await this.router.navigate(['/login']);
    }
    this.retrying.set(false);
  }
}
