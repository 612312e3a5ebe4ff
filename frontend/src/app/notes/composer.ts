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
import { TagField } from '../shared/forms/tag-field';
import { FilesWithNote } from '../sharing/files-with-note';
import { WaitingFiles } from '../sharing/waiting-files';
import { valueOf } from '../shared/forms/value-of';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { fromLocalInput, momentName, nowWithOffset, toLocalInput } from '../shared/text/moments';
import { Desk } from './desk';
import { Draft, DraftBox, DraftPlace, placeOf } from './draft-box';
import { noteOf } from './drafted-note';
import { kindIcon, NOTE_KINDS, VISIBILITIES } from './kinds';
import { NoteFacts } from './note-facts';
import { NoteStore } from './note-store';
import { wayOut } from './way-out';

/**
 * The place to write a note: it opens with the cursor in the text, keeps every keystroke on the
 * device, and asks for nothing but the dog. On a phone it covers the page; on a desk it stands
 * beside it, so that earlier notes can be read while writing.
 */
@Component({
  selector: 'll-composer',
  templateUrl: './composer.html',
  imports: [FilesWithNote, Icon, NoteFacts, RouterLink, TagField],
  host: { '(keydown)': 'key($event)' },
})
export class Composer {
  private readonly desk = inject(Desk);
  private readonly drafts = inject(DraftBox);
  private readonly notes = inject(NoteStore);
  private readonly dogStore = inject(DogStore);
  private readonly files = inject(WaitingFiles);
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
  protected readonly dogs = signal<readonly KnownDog[]>(this.knownDogs());
  protected readonly quickDogs = computed(() => this.dogs().slice(0, 5));
  protected readonly showMore = signal(this.draft().tags.length > 0 || this.draft().title !== '');
  protected readonly saving = new Deed();
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
    afterNextRender(() => this.show());
    void this.loadDogs();
    const online = (): void => {
      if (this.saving.problem()?.offline) void this.save();
    };
    const view = this.document.defaultView;
    const fit = (): void => this.fit(view?.visualViewport ?? null);
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
    if (this.draft().body.trim() === '') this.drafts.drop(placeOf(this.draft()));
    this.desk.close();
  }

  protected discard(): void {
    const thrown = this.draft();
    this.drafts.drop(placeOf(thrown));
    this.desk.close();
    this.toasts.say('Draft thrown away', {
      label: 'Undo',
      run: () => {
        this.drafts.keep(placeOf(thrown), thrown);
        this.desk.begin(this.dogs().find((dog) => dog.id === thrown.dogId) ?? null);
      },
    });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    const dogId = draft.dogId;
    if (draft.body.trim() === '' || dogId === null) {
      this.miss(draft.body.trim() === '' ? 'text' : 'dog');
      return;
    }
    const saved = await this.saving.run(() => this.send(draft, dogId));
    if (!saved) return;
    this.drafts.drop(placeOf(draft));
    void this.files.noteSaved(draft.noteId);
    this.desk.close();
    this.toasts.say(`Note on ${this.dogName() ?? 'the dog'} saved`, {
      label: 'Open',
      run: () => void this.router.navigate(['/dogs', draft.dogId, 'notes', draft.noteId]),
    });
  }

  protected here(): string {
    return this.document.location.pathname + this.document.location.search;
  }

  private async send(draft: Draft, dogId: string): Promise<void> {
    await this.notes.create(draft.noteId, noteOf(draft, dogId));
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

  private knownDogs(): readonly KnownDog[] {
    const about = this.desk.about();
    const recent = this.dogStore.recent();
    return about && !recent.some((dog) => dog.id === about.id) ? [about, ...recent] : recent;
  }

  private async loadDogs(): Promise<void> {
    try {
      const page = await this.dogStore.list({ q: '', status: '' }, null);
      const listed = page.items.map((dog) => ({ id: dog.id, name: dog.call_name }));
      const others = this.knownDogs().filter((dog) => !listed.some((one) => one.id === dog.id));
      this.dogs.set([...others, ...listed]);
      const only = this.dogs()[0];
      if (this.dogs().length === 1 && only && this.draft().dogId === null) this.setDog(only.id);
    } catch {
      // No network: the dogs seen last on this device are offered.
    }
  }

  /** Where the keyboard covers the page instead of shrinking it, ends the composer above it. */
  private fit(visible: VisualViewport | null): void {
    if (visible === null) return;
    this.box().nativeElement.style.setProperty('--visible-height', `${visible.height}px`);
  }

  private show(): void {
    const box = this.box().nativeElement;
    const roomy = this.document.defaultView?.matchMedia('(min-width: 64rem)').matches ?? false;
    if (roomy) box.show();
    else box.showModal();
    const text = this.text().nativeElement;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  }
}
