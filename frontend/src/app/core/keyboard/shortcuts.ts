import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Single-key shortcuts. They keep quiet while somebody types or a dialog is open. */
export interface Shortcut {
  readonly key: string;
  readonly says: string;
  readonly run: () => void;
}

@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly known = new Map<string, Shortcut>();

  constructor() {
    this.document.addEventListener('keydown', (event) => this.hear(event));
  }

  /** Adds shortcuts; call the answer to take them away again. */
  add(shortcuts: readonly Shortcut[]): () => void {
    for (const shortcut of shortcuts) this.known.set(shortcut.key, shortcut);
    return () => {
      for (const shortcut of shortcuts) {
        if (this.known.get(shortcut.key) === shortcut) this.known.delete(shortcut.key);
      }
    };
  }

  all(): readonly Shortcut[] {
    return [...this.known.values()];
  }

  private hear(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || this.document.querySelector('dialog:modal')) return;
    const shortcut = this.known.get(event.key);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
