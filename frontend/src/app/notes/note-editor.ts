import {
  Component,
  ElementRef,
  OnInit,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Note, NoteFields, NoteKind, Visibility } from '../api/types';
import { asProblem } from '../core/http/problem';
import { holdTheVersion } from '../core/updates/in-the-making';
import { Field } from '../shared/forms/field';
import { TagField } from '../shared/forms/tag-field';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { DiffView } from '../shared/text/diff-view';
import { fromLocalInput, toLocalInput } from '../shared/text/moments';
import { Draft, DraftBox, DraftPlace } from './draft-box';
import { anchored, handMade } from './kept-facts';
import { NOTE_KINDS, VISIBILITIES } from './kinds';
import { NoteFacts } from './note-facts';
import { NoteStore } from './note-store';

/**
 * Changes a note. The change is kept on the device like a draft. When somebody else changed the
 * note meanwhile, nothing is overwritten: both texts are shown and the writer decides.
 */
@Component({
  selector: 'll-note-editor',
  templateUrl: './note-editor.html',
  imports: [DiffView, Field, Icon, NoteFacts, Refusal, TagField],
})
export class NoteEditor implements OnInit {
  readonly note = input.required<Note>();
  /** A text to begin with instead of the note's own, for example an earlier revision. */
  readonly startText = input<string | null>(null);
  readonly saved = output<Note>();
  readonly closed = output();

  private readonly store = inject(NoteStore);
  private readonly drafts = inject(DraftBox);
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  protected readonly kinds = NOTE_KINDS;
  protected readonly visibilities = VISIBILITIES;
  protected readonly saving = new Deed();
  protected readonly draft = signal<Draft>(this.drafts.fresh(null));
  protected readonly reason = signal('');
  /** The note as it is now, when it is no longer the one this change was begun over. */
  protected readonly theirs = signal<Note | null>(null);
  protected readonly problem = computed(() => (this.theirs() ? null : this.saving.problem()));
  protected readonly whenInput = computed(() =>
    toLocalInput(new Date(this.draft().occurredAt ?? Date.now())),
  );

  constructor() {
    holdTheVersion();
    afterNextRender(() => this.text().nativeElement.focus());
  }

  ngOnInit(): void {
    const kept = this.drafts.read(this.place());
    const begun = this.startText() === null ? kept : null;
    this.draft.set(begun ?? { ...this.asDraft(), body: this.startText() ?? this.note().body });
  }

  protected change(part: Partial<Draft>): void {
    this.draft.update((old) => ({ ...old, ...part, touchedAt: new Date().toISOString() }));
    this.drafts.keep(this.place(), this.draft());
  }

  /** A language the shorthand does not know is the writer's own choice: it stays. */
  protected readIn(language: string): void {
    const held = this.draft().language ?? 'en';
    if (held === language || !['en', 'de'].includes(held)) return;
    this.change({ language });
  }

  protected setKind(value: string): void {
    this.change({ kind: value as NoteKind });
  }

  protected setVisibility(value: string): void {
    this.change({ visibility: value as Visibility });
  }

  protected setWhen(value: string): void {
    this.change({ occurredAt: fromLocalInput(value) });
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.save();
    }
  }

  protected cancel(): void {
    this.drafts.drop(this.place());
    this.closed.emit();
  }

  /** Writes over the revision the draft was begun over, or over the one shown as theirs. */
  protected async save(): Promise<void> {
    const begun = this.draft();
    const over = this.theirs()?.revision ?? this.draft().revision ?? this.note().revision;
    const saved = await this.saving.get(async () => {
      try {
        return await this.store.change(this.note().id, over, this.fields(), this.reason().trim());
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.status === 412 && problem.current) this.theirs.set(problem.current as Note);
        throw thrown;
      }
    });
    if (!saved) return;
    if (this.draft() !== begun) {
      // Written while it was being saved: a further revision.
      this.theirs.set(null);
      this.draft.update((draft) => ({ ...draft, revision: saved.revision }));
      return this.save();
    }
    this.drafts.drop(this.place());
    this.saved.emit(saved);
  }

  protected takeTheirs(note: Note): void {
    this.drafts.drop(this.place());
    this.saved.emit(note);
  }

  protected takeBoth(note: Note): void {
    this.change({ body: `${note.body}\n\n${this.draft().body}` });
    this.text().nativeElement.focus();
  }

  private fields(): Partial<NoteFields> {
    const draft = this.draft();
    const note = this.note();
    const title = draft.title.trim() === '' ? null : draft.title.trim();
    return {
      body: draft.body,
      ...(sameFacts(draft, note) ? {} : { facts: anchored(draft.facts ?? [], draft.body) }),
      ...(draft.language && draft.language !== languageOfNote(note)
        ? { language: draft.language }
        : {}),
      ...(title === note.title ? {} : { title }),
      ...(draft.kind === note.kind ? {} : { kind: draft.kind }),
      ...(draft.visibility === note.visibility ? {} : { visibility: draft.visibility }),
      ...(sameTags(draft.tags, note.tags) ? {} : { tags: [...draft.tags] }),
      ...(draft.occurredAt === null || draft.occurredAt === note.occurred_at
        ? {}
        : { occurred_at: draft.occurredAt }),
    };
  }

  private asDraft(): Draft {
    const note = this.note();
    return {
      noteId: note.id,
      dogId: note.dog_id,
      body: note.body,
      title: note.title ?? '',
      kind: note.kind,
      tags: note.tags,
      visibility: note.visibility,
      occurredAt: note.occurred_at,
      touchedAt: note.updated_at,
      revision: note.revision,
      facts: handMade(note.facts ?? []),
      language: languageOfNote(note),
    };
  }

  private place(): DraftPlace {
    return `note:${this.note().id}`;
  }
}

/** The registry moves facts with their words by itself; only a change by hand is sent. */
function sameFacts(draft: Draft, note: Note): boolean {
  const before = handMade(note.facts ?? []);
  return JSON.stringify(draft.facts ?? before) === JSON.stringify(before);
}

function languageOfNote(note: Note): string {
  return note.language?.split('-')[0]?.toLowerCase() ?? 'en';
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, place) => tag === other[place]);
}
