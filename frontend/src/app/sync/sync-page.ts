import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import type { Act } from '../offline/act';
import { bodyOf, LocalRecord, newestChange } from '../offline/local-record';
import { Replication } from '../offline/replication';
import { StorageRoom } from '../offline/storage-room';
import { Waiting } from '../offline/waiting';
import { Confirm } from '../shared/dialog/confirm';
import { Icon } from '../shared/icon/icon';
import { ago, counted } from '../shared/text/moments';
import { ConflictStore } from './conflict-store';
import { entryWords, EntryWords } from './entry-words';
import { Abandoned, abandonedBy } from './abandoned';
import { LooseFileList } from './loose-file-list';
import { asData, asText } from './take-along';
import { TwoVersions } from './two-versions';

/** An acknowledgement or a co-signature, with the words of what was read. */
interface ReadEntry extends EntryWords {
  readonly act: Act;
}

interface Entry extends EntryWords {
  readonly record: LocalRecord;
  readonly deleted: boolean;
  readonly writtenAt: string | null;
}

/** As many as one looks at; the file has them all. */
const MOST_SHOWN = 100;

/** Where this device stands with the registry: what waits, what was refused, what is in two versions. */
@Component({
  selector: 'll-sync-page',
  templateUrl: './sync-page.html',
  imports: [Confirm, Icon, LooseFileList, RouterLink, TwoVersions],
})
export class SyncPage {
  protected readonly waiting = inject(Waiting);
  protected readonly conflicts = inject(ConflictStore);
  protected readonly room = inject(StorageRoom);
  private readonly session = inject(Session);
  private readonly replication = inject(Replication);
  private readonly toasts = inject(Toasts);

  protected readonly givingUp = signal<Entry | null>(null);
  protected readonly abandoned = signal<readonly Abandoned[]>([]);
  protected readonly ago = ago;
  protected readonly counted = counted;

  protected readonly refused = computed(() => this.waiting.refused().map(entryOf));
  private readonly queued = computed(() =>
    this.waiting.open().filter(({ open }) => open === 'on-device'),
  );
  protected readonly queuedCount = computed(
    () => this.queued().length + this.waiting.waitingActs().length,
  );
  private readonly read = signal<readonly ReadEntry[]>([]);
  protected readonly readNotTaken = computed(() =>
    this.read().filter(({ act }) => act.refused !== null),
  );
  protected readonly readQueued = computed(() =>
    this.read().filter(({ act }) => act.refused === null),
  );
  protected readonly shown = computed(() =>
    [...this.queued()]
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .slice(0, MOST_SHOWN)
      .map(entryOf),
  );
  protected readonly moreQueued = computed(() => this.queued().length - this.shown().length);
  /** A deletion that met somebody's newer edit: there is nothing to choose, only to know. */
  protected readonly undeleted = computed(() =>
    this.waiting
      .contradicted()
      .filter(({ contradiction }) => contradiction?.conflictId === null)
      .map(entryOf),
  );
  protected readonly conflicting = computed(() =>
    this.conflicts.open().map(({ kind, document_id: id, current, set_aside }) => {
      const body = current.body ?? set_aside.body;
      const dogId = typeof body?.['dog_id'] === 'string' ? body['dog_id'] : null;
      return { id, ...entryWords({ kind, id, dogId }, body) };
    }),
  );
  protected readonly agreed = computed(() => {
    const at = this.waiting.agreedAt();
    return at === null ? null : ago(new Date(at).toISOString());
  });

  constructor() {
    this.conflicts.follow();
    effect(() => {
      const acts = this.waiting.acts();
      untracked(() => void this.lookAtActs(acts));
    });
    void this.room.look();
    void this.lookForAbandoned();
  }

  protected again(): void {
    this.waiting.askAgain();
  }

  protected async retry({ record }: Entry): Promise<void> {
    await this.replication.records()?.tryAgain(record.kind, record.id);
    this.waiting.askAgain();
  }

  protected async giveUp({ record }: Entry): Promise<void> {
    this.givingUp.set(null);
    await this.replication.records()?.giveUp(record.kind, record.id);
    this.toasts.say('Taken off this device');
  }

  protected async noted({ record }: Entry): Promise<void> {
    await this.replication.records()?.settle(record.kind, record.id);
  }

  protected deed({ act }: ReadEntry): string {
    return act.deed === 'cosign' ? 'your co-signature' : 'that you have read it';
  }

  /** The person knows that it was not taken. */
  protected async understood({ act }: ReadEntry): Promise<void> {
    await this.replication.acts()?.giveUp(act.id);
  }

  protected save(
    how: 'text' | 'data',
    records: readonly LocalRecord[] = this.waiting.unsent(),
    of = this.practice(),
  ): void {
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    if (how === 'text') keepFile(asText(records, of), `longline-unsent-${day}.txt`, 'text/plain');
    else keepFile(asData(records, of, now), `longline-unsent-${day}.json`, 'application/json');
  }

  protected practice(): string {
    return this.session.membership()?.organization.name ?? 'practice';
  }

  protected async keepStorage(): Promise<void> {
    await this.room.ask();
    if (this.room.lasting() !== true) {
      this.toasts.say('The browser did not agree. Installing Longline on the device helps.');
    }
  }

  private async lookAtActs(acts: readonly Act[]): Promise<void> {
    const records = this.replication.records();
    const read = await Promise.all(
      acts.map(async (act) => {
        const { kind, documentId: id } = act;
        const record = (await records?.read(kind, id)) ?? null;
        const about = record ?? { kind, id, dogId: null };
        return { act, ...entryWords(about, record && bodyOf(record)) };
      }),
    );
    if (this.waiting.acts() === acts) this.read.set(read);
  }

  private async lookForAbandoned(): Promise<void> {
    const person = this.session.person();
    const now = this.session.membership()?.organization.id ?? null;
    const others = this.session.me()?.memberships.map((one) => one.organization.id) ?? [];
    if (person) this.abandoned.set(await abandonedBy(person.id, [now, ...others]));
  }
}

function entryOf(record: LocalRecord): Entry {
  const body = bodyOf(record) ?? record.lastBody ?? record.stored?.body ?? null;
  const change = newestChange(record);
  return {
    ...entryWords(record, body),
    ...{ record, deleted: change?.deleted ?? false, writtenAt: change?.editedAt ?? null },
  };
}

/** Gives a file to the device's own folders. */
function keepFile(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
