import { Component, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Note } from '../api/types';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { NoteStore } from './note-store';

/** The short address of a note: finds its dog and goes on to the note there. */
@Component({
  selector: 'll-note-finder',
  imports: [Failure, RouterLink, Skeleton],
  template: `
    <div class="page page-narrow">
      <h1 class="visually-hidden">Note</h1>
      @if (note.problem(); as problem) {
        <ll-failure [problem]="problem" (again)="note.retry()">
          <a class="button" routerLink="/dogs">To the dogs</a>
        </ll-failure>
      } @else {
        <ll-skeleton what="the note" [rows]="4" />
      }
    </div>
  `,
})
export class NoteFinder {
  readonly noteId = input.required<string>();
  private readonly store = inject(NoteStore);
  private readonly router = inject(Router);
  protected readonly note = new Remote<Note>();

  constructor() {
    effect(() => {
      const id = this.noteId();
      untracked(() => void this.find(id));
    });
  }

  private async find(id: string): Promise<void> {
    await this.note.load((signal) => this.store.read(id, signal));
    const found = this.note.value();
    if (!found) return;
    await this.router.navigate(['/dogs', found.dog_id, 'notes', id], {
      replaceUrl: true,
      queryParamsHandling: 'preserve',
    });
  }
}
