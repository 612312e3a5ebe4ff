// What jsdom lacks and the page needs: media queries, dialogs, and the watch over the list's end.
import { vi } from 'vitest';

window.matchMedia = vi.fn().mockImplementation((query: string) => ({
  matches: false,
  media: query,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
})) as unknown as typeof window.matchMedia;

class QuietObserver {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}
window.IntersectionObserver = QuietObserver as unknown as typeof IntersectionObserver;

const dialog = HTMLDialogElement.prototype;
dialog.show ??= function (this: HTMLDialogElement) {
  this.open = true;
};
dialog.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
dialog.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

beforeEach(() => localStorage.clear());
