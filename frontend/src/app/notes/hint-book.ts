import { Injectable, signal } from '@angular/core';

/** The words whose hint a trainer has sent away: not said again until the page is opened anew. */
@Injectable({ providedIn: 'root' })
export class HintBook {
  private readonly silenced = signal<ReadonlySet<string>>(new Set());

  speaksOf(words: string): boolean {
    return !this.silenced().has(words.toLowerCase());
  }

  silence(words: string): void {
    this.silenced.update((old) => new Set([...old, words.toLowerCase()]));
  }
}
