import {
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NoteKind, Visibility } from '../api/types';
import { holdTheVersion } from '../core/updates/in-the-making';
import { Toasts } from '../core/toasts/toasts';
import { DogStore, KnownDog } from '../dogs/dog-store';
import { FileSigns } from '../offline/file-signs';
import { TagField } from '../shared/forms/tag-field';
import { LateCapture } from '../capture/late-capture';
import { CaptureBar } from '../capture/capture-bar';
import { FileList } from '../capture/file-list';
import { valueOf } from '../shared/forms/value-of';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { fromLocalInput, momentName, nowWithOffset, toLocalInput } from '../shared/text/moments';
import { Desk } from './desk';
import { dogsSeen, dogsToChoose } from './dogs-to-choose';
import { fitAbove, open } from './composer-stand';
import { Draft, DraftBox, DraftPlace, placeOf } from './draft-box';
import { noteOf } from './drafted-note';
import { kindIcon, NOTE_KINDS, VISIBILITIES } from './kinds';
import { NoteFacts } from './note-facts';
import { NoteStore, savedWhere } from './note-store';
import type { Told } from './spoken-words';
import { wayOut } from './way-out';

/**
 * The place to write a note: it opens with the cursor in the text, keeps every keystroke on the
 * device, and asks for nothing but the dog. On a phone it covers the page; on a desk it stands
 * beside it, so that earlier notes can be read while writing.
 */
@Component({
  selector: 'll-composer',
  templateUrl: './composer.html',
  imports: [CaptureBar, FileList, Icon, NoteFacts, RouterLink, TagField],
  host: { '(keydown)': 'key($event)' },
})
export class Composer {
  private readonly desk = inject(Desk);
  private readonly drafts = inject(DraftBox);
  private readonly notes = inject(NoteStore);
  private readonly dogStore = inject(DogStore);
  private readonly files = inject(LateCapture);
  protected readonly signs = inject(FileSigns);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');
  private readonly dogField = viewChild<ElementRef<HTMLSelectElement>>('dogField');
  private readonly before = this.document.activeElement;

  protected readonly kinds = NOTE_KINDS;
  protected readonly visibilities = VISIBILITIES;
  protected readonly kindIcon = kindIcon;
  protected readonly wayOut = wayOut;

  protected readonly draft = signal<Draft>(this.begin(this.desk.about()));
  protected readonly restored = signal(this.draft().body !== '');
  protected readonly dogs = signal(dogsSeen(this.dogStore, this.desk.about()));
  protected readonly quickDogs = computed(() => this.dogs().slice(0, 5));
  protected readonly showMore = signal(this.draft().tags.length > 0 || this.draft().title !== '');
  protected readonly saving = new Deed();
  protected readonly filesSay = signal('');
  protected readonly about = computed(() => ({ kind: 'note' as const, id: this.draft().noteId }));
  protected readonly missing = signal<'dog' | 'text' | null>(null);
  protected readonly kept = this.drafts.keeps;
  protected readonly when = computed(() => {
    const at = this.draft().occurredAt;
    return at === null ? 'Now' : momentName(at);
  });
  protected readonly whenInput = computed(() =>
    toLocalInput(new Date(this.draft().occurredAt ?? Date.now())),
  );
  protected readonly dogName = computed(
    () => this.dogs().find((dog) => dog.id === this.draft().dogId)?.name ?? null,
  );

  constructor() {
    holdTheVersion();
    afterNextRender(() => open(this.box().nativeElement, this.text().nativeElement));
    void this.loadDogs();
    const online = (): void => {
      if (this.saving.problem()?.offline) void this.save();
    };
    const view = this.document.defaultView;
    const fit = (): void => fitAbove(this.box().nativeElement, view?.visualViewport ?? null);
    view?.addEventListener('online', online);
    view?.visualViewport?.addEventListener('resize', fit);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('online', online);
      view?.visualViewport?.removeEventListener('resize', fit);
      this.box().nativeElement.close();
      if (this.before instanceof HTMLElement && this.before.isConnected) this.before.focus();
    });
  }

  protected write(event: Event): void {
    const body = (event.target as HTMLTextAreaElement).value;
    this.missing.set(null);
    this.change({ body, source: 'typed', occurredAt: this.draft().occurredAt ?? nowWithOffset() });
  }

  protected change(part: Partial<Draft>): void {
    this.draft.update((old) => ({ ...old, ...part, touchedAt: new Date().toISOString() }));
    this.keep();
  }

  protected hear({ text, cursor }: Told): void {
    const { body, occurredAt, source } = this.draft();
    this.missing.set(null);
    this.change({
      body: text,
      source: body.trim() === '' ? 'voice' : (source ?? 'typed'),
      occurredAt: occurredAt ?? nowWithOffset(),
    });
    const field = this.text().nativeElement;
    field.value = text;
    field.setSelectionRange(cursor, cursor);
  }

  /** Before something is taken for it: a draft that is not kept would leave its files alone. */
  protected keepFor(): void {
    this.change({ occurredAt: this.draft().occurredAt ?? nowWithOffset() });
  }

  /** Kept with the draft so that it is saved in the language it was read in; no keystroke of its own. */
  protected readIn(language: string): void {
    if (language === (this.draft().language ?? 'en')) return;
    this.change({ language });
  }

  protected setKind(event: Event): void {
    this.change({ kind: valueOf(event) as NoteKind });
  }

  protected setVisibility(event: Event): void {
    this.change({ visibility: valueOf(event) as Visibility });
  }

  protected setWhen(event: Event): void {
    this.change({ occurredAt: fromLocalInput(valueOf(event)) });
  }

  /** Gives the text to another dog; what was already begun there stays above it. */
  protected setDog(id: string): void {
    if (id === '' || id === this.draft().dogId) return;
    const from = this.draft();
    this.draft.set(this.drafts.give(from, id));
    void this.files.follow(from.noteId, this.draft().noteId);
    this.missing.set(null);
    this.text().nativeElement.focus();
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.save();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.close();
    }
  }

  protected cancel(event: Event): void {
    event.preventDefault();
    this.close();
  }

  protected close(): void {
    if (this.isEmpty()) this.drafts.drop(placeOf(this.draft()));
    this.desk.close();
  }

  protected discard(): void {
    const thrown = this.draft();
    this.drafts.drop(placeOf(thrown));
    const files = this.filesSay() === '' ? null : this.files.discard(thrown.noteId);
    this.desk.close();
    this.toasts.say('Draft thrown away', {
      label: 'Undo',
      run: () => {
        this.drafts.keep(placeOf(thrown), thrown);
        void files?.then((bringBack) => bringBack());
        this.desk.begin(this.dogs().find((dog) => dog.id === thrown.dogId) ?? null);
      },
    });
  }

  protected async save(): Promise<void> {
    const begun = this.draft();
    const dogId = begun.dogId;
    if (this.isEmpty() || dogId === null) {
      this.miss(this.isEmpty() ? 'text' : 'dog');
      return;
    }
    const draft = begun.body.trim() === '' ? { ...begun, body: this.filesSay() } : begun;
    const saved = await this.saving.get(() =>
      this.notes.create(draft.noteId, noteOf(draft, dogId)),
    );
    if (!saved) return;
    // What was written while it was being saved is a further revision of the same note.
    if (this.draft() !== begun && this.draft().noteId === begun.noteId) return this.save();
    this.drafts.drop(placeOf(draft));
    this.desk.close();
    this.toasts.say(`Note on ${this.dogName() ?? 'the dog'} ${savedWhere(saved)}`, {
      label: 'Open',
      run: () => void this.router.navigate(['/dogs', draft.dogId, 'notes', draft.noteId]),
    });
  }

  protected here(): string {
    return this.document.location.pathname + this.document.location.search;
  }

  private isEmpty(): boolean {
    return this.draft().body.trim() === '' && this.filesSay() === '';
  }

  private miss(what: 'dog' | 'text'): void {
    this.missing.set(what);
    (what === 'dog' ? this.dogField() : this.text())?.nativeElement.focus();
  }

  private keep(): void {
    this.drafts.keep(placeOf(this.draft()), this.draft());
  }

  private begin(dog: KnownDog | null): Draft {
    const place: DraftPlace = dog ? `dog:${dog.id}` : 'nowhere';
    return this.drafts.read(place) ?? this.drafts.fresh(dog?.id ?? null);
  }

  private async loadDogs(): Promise<void> {
    this.dogs.set(await dogsToChoose(this.dogStore, this.desk.about()));
    const only = this.dogs()[0];
    if (this.dogs().length === 1 && only && this.draft().dogId === null) this.setDog(only.id);
  }
}
