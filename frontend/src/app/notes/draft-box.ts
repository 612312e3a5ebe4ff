import { Injectable, computed, inject, signal } from '@angular/core';
import { KeptFact, NoteKind, NoteSource, Visibility } from '../api/types';
import { Session } from '../core/session/session';
import { uuid7 } from '../core/uuid7';
import { nowWithOffset } from '../shared/text/moments';

/**
 * What is written and not yet saved, kept on this device at every keystroke, so that a dead
 * battery costs nothing. One draft per dog (and one for a note whose dog is not chosen yet, and
 * one per note being edited). The note's id is made with the draft: however often a save is
 * tried, it is the same note. Drafts belong to a person; another one on this device sees none.
 */
export interface Draft {
  readonly noteId: string;
  readonly dogId: string | null;
  readonly body: string;
  readonly title: string;
  readonly kind: NoteKind;
  readonly tags: readonly string[];
  readonly visibility: Visibility;
  /** RFC 3339 with offset; null until the first word is written. */
  readonly occurredAt: string | null;
  readonly touchedAt: string;
  /** For an edit: the revision it was begun over. */
  readonly revision: number | null;
  /** Facts that the writer put right or dropped; absent in drafts of before there were facts. */
  readonly facts?: readonly KeptFact[];
  /** The language that the text was read in, `en` unless said. */
  readonly language?: string;
  /** The session it tells of; absent in a note of its own. */
  readonly sessionId?: string | null;
  /** `generated` until somebody changes the text. */
  readonly source?: NoteSource;
}

export type DraftPlace = `dog:${string}` | `note:${string}` | 'nowhere';

/** Where the draft of a new note is kept. */
export function placeOf(draft: Draft): DraftPlace {
  return draft.dogId === null ? 'nowhere' : `dog:${draft.dogId}`;
}

const PREFIX = 'longline.draft.';

@Injectable({ providedIn: 'root' })
export class DraftBox {
  private readonly session = inject(Session);
  private readonly changed = signal(0);

  /** False once the device refused to keep something: then the page must say so. */
  readonly keeps = signal(true);

  /** The dogs that have something unsaved. */
  readonly dogsWithDraft = computed(() => {
    this.changed();
    const head = this.keyOf('dog:');
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(head))
      .map((key) => key.slice(head.length));
  });

  fresh(dogId: string | null): Draft {
    return {
      noteId: uuid7(),
      dogId,
      body: '',
      title: '',
      kind: 'general',
      tags: [],
      visibility: 'team',
      occurredAt: null,
      touchedAt: new Date().toISOString(),
      revision: null,
    };
  }

  read(place: DraftPlace): Draft | null {
    const kept = localStorage.getItem(this.keyOf(place));
    if (kept === null) return null;
    try {
      return JSON.parse(kept) as Draft;
    } catch {
      return null; // half a draft, cut off by a full disk: nothing to show
    }
  }

  keep(place: DraftPlace, draft: Draft): void {
    try {
      localStorage.setItem(this.keyOf(place), JSON.stringify(draft));
      this.keeps.set(true);
    } catch {
      this.keeps.set(false); // storage is full or closed; the text is still in the page
    }
    this.changed.update((count) => count + 1);
  }

  drop(place: DraftPlace): void {
    localStorage.removeItem(this.keyOf(place));
    this.changed.update((count) => count + 1);
  }

  /** The draft that will be this note, or null when there is none on this device. */
  holding(noteId: string): Draft | null {
    const places: readonly DraftPlace[] = [
      'nowhere',
      ...this.dogsWithDraft().map((id) => `dog:${id}` as const),
    ];
    return places.map((place) => this.read(place)).find((one) => one?.noteId === noteId) ?? null;
  }

  /** Gives what was written to a dog; what was already begun there stays above it. */
  give(from: Draft, dogId: string): Draft {
    const there = this.read(`dog:${dogId}`);
    this.drop(placeOf(from));
    let given: Draft = { ...from, dogId };
    if (there) {
      const body = from.body.trim() === '' ? there.body : `${there.body}\n\n${from.body}`;
      given = { ...there, body };
    }
    this.keep(`dog:${dogId}`, given);
    return given;
  }

  /** Lays a session's drafted note on the desk; what was already begun about the dog stays above it. */
  takeDrafted(dogId: string, sessionId: string, drafted: { text: string; title: string }): void {
    const begun = this.read(`dog:${dogId}`);
    const draft = begun ?? this.fresh(dogId);
    const own = draft.body.trim() !== '';
    this.keep(`dog:${dogId}`, {
      ...draft,
      kind: 'session',
      title: draft.title === '' ? drafted.title : draft.title,
      body: own ? `${draft.body}\n\n${drafted.text}` : drafted.text,
      occurredAt: draft.occurredAt ?? nowWithOffset(),
      sessionId,
      source: own ? 'typed' : 'generated',
    });
  }

  private keyOf(place: string): string {
    return `${PREFIX}${this.session.person()?.id ?? 'nobody'}.${place}`;
  }
}
