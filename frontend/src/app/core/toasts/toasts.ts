import { Injectable, signal } from '@angular/core';

/** Short messages at the edge of the page; one of them may offer a way back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const LASTS_MS = 6_000;
const LASTS_WITH_ACTION_MS = 12_000;

@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private next = 1;
  readonly all = this.shown.asReadonly();

  say(text: string, action: Toast['action'] = null): void {
    const toast = { id: this.next++, text, action };
    this.shown.update((old) => [...old.slice(-1), toast]);
    setTimeout(() => this.drop(toast.id), action ? LASTS_WITH_ACTION_MS : LASTS_MS);
  }

  drop(id: number): void {
    this.shown.update((old) => old.filter((toast) => toast.id !== id));
  }
}
