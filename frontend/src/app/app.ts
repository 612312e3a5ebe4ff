import { Component, DOCUMENT, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ThemeSetting } from './core/theme/theme-setting';
import { ToastStack } from './core/toasts/toast-stack';

@Component({
  selector: 'll-root',
  imports: [RouterOutlet, ToastStack],
  template: `<router-outlet (activate)="opened()" /><ll-toast-stack />`,
})
export class App {
  protected readonly theme = inject(ThemeSetting);
  private readonly document = inject(DOCUMENT);

  /** The first page is there: what stood in its place (index.html) goes. */
  protected opened(): void {
    this.document.querySelector('.opening')?.remove();
  }
}
