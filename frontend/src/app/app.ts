import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ThemeSetting } from './core/theme/theme-setting';
import { ToastStack } from './core/toasts/toast-stack';

@Component({
  selector: 'll-root',
  imports: [RouterOutlet, ToastStack],
  template: `<router-outlet /><ll-toast-stack />`,
})
export class App {
  protected readonly theme = inject(ThemeSetting);
}
