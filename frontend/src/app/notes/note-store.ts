import { Injectable, inject, signal } from '@angular/core';
import { Cosigning, Note, NoteFields, NoteRevision } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Problem } from '../core/http/problem';
import { namesEdit } from '../offline/edit-number';

/** Notes: read, write, take back. Tells who listens that a dog's notes changed. */
export interface NoteChange {
  readonly dogId: string;
  readonly noteId: string;
}

export type NewNote = Pick<NoteFields, 'dog_id' | 'body' | 'occurred_at'> & Partial<NoteFields>;

/** Where a note is after it was saved: the registry's revision, or an edit that it has still to be told. */
export function savedWhere({ revision }: Pick<Note, 'revision'>): string {
  return namesEdit(revision) ? 'saved on this device' : 'saved';
}

@Injectable({ providedIn: 'root' })
export class NoteStore {
  private readonly api = inject(ApiClient);
  /** The latest change made on this device; timelines and lists read it to stay true. */
  readonly changed = signal<NoteChange | null>(null);

  read(id: string, signal?: AbortSignal): Promise<Note> {
    return this.api.get<Note>(`/notes/${id}`, { ...(signal && { signal }) });
  }

  async history(id: string, signal?: AbortSignal): Promise<readonly NoteRevision[]> {
    const answer = await this.api.get<{ items: NoteRevision[] }>(`/notes/${id}/revisions`, {
      ...(signal && { signal }),
    });
    return answer.items;
  }

  /** Writes a new note. Doing it twice is doing it once, also when the first answer was lost. */
  async create(id: string, note: NewNote): Promise<Note> {
    try {
      return this.tell(await this.api.put<Note>(`/notes/${id}`, note));
    } catch (thrown) {
      // The first try did arrive, its answer did not, and the text was changed since.
      if (!(thrown instanceof Problem) || thrown.status !== 428) throw thrown;
      const there = await this.read(id);
      return this.tell(
        await this.api.put<Note>(`/notes/${id}`, note, { revision: there.revision }),
      );
    }
  }

  async change(
    id: string,
    revision: number,
    fields: Partial<NoteFields>,
    reason = '',
  ): Promise<Note> {
    return this.tell(
      await this.api.patch<Note>(`/notes/${id}`, fields, { revision, query: { reason } }),
    );
  }

  async remove(note: Note): Promise<Note> {
    return this.tell(await this.api.delete<Note>(`/notes/${note.id}`, { revision: note.revision }));
  }

  async restore(id: string): Promise<Note> {
    return this.tell(await this.api.post<Note>(`/notes/${id}/restore`));
  }

  /** Whether the note waits for a co-signature, and what this person may do. */
  cosigning(id: string, signal: AbortSignal): Promise<Cosigning> {
    return this.api.get(`/notes/${id}/cosigning`, { signal });
  }

  async cosign(id: string, revision: number): Promise<Note> {
    return this.tell(await this.api.post<Note>(`/notes/${id}/signatures`, undefined, { revision }));
  }

  async takeCosignatureBack(id: string, revision: number): Promise<Note> {
    return this.tell(await this.api.delete<Note>(`/notes/${id}/signatures`, { revision }));
  }

  private tell(note: Note): Note {
    this.changed.set({ dogId: note.dog_id, noteId: note.id });
    return note;
  }
}
