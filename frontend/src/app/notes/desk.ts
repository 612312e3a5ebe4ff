import { Injectable, signal } from '@angular/core';
import { KnownDog } from '../dogs/dog-store';

/** Where notes are begun: which dog is in view, and whether the composer is open, for whom. */
@Injectable({ providedIn: 'root' })
export class Desk {
  readonly dogInView = signal<KnownDog | null>(null);
  readonly open = signal(false);
  /** True beside a dog that is not there: nothing can be written about it. */
  readonly closed = signal(false);
  /** The dog the composer was opened for; null lets the writer choose. */
  readonly about = signal<KnownDog | null>(null);

  begin(dog: KnownDog | null = this.dogInView()): void {
    this.about.set(dog);
    this.open.set(true);
  }

  close(): void {
    this.open.set(false);
  }
}
