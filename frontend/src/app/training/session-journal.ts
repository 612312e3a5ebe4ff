import { Injectable, inject, signal } from '@angular/core';
import { Session } from '../core/session/session';
import { LiveRecord } from './live-record';

/**
 * Where a running session is kept on this device: written whole at every tap, synchronously and
 * before the screen reacts, so that a dead battery costs not one trial. One per dog, per person
 * and organization. The offline store will stand behind these four verbs.
 */
const PREFIX = 'longline.live-session.';

@Injectable({ providedIn: 'root' })
export class SessionJournal {
  private readonly session = inject(Session);

  /** False once the device refused to keep something: then the page must say so. */
  readonly keeps = signal(true);

  read(dogId: string): LiveRecord | null {
    const kept = localStorage.getItem(this.keyOf(dogId));
    if (kept === null) return null;
    try {
      return JSON.parse(kept) as LiveRecord;
    } catch {
      return null; // cut off by a full disk: nothing to resume
    }
  }

  keep(record: LiveRecord): void {
    try {
      localStorage.setItem(this.keyOf(record.dogId), JSON.stringify(record));
      this.keeps.set(true);
    } catch {
      this.keeps.set(false); // storage is full or closed; the session is still in the page
    }
  }

  /** The dogs whose session is open on this device, for this person and organization. */
  running(): readonly string[] {
    const head = this.keyOf('');
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(head))
      .map((key) => key.slice(head.length));
  }

  drop(dogId: string): void {
    localStorage.removeItem(this.keyOf(dogId));
  }

  /** Calls back when another tab of this person changed the dog's session; answers how to stop. */
  watch(dogId: string, changed: (record: LiveRecord | null) => void): () => void {
    const key = this.keyOf(dogId);
    const heard = (event: StorageEvent): void => {
      if (event.key === key) changed(this.read(dogId));
    };
    window.addEventListener('storage', heard);
    return () => window.removeEventListener('storage', heard);
  }

  private keyOf(dogId: string): string {
    const person = this.session.person()?.id ?? 'nobody';
    const organization = this.session.membership()?.organization.id ?? 'none';
    return `${PREFIX}${person}.${organization}.${dogId}`;
  }
}
