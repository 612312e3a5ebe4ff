// What jsdom lacks and the page needs: media queries, dialogs, the watch over the list's end, and
// files that a database takes: jsdom's own cannot be copied, the platform's can.
import { vi } from 'vitest';

interface Platform {
  readonly process: { getBuiltinModule(name: 'node:buffer'): { readonly Blob: typeof Blob } };
}
window.Blob = (globalThis as unknown as Platform).process.getBuiltinModule('node:buffer').Blob;

window.matchMedia = vi.fn().mockImplementation((query: string) => ({
  matches: false,
  media: query,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
}));

class QuietObserver {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}
window.IntersectionObserver = QuietObserver as unknown as typeof IntersectionObserver;

/** jsdom knows the element, but not all of its verbs. */
function lend(verb: 'show' | 'showModal' | 'close', open: boolean): void {
  if (verb in HTMLDialogElement.prototype) return;
  Object.defineProperty(HTMLDialogElement.prototype, verb, {
    value(this: HTMLDialogElement) {
      this.open = open;
    },
  });
}
lend('show', true);
lend('showModal', true);
lend('close', false);

beforeEach(() => localStorage.clear());
