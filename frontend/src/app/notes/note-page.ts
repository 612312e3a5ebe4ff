import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Note, NoteRevision } from '../api/types';
import { CaptureBar } from '../capture/capture-bar';
import { FileList } from '../capture/file-list';
import { CautionOffers } from '../care/caution-offers';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { FileSigns } from '../offline/file-signs';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName, timeOf, dayName, dayOf } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';
import { TwoVersions } from '../sync/two-versions';
import { CosignLine } from './cosign-line';
import { DraftBox } from './draft-box';
import { FactChips } from './fact-chips';
import { FactReader } from './fact-reader';
import { kindIcon, kindLabel, visibilityLabel } from './kinds';
import { NoteEditor } from './note-editor';
import { NoteHistory } from './note-history';
import { NoteStore, savedWhere } from './note-store';

/** One note: read it, change it, see how it came to be, take it away and bring it back. */
@Component({
  selector: 'll-note-page',
  templateUrl: './note-page.html',
  imports: [
    CaptureBar,
    CautionOffers,
    CosignLine,
    FactChips,
    Failure,
    FileList,
    Icon,
    NoteEditor,
    NoteHistory,
    RecordStateLabel,
    Refusal,
    RouterLink,
    Skeleton,
    TwoVersions,
  ],
})
export class NotePage {
  readonly dogId = input.required<string>();
  readonly noteId = input.required<string>();
  /** `history` shows the revisions; kept in the address so that it can be sent to somebody. */
  readonly view = input<string>();

  private readonly store = inject(NoteStore);
  private readonly drafts = inject(DraftBox);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly signs = inject(FileSigns);
  protected readonly session = inject(Session);
  protected readonly reader = inject(FactReader);

  protected readonly about = computed(() => ({ kind: 'note' as const, id: this.noteId() }));
  protected readonly note = new Remote<Note>();
  protected readonly history = new Remote<readonly NoteRevision[]>();
  protected readonly editing = signal(false);
  protected readonly startText = signal<string | null>(null);
  protected readonly removing = new Deed();
  protected readonly hasDraft = computed(() => {
    this.editing();
    return this.drafts.read(`note:${this.noteId()}`) !== null;
  });
  protected readonly author = computed(() => this.history.value()?.[0]?.author.name ?? '');
  protected readonly lastChange = computed(() => {
    const revisions = this.history.value() ?? [];
    return revisions.length > 1 ? revisions.at(-1) : undefined;
  });

  protected readonly kindIcon = kindIcon;
  protected readonly kindLabel = kindLabel;
  protected readonly visibilityLabel = visibilityLabel;
  protected readonly momentName = momentName;
  protected readonly timeOf = timeOf;

  constructor() {
    void this.reader.learnUnits();
    effect(() => {
      const id = this.noteId();
      untracked(() => {
        this.editing.set(false);
        void this.note.load((signal) => this.store.read(id, signal));
        void this.history.load((signal) => this.store.history(id, signal));
      });
    });
    inStepWithDevice(async () => this.editing() || this.note.reread());
    inStepWithDevice(() => this.history.reread());
  }

  protected dayLine(note: Note): string {
    return dayName(dayOf(note.occurred_at));
  }

  protected edit(text: string | null = null): void {
    this.startText.set(text);
    this.editing.set(true);
  }

  protected saved(note: Note): void {
    this.editing.set(false);
    this.note.set(note);
    this.history.retry();
    this.toasts.say(`Note ${savedWhere(note)}`);
    if (note.id !== this.noteId() || note.dog_id !== this.dogId()) return;
    if (this.view() === 'history') this.showHistory(true);
  }

  protected showHistory(shown: boolean): void {
    void this.router.navigate([], {
      queryParams: { view: shown ? 'history' : null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected useAgain(text: string): void {
    this.showHistory(false);
    this.edit(text);
  }

  protected async remove(note: Note): Promise<void> {
    if (!(await this.removing.run(() => this.store.remove(note)))) return;
    this.toasts.say('Note deleted', { label: 'Undo', run: () => void this.bringBack(note) });
    await this.router.navigate(['/dogs', note.dog_id]);
  }

  private async bringBack(note: Note): Promise<void> {
    try {
      await this.store.restore(note.id);
      this.toasts.say('The note is back');
    } catch {
      this.toasts.say('The note could not be brought back.', {
        label: 'Try again',
        run: () => void this.bringBack(note),
      });
    }
  }
}
