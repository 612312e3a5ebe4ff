import { Injectable, computed, effect, inject, signal, DOCUMENT } from '@angular/core';

/** The look a person chose on this device; `system` follows the device's own settings. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'sunlight';
export type Theme = Exclude<ThemeChoice, 'system'>;

export const THEME_KEY = 'longline.theme';

/** What the system paints around the page: `--chrome` of styles/tokens.css. A manifest can hold but one of them. */
const CHROME: Record<Theme, string> = { light: '#141a33', dark: '#0a0e1c', sunlight: '#000000' };

@Injectable({ providedIn: 'root' })
export class ThemeSetting {
  private readonly document = inject(DOCUMENT);
  private readonly dark = this.follow('(prefers-color-scheme: dark)');
  private readonly strong = this.follow('(prefers-contrast: more)');

  readonly choice = signal<ThemeChoice>(readChoice());
  readonly theme = computed<Theme>(() => {
    const choice = this.choice();
    if (choice !== 'system') return choice;
    if (this.dark()) return 'dark';
    return this.strong() ? 'sunlight' : 'light';
  });

  constructor() {
    effect(() => {
      this.document.documentElement.dataset['theme'] = this.theme();
      this.document
        .querySelector('meta[name="theme-color"]')
        ?.setAttribute('content', CHROME[this.theme()]);
    });
  }

  choose(choice: ThemeChoice): void {
    if (choice === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, choice);
    this.choice.set(choice);
  }

  private follow(query: string): () => boolean {
    const media = this.document.defaultView?.matchMedia(query);
    const matches = signal(media?.matches ?? false);
    media?.addEventListener('change', (event) => matches.set(event.matches));
    return matches;
  }
}

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(THEME_KEY);
  return kept === 'light' || kept === 'dark' || kept === 'sunlight' ? kept : 'system';
}
