import { Component, inject } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { IconName } from '../../shared/icon/icons';
import { ThemeChoice, ThemeSetting } from './theme-setting';

@Component({
  selector: 'll-theme-picker',
  imports: [Icon],
  template: `
    <fieldset class="theme-picker">
      <legend>Look</legend>
      <div>
        @for (one of choices; track one.value) {
          <label>
            <input
              type="radio"
              name="theme"
              class="visually-hidden"
              [value]="one.value"
              [checked]="setting.choice() === one.value"
              (change)="setting.choose(one.value)"
            />
            <span><ll-icon [name]="one.icon" />{{ one.label }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
})
export class ThemePicker {
  protected readonly setting = inject(ThemeSetting);
  protected readonly choices: readonly {
    value: ThemeChoice;
    label: string;
    icon: IconName;
  }[] = [
    { value: 'system', label: 'System', icon: 'screen' },
    { value: 'light', label: 'Light', icon: 'light' },
    { value: 'dark', label: 'Dark', icon: 'moon' },
    { value: 'sunlight', label: 'Sunlight', icon: 'sun' },
  ];
}
